import { Page } from '~/components/frame/page'
import { WayOn } from '~/components/frame/way-on'
import { useTexts } from '~/i18n/context'
import { FaultReference } from './fault-reference'

type SignInFaultProps = {
  code: string
  kind: string
  reference: string
  /** The query of the sign-in page it began on; '' when that is not known. */
  again: string
  /** Where the person was going. */
  till: string
  isSignedIn: boolean
}
type FaultPage = 'cancelled' | 'anotherPerson' | 'notConfirmed' | 'expired' | 'identity' | 'refused' | 'unavailable'

/** Which of the seven pages a fault has. */
function pageOf({ code, kind, isSignedIn }: SignInFaultProps): FaultPage {
  if (code === 'sign-in-cancelled') return isSignedIn ? 'notConfirmed' : 'cancelled'
  if (code === 'another-person') return 'anotherPerson'
  if (code === 'sign-in-expired') return 'expired'
  if (code.startsWith('identity-') || code === 'broker-assurance') return 'identity'
  return kind === 'unavailable' ? 'unavailable' : 'refused'
}

/** What one sees when the sign-in was not completed: what happened, that nothing is lost, and the way back to where one was. */
export function SignInFault(fault: SignInFaultProps) {
  const t = useTexts()
  const page = pageOf(fault)
  return (
    <Page title={t(`sign-in.fault.${page}.title`)} lead={t(`sign-in.fault.${page}.text`)}>
      <p>{t(`sign-in.fault.${page}.next`)}</p>
      {!['cancelled', 'notConfirmed', 'anotherPerson'].includes(page) && (
        <FaultReference code={fault.code} reference={fault.reference} />
      )}
      <WayOn
        first={{
          href: fault.again === '' ? '/logga-in' : `/logga-in?${fault.again}`,
          text: t(fault.isSignedIn ? 'sign-in.confirm.button' : 'sign-in.signedOut.again'),
        }}
        others={[
          ...(fault.isSignedIn ? [{ href: fault.till, text: t('sign-in.fault.back') }] : []),
          { href: '/kontakt', text: t('sign-in.fault.contact') },
        ]}
      />
    </Page>
  )
}
