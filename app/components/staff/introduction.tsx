import { Avatar } from '~/components/frame/avatar'
import { PageStyle } from '~/components/frame/page-style'
import type { IntroductionView } from '~/views/staff/introduction'

/** Who the one is who comes, with the face where it may be shown: a small part of the page about the shift. */
export function Introduction({ introduction }: { introduction: IntroductionView | null }) {
  if (introduction === null) return null
  const { heading, name, photo, lines } = introduction
  return (
    <section className="introduction" aria-labelledby="vem">
      <PageStyle part="staff" />
      <h2 id="vem">{heading}</h2>
      <div>
        <Avatar name={name} photo={photo} />
        <div>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
    </section>
  )
}
