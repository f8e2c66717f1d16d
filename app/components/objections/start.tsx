import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Card } from '~/components/frame/card'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { ObjectionReason } from '~/domain/objections/objection'
import { HowToObject } from './how-to-object'
import { ReasonIcon } from './reason-icon'

type Props = {
  access: PageAccess
  base: string
  now: Date
  /** For how many days what is written is kept. */
  draftDays: number
  notices: readonly ProviderNotice[]
  /** Null: nothing was asked for, or it cannot be had now. */
  start: {
    providerName: string
    about: string
    /** The same, short, for the title. */
    title: string
    existing: { href: string; saved: string } | null
    whole: { href: string; text: string } | null
    /** Of a shift, the first that is asked: why. Null: what it is about is asked first. */
    reasons: ReasonRow[] | null
  } | null
}

/** One reason, and where pressing it leads. */
export type ReasonRow = { action: string; reason: ObjectionReason; text: string }

/** The page before the flow: what one needs, how long it takes, what happens, when the answer comes. */
export function StartObjection({ access, base, now, draftDays, notices, start }: Props) {
  const t = useTexts()
  const trail = [{ href: `${base}/invandningar`, text: t('objections.title') }]
  const lead = start
    ? t('objections.new.lead', { provider: start.providerName })
    : t(notices.length > 0 ? 'objections.new.unknown' : 'objections.new.choose')
  return (
    <Page
      title={t('objections.new.title')}
      about={start?.title}
      stepInTitle={false}
      lead={lead}
      access={access}
      trail={trail}
      step={start?.reasons == null ? undefined : { now: 1, of: 3 }}
    >
      <Notices notices={notices} now={now} />
      {start ? <Start {...start} draftDays={draftDays} /> : <HowToObject base={base} scopes={access.scopes} />}
    </Page>
  )
}

type StartProps = NonNullable<Props['start']> & Pick<Props, 'draftDays'>

function Start({ providerName, about, existing, whole, reasons, draftDays }: StartProps) {
  const t = useTexts()
  return (
    <>
      <section aria-labelledby="galler">
        <h2 id="galler">{t('objections.new.about')}</h2>
        <Card>
          <p>{about}</p>
        </Card>
        {whole !== null && (
          <p>
            <a className="action-link" href={whole.href}>
              {whole.text}
            </a>
          </p>
        )}
      </section>
      {existing && (
        <Alert tone="info" title={t('objections.new.existing')}>
          <p>{t('objections.new.existingText', { time: existing.saved })}</p>
          <p>
            <ButtonLink href={existing.href}>{t('objections.new.continue')}</ButtonLink>
          </p>
        </Alert>
      )}
      {reasons !== null && <Reasons reasons={reasons} />}
      <section aria-labelledby="behover">
        <h2 id="behover">{t('objections.new.need')}</h2>
        <p>{t('objections.new.needText')}</p>
      </section>
      <section aria-labelledby="tid">
        <h2 id="tid">{t('objections.new.time')}</h2>
        <p>{t('objections.new.timeText', { days: draftDays })}</p>
      </section>
      <section aria-labelledby="sedan">
        <h2 id="sedan">{t('objections.new.after')}</h2>
        <p>{t('objections.new.afterText', { provider: providerName })}</p>
        <p>{t('objections.new.openText')}</p>
      </section>
      <p>
        <a className="action-link" href="/hjalp">
          {t('objections.new.help')}
        </a>
      </p>
      {reasons === null && (
        <PostForm>
          <SubmitButton secondary={existing !== null}>
            {t(existing ? 'objections.new.beginNew' : 'objections.new.begin')}
          </SubmitButton>
        </PostForm>
      )}
    </>
  )
}

/** Why, each a row to press: the press is the answer, and begins. */
function Reasons({ reasons }: { reasons: readonly ReasonRow[] }) {
  const t = useTexts()
  return (
    <section aria-labelledby="varfor">
      <h2 id="varfor">{t('objections.step.reason.title')}</h2>
      <p>{t('objections.step.reason.hint')}</p>
      <PostForm>
        <ul role="list" className="reason-rows">
          {reasons.map(({ action, reason, text }) => (
            <li key={action}>
              <button type="submit" formAction={action}>
                <ReasonIcon reason={reason} />
                <span>{text}</span>
              </button>
            </li>
          ))}
        </ul>
      </PostForm>
    </section>
  )
}
