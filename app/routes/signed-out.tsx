import { ButtonLink } from '~/components/layout/button-link'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'

export default function SignedOut() {
  const t = useTexts()
  return (
    <Page title={t('auth.signedOut.title')} lead={t('auth.signedOut.lead')}>
      <p className="cluster">
        <ButtonLink href="/">{t('auth.signedOut.start')}</ButtonLink>
        <a className="action-link" href="/logga-in">
          {t('auth.signedOut.again')}
        </a>
      </p>
    </Page>
  )
}
