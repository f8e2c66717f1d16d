import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

/** Asks before signing out someone who came here by the address. */
export function SignOutForm() {
  const t = useTexts()
  return (
    <Page title={t('sign-in.signOut.title')} lead={t('sign-in.signOut.lead')}>
      <PostForm action="/logga-ut">
        <SubmitButton>{t('sign-in.signOut.button')}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href="/valj">
          {t('sign-in.signOut.stay')}
        </a>
      </p>
    </Page>
  )
}
