import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { FaultReference } from './fault-reference'

type SignInFaultProps = { code: string; kind: string; reference: string }

/** Which of the five pages a fault has. */
function pageOf({ code, kind }: SignInFaultProps): 'cancelled' | 'expired' | 'identity' | 'refused' | 'unavailable' {
  if (code === 'sign-in-cancelled') return 'cancelled'
  if (code === 'sign-in-expired') return 'expired'
  if (code.startsWith('identity-') || code === 'broker-assurance') return 'identity'
  return kind === 'unavailable' ? 'unavailable' : 'refused'
}

/** What one sees when the sign-in was not completed: what happened, that nothing is lost, and the way on. */
export function SignInFault(fault: SignInFaultProps) {
  const t = useTexts()
  const page = pageOf(fault)
  return (
    <Page title={t(`sign-in.fault.${page}.title`)} lead={t(`sign-in.fault.${page}.text`)}>
      <p>{t(`sign-in.fault.${page}.next`)}</p>
      {page !== 'cancelled' && <FaultReference code={fault.code} reference={fault.reference} />}
      <p className="cluster">
        <ButtonLink href="/logga-in">{t('sign-in.signedOut.again')}</ButtonLink>
        <a className="action-link" href="/kontakt">
          {t('sign-in.fault.contact')}
        </a>
      </p>
    </Page>
  )
}
