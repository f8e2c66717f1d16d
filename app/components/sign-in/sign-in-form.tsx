import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { TextKey } from '~/i18n/texts'
import { FaultReference } from './fault-reference'

type SignInFormProps = {
  /** With what one can sign in, the most likely first; `name` is null when there is one, which asks itself. */
  choices: { id: string; name: string | null }[]
  /** Where to come back to. */
  till: string
  /** Why one is here, if not by one's own choice. */
  skal: keyof typeof endedReasons | 'bekrafta' | null
  /** What was sent when the session had ended is kept. */
  isKept: boolean
  /** What one is to confirm. */
  vad: keyof typeof actTexts | null
  /** What was pressed is kept, and carried out when one comes back. */
  isPressed: boolean
  /** The broker does not answer. `broker`: the id of the one that was chosen. */
  fault: { code: string; reference: string; broker: string | null } | undefined
}

/** What is about to be done. */
const actTexts = {
  giveAccess: 'sign-in.act.giveAccess.text',
  limitAccess: 'sign-in.act.limitAccess.text',
  withdrawAccess: 'sign-in.act.withdrawAccess.text',
  giveFullmakt: 'sign-in.act.giveFullmakt.text',
  withdrawFullmakt: 'sign-in.act.withdrawFullmakt.text',
  takeOwnData: 'sign-in.act.takeOwnData.text',
  object: 'sign-in.act.object.text',
  wish: 'sign-in.act.wish.text',
  makeCalendar: 'sign-in.act.makeCalendar.text',
  allowCalendarNames: 'sign-in.act.allowCalendarNames.text',
} as const satisfies Record<string, TextKey>

/** The page before the e-legitimation: what happens, the warning against callers, and the button. */
export function SignInForm({ choices, till, skal, vad, isKept, isPressed, fault }: SignInFormProps) {
  const t = useTexts()
  // Where the broker does not answer, the page is drawn by this address and knows what was pressed.
  const again = new URLSearchParams({ till, skal: 'bekrafta', ...(vad !== null && { vad }) })
  const part = skal === 'bekrafta' ? 'confirm' : 'signIn'
  return (
    <Page title={t(`sign-in.${part}.title`)} lead={t(`sign-in.${part}.lead`)}>
      {part === 'confirm' && vad !== null && (
        <p>
          <strong>{t(actTexts[vad])}</strong>
          {isPressed && ` ${t('sign-in.confirm.then')}`}
        </p>
      )}
      {fault && <Unavailable {...fault} choices={choices} />}
      {!fault && skal !== null && skal !== 'bekrafta' && <EndedNotice skal={skal} isKept={isKept} />}
      <PostForm action={part === 'confirm' ? `/logga-in?${again.toString()}` : '/logga-in'}>
        <Hidden name="till" value={till} />
        {skal !== null && <Hidden name="skal" value={skal} />}
        {vad !== null && <Hidden name="vad" value={vad} />}
        <p>
          <strong>{t('sign-in.signIn.warning')}</strong>
        </p>
        {choices.map(({ id, name }, nth) =>
          name === null ? (
            <SubmitButton key={id}>{t(`sign-in.${part}.button`)}</SubmitButton>
          ) : (
            <p key={id}>
              <SubmitButton name="legitimation" value={id} secondary={nth > 0}>
                {t(`sign-in.${part}.buttonWith`, { name })}
              </SubmitButton>
            </p>
          ),
        )}
      </PostForm>
      {choices.length > 1 && (
        <p>
          <a className="action-link" href="#annat-satt">
            {t('sign-in.signIn.otherWay')}
          </a>
        </p>
      )}
      {isPressed && (
        <p>
          <a className="action-link" href={till}>
            {t('sign-in.confirm.back')}
          </a>
        </p>
      )}
      <h2>{t('sign-in.signIn.stepsTitle')}</h2>
      <ol>
        <li>{t('sign-in.signIn.step1')}</li>
        <li>{t('sign-in.signIn.step2')}</li>
        <li>{t(isPressed ? 'sign-in.confirm.step3' : 'sign-in.signIn.step3')}</li>
      </ol>
      <h2 id="annat-satt">{t('sign-in.signIn.helpTitle')}</h2>
      <p>{t('sign-in.signIn.help')}</p>
      <p>
        <a href="/kontakt">{t('sign-in.signIn.contact')}</a>
      </p>
    </Page>
  )
}

type UnavailableProps = NonNullable<SignInFormProps['fault']> & Pick<SignInFormProps, 'choices'>

/** That the chosen one does not answer, and that the others may. */
function Unavailable({ choices, broker, code, reference }: UnavailableProps) {
  const t = useTexts()
  const name = choices.find(({ id }) => id === broker)?.name ?? null
  const isOneOfSeveral = name !== null && choices.length > 1
  const title = isOneOfSeveral ? t('sign-in.fault.oneAway.title', { name }) : t('sign-in.fault.unavailable.title')
  return (
    <Alert tone="danger" title={title}>
      <p>{t('sign-in.fault.unavailable.text')}</p>
      <p>{t(isOneOfSeveral ? 'sign-in.fault.oneAway.next' : 'sign-in.fault.unavailable.next')}</p>
      <FaultReference code={code} reference={reference} />
    </Alert>
  )
}

/** Why one is not signed in any more, by the word in the address. */
const endedReasons = { tid: 'time', utloggad: 'elsewhere', borta: 'lost' } as const

function EndedNotice({ skal, isKept }: { skal: keyof typeof endedReasons; isKept: boolean }) {
  const t = useTexts()
  const reason = endedReasons[skal]
  return (
    <Alert tone="info" title={t(`sign-in.reason.${reason}.title`)}>
      <p>{t(`sign-in.reason.${reason}.text`)}</p>
      {isKept && <p>{t('sign-in.reason.kept')}</p>}
    </Alert>
  )
}
