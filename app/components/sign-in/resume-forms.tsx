import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/frame/page'
import { ownFields } from '~/domain/sign-in/form-fields'
import { useFormats, useTexts } from '~/i18n/context'
import { toldApart } from '~/views/forms/told-apart'

type WaitingForm = { id: string; keptAt: Date; action: string; fields: [string, string][] }

/**
 * Signed in again after a form could not be taken: what was sent is here, and goes on with one press. It stays here until
 * it is sent, left, or a day has passed.
 */
export function ResumeForms({ till, forms }: { till: string; forms: WaitingForm[] }) {
  const t = useTexts()
  const formats = useFormats()
  // Two of one minute are told apart too.
  const named = toldApart(
    forms.map((form) => ({ ...form, time: formats.dateTime(form.keptAt) })),
    'time',
    t,
  )
  return (
    <Page title={t('sign-in.resume.title')} lead={t('sign-in.resume.lead')}>
      {named.map((form) => (
        <Waiting key={form.id} till={till} form={form} />
      ))}
      <p>
        <a className="action-link" href={till}>
          {t('sign-in.resume.later')}
        </a>
      </p>
    </Page>
  )
}

function Waiting({ till, form }: { till: string; form: WaitingForm & { time: string } }) {
  const t = useTexts()
  const { time } = form
  return (
    <section aria-labelledby={`kept-${form.id}`}>
      <h2 id={`kept-${form.id}`}>{t('sign-in.resume.what', { time })}</h2>
      <PostForm action={form.action}>
        {form.fields.map(([name, value]) => (
          <Hidden key={`${name}=${value}`} name={name} value={value} />
        ))}
        <Hidden name={ownFields.kept} value={form.id} />
        <SubmitButton>{t('sign-in.resume.button', { time })}</SubmitButton>
      </PostForm>
      <PostForm action="/logga-in">
        <Hidden name="till" value={till} />
        <Hidden name="ta-bort" value={form.id} />
        <SubmitButton secondary>{t('sign-in.resume.leave', { time })}</SubmitButton>
      </PostForm>
    </section>
  )
}
