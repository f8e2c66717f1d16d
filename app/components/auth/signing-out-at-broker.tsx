import { ButtonLink } from '~/components/layout/button-link'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'

/** Signed out here, on the way to sign out at the broker. The browser goes on by itself; the link is for one that does not. */
export function SigningOutAtBroker({ atBroker }: { atBroker: string }) {
  const t = useTexts()
  return (
    <Page title={t('auth.toBroker.title')} lead={t('auth.toBroker.lead')}>
      <p>
        <ButtonLink href={atBroker}>{t('auth.toBroker.link')}</ButtonLink>
      </p>
    </Page>
  )
}
