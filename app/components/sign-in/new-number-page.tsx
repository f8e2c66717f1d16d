import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

/** The samordningsnummer has become a personnummer: that all is still here, and what is different. */
export function NewNumberPage({ till }: { till: string }) {
  const t = useTexts()
  return (
    <Page title={t('sign-in.newNumber.title')} lead={t('sign-in.newNumber.lead')}>
      <h2>{t('sign-in.newNumber.keptTitle')}</h2>
      <p>{t('sign-in.newNumber.kept')}</p>
      <h2>{t('sign-in.newNumber.changedTitle')}</h2>
      <p>{t('sign-in.newNumber.signedOut')}</p>
      <p>{t('sign-in.newNumber.provider')}</p>
      <PostForm action="/nytt-personnummer">
        <Hidden name="till" value={till} />
        <SubmitButton>{t('sign-in.newNumber.button')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
