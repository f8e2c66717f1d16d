import { SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'

/** Asks before signing out someone who came here by the address. */
export function SignOutForm() {
  const t = useTexts()
  return (
    <Page title={t('auth.signOut.title')} lead={t('auth.signOut.lead')}>
      <form method="post" action="/logga-ut">
        <SubmitButton>{t('auth.signOut.button')}</SubmitButton>
      </form>
      <p>
        <a className="action-link" href="/valj">
          {t('auth.signOut.stay')}
        </a>
      </p>
    </Page>
  )
}
