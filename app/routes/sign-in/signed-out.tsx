import { Page } from '~/components/frame/page'
import { WayOn } from '~/components/frame/way-on'
import { useTexts } from '~/i18n/context'

export default function SignedOut() {
  const t = useTexts()
  return (
    <Page title={t('sign-in.signedOut.title')} lead={t('sign-in.signedOut.lead')}>
      <WayOn
        first={{ href: '/', text: t('sign-in.signedOut.start') }}
        others={[{ href: '/logga-in', text: t('sign-in.signedOut.again') }]}
      />
    </Page>
  )
}
