import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

type ResumeFormProps = { till: string; form: { action: string; fields: [string, string][] } }

/** Signed in again after the session ended in the middle of a form: what was sent is here, and goes on with one press. */
export function ResumeForm({ till, form }: ResumeFormProps) {
  const t = useTexts()
  return (
    <Page title={t('sign-in.resume.title')} lead={t('sign-in.resume.lead')}>
      <form method="post" action={form.action}>
        {form.fields.map(([name, value]) => (
          <Hidden key={`${name}=${value}`} name={name} value={value} />
        ))}
        <SubmitButton>{t('sign-in.resume.button')}</SubmitButton>
      </form>
      <p>
        <a className="action-link" href={till}>
          {t('sign-in.resume.skip')}
        </a>
      </p>
    </Page>
  )
}
