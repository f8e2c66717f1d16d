import { OwnWords } from '~/components/frame/own-words'
import type { CommentView } from '~/views/reports/row'

/** Comments from the brukare's side, each with who and when. */
export function Comments({ comments, heading }: { comments: readonly CommentView[]; heading: string }) {
  if (comments.length === 0) return null
  return (
    <section aria-labelledby="kommentarer">
      <h2 id="kommentarer">{heading}</h2>
      <ul className="comments">
        {comments.map((comment) => (
          <li key={comment.id}>
            <OwnWords text={comment.text} from="person" />
            <p>{comment.by}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
