import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'

type ResumeFormProps = { till: string; form: { action: string; fields: [string, string][] } }

/** Signed in again after the session ended in the middle of a form: what was sent is here, and goes on with one press. */
export function ResumeForm({ till, form }: ResumeFormProps) {
  const t = useTexts()
  return (
    <Page title={t('auth.resume.title')} lead={t('auth.resume.lead')}>
      <form method="post" action={form.action}>
        {form.fields.map(([name, value]) => (
          <Hidden key={`${name}=${value}`} name={name} value={value} />
        ))}
        <SubmitButton>{t('auth.resume.button')}</SubmitButton>
      </form>
      <p>
        <a className="action-link" href={till}>
          {t('auth.resume.skip')}
        </a>
      </p>
    </Page>
  )
}
