import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

/** Signed out here, on the way to sign out at the broker. The browser goes on by itself; the link is for one that does not. */
export function SigningOutAtBroker({ atBroker }: { atBroker: string }) {
  const t = useTexts()
  return (
    <Page title={t('sign-in.toBroker.title')} lead={t('sign-in.toBroker.lead')}>
      <p>
        <ButtonLink href={atBroker}>{t('sign-in.toBroker.link')}</ButtonLink>
      </p>
    </Page>
  )
}
