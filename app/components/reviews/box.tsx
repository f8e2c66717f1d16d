import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { useTexts } from '~/i18n/context'
import type { ReviewBox } from '~/views/reviews/review'

/** "Reviewed, nothing to object": who has said it and when, and the button to say it or take it back. */
export function Reviews({ box }: { box: ReviewBox }) {
  const t = useTexts()
  const { said, form, obstacle } = box
  if (said.length === 0 && form === null && obstacle === null) return null
  return (
    <section aria-labelledby="granskning">
      <h2 id="granskning">{t('reviews.heading')}</h2>
      {said.length > 0 && (
        <ul>
          {said.map(({ id, text, note }) => (
            <li key={id}>
              {text} {note}
            </li>
          ))}
        </ul>
      )}
      {said.length === 0 && obstacle === null && <p>{t('reviews.nobody')}</p>}
      {obstacle !== null && <p>{obstacle}</p>}
      {form && (
        <PostForm action={form.action}>
          {form.fields.map(([name, value]) => (
            <Hidden key={name} name={name} value={value} />
          ))}
          <SubmitButton secondary={box.mayUndo}>{form.button}</SubmitButton>
        </PostForm>
      )}
    </section>
  )
}
