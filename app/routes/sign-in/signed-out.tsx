import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

export default function SignedOut() {
  const t = useTexts()
  return (
    <Page title={t('sign-in.signedOut.title')} lead={t('sign-in.signedOut.lead')}>
      <p className="cluster">
        <ButtonLink href="/">{t('sign-in.signedOut.start')}</ButtonLink>
        <a className="action-link" href="/logga-in">
          {t('sign-in.signedOut.again')}
        </a>
      </p>
    </Page>
  )
}
