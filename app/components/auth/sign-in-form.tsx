import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Alert } from '~/components/layout/alert'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'
import type { TextKey } from '~/i18n/texts'
import { FaultReference } from './fault-reference'

type SignInFormProps = {
  /** Where to come back to. */
  till: string
  /** Why one is here, if not by one's own choice. */
  skal: 'tid' | 'utloggad' | 'bekrafta' | null
  /** What one is to confirm. */
  vad: keyof typeof actTexts | null
  /** The broker does not answer. */
  fault: { code: string; reference: string } | undefined
}

/** What is about to be done. */
const actTexts = {
  giveAccess: 'auth.act.giveAccess.text',
  limitAccess: 'auth.act.limitAccess.text',
  withdrawAccess: 'auth.act.withdrawAccess.text',
  giveFullmakt: 'auth.act.giveFullmakt.text',
  withdrawFullmakt: 'auth.act.withdrawFullmakt.text',
  object: 'auth.act.object.text',
} as const satisfies Record<string, TextKey>

/** The page before the e-legitimation: what happens, the warning against callers, and the button. */
export function SignInForm({ till, skal, vad, fault }: SignInFormProps) {
  const t = useTexts()
  const part = skal === 'bekrafta' ? 'confirm' : 'signIn'
  return (
    <Page title={t(`auth.${part}.title`)} lead={t(`auth.${part}.lead`)}>
      {part === 'confirm' && vad !== null && (
        <p>
          <strong>{t(actTexts[vad])}</strong>
        </p>
      )}
      {fault && (
        <Alert tone="danger" title={t('auth.fault.unavailable.title')}>
          <p>{t('auth.fault.unavailable.text')}</p>
          <p>{t('auth.fault.unavailable.next')}</p>
          <FaultReference {...fault} />
        </Alert>
      )}
      {!fault && (skal === 'tid' || skal === 'utloggad') && <EndedNotice skal={skal} />}
      <form method="post" action="/logga-in">
        <Hidden name="till" value={till} />
        {skal !== null && <Hidden name="skal" value={skal} />}
        {vad !== null && <Hidden name="vad" value={vad} />}
        <p>
          <strong>{t('auth.signIn.warning')}</strong>
        </p>
        <SubmitButton>{t(`auth.${part}.button`)}</SubmitButton>
      </form>
      <h2>{t('auth.signIn.stepsTitle')}</h2>
      <ol>
        <li>{t('auth.signIn.step1')}</li>
        <li>{t('auth.signIn.step2')}</li>
        <li>{t('auth.signIn.step3')}</li>
      </ol>
      <h2>{t('auth.signIn.helpTitle')}</h2>
      <p>{t('auth.signIn.help')}</p>
      <p>
        <a href="/kontakt">{t('auth.signIn.contact')}</a>
      </p>
    </Page>
  )
}

function EndedNotice({ skal }: { skal: 'tid' | 'utloggad' }) {
  const t = useTexts()
  const reason = skal === 'tid' ? 'time' : 'elsewhere'
  return (
    <Alert tone="info" title={t(`auth.reason.${reason}.title`)}>
      {t(`auth.reason.${reason}.text`)}
    </Alert>
  )
}
