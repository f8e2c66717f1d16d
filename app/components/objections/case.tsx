import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Written } from '~/components/forms/written'
import { TextArea } from '~/components/forms/text-field'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Facts } from '~/components/frame/facts'
import { Follows } from '~/components/live/follows'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PrintButton } from '~/components/frame/print-button'
import { Way } from '~/components/time/way'
import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { CaseView } from '~/views/objections/case'
import { Answers, Events, Refused } from './case-parts'
import { NextSteps, type DecidedBy } from './next-steps'
import { Said } from './said'
import { Undelivered } from './undelivered'

type Found = {
  view: CaseView
  notices: readonly ProviderNotice[]
  mayReply: boolean
  mayWithdraw: boolean
  mayResend: boolean
  replyKey: string
  decidedBy: DecidedBy
}
/** What came back of a reply that was not taken. */
type Answered = { text: string; errors: readonly FieldError[]; tooLate: boolean }
type Props = { access: PageAccess; found: Found; now: Date; reply: Answered | null }

/** A case: where it is, the answers, what was said, what happened, what one can do, and where to turn next. */
export function ObjectionCase({ access, found, now, reply }: Props) {
  const t = useTexts()
  const { view, notices, mayReply, mayWithdraw, mayResend } = found
  const list = { href: `/b/${access.brukare.id}/invandningar`, text: t('objections.case.back') }
  return (
    <Page
      title={t('objections.case.pageTitle', { heading: view.heading, reference: view.reference })}
      heading={view.heading}
      lead={view.due ?? undefined}
      access={access}
      trail={[list]}
      errors={reply?.errors}
    >
      <Follows />
      <Notices notices={notices} now={now} />
      {reply?.tooLate && (
        <Alert tone="warning">
          <p>{t('objections.case.reply.tooLate')}</p>
          <Written text={reply.text} />
        </Alert>
      )}
      {view.undelivered && <Undelivered {...view.undelivered} withdraw={mayWithdraw ? view.links.withdraw : null} />}
      {view.neverArrived !== null && <Alert tone="info">{view.neverArrived}</Alert>}
      {view.attention && <Refused of="objections" {...view.attention} mayResend={mayResend} />}
      {view.way !== null && <Way label={t('objections.way.label')} steps={view.way} />}
      <Facts
        facts={[
          { name: t('objections.case.number'), value: view.reference },
          { name: t('objections.case.state'), value: view.state },
        ]}
      />
      <Answers of="objections" answers={view.answers} />
      <Messages messages={view.messages} />
      {mayReply && <ReplyForm access={access} replyKey={found.replyKey} sent={reply} />}
      <section aria-labelledby="innehall-i">
        <h2 id="innehall-i">{t('objections.case.saidHeading')}</h2>
        <Said said={view.said} first={[{ name: t('objections.case.lodged'), value: view.lodged }]} />
        <p>
          <a className="action-link" href={view.links.receipt}>
            {t('objections.case.receipt')}
          </a>
        </p>
      </section>
      <Events of="objections" events={view.events} />
      {mayWithdraw && (
        <p>
          <a className="action-link" href={view.links.withdraw}>
            {t('objections.case.withdraw')}
          </a>
        </p>
      )}
      <NextSteps providerName={view.providerName} decidedBy={found.decidedBy} />
      <PrintButton />
    </Page>
  )
}

function Messages({ messages }: Pick<CaseView, 'messages'>) {
  const t = useTexts()
  if (messages.length === 0) return null
  return (
    <section aria-labelledby="meddelanden">
      <h2 id="meddelanden">{t('objections.case.messages')}</h2>
      <ul role="list" className="plain-list">
        {messages.map((message) => (
          <li key={message.id}>
            <OwnWords text={message.text} from={message.side} />
            <p>{message.by}</p>
            {message.note !== null && <p>{message.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ReplyForm({ access, replyKey, sent }: { access: PageAccess; replyKey: string; sent: Answered | null }) {
  const t = useTexts()
  const own = access.role === 'brukare'
  return (
    <section aria-labelledby="svara">
      <h2 id="svara">{t('objections.case.reply.heading')}</h2>
      <p>{t('objections.case.reply.text')}</p>
      <PostForm noValidate carried>
        <Hidden name="intent" value="reply" />
        <Hidden name="key" value={replyKey} />
        <TextArea
          name="text"
          label={t('objections.case.reply.label')}
          hint={t('objections.case.reply.hint')}
          value={sent?.text}
          error={errorOf(sent?.errors ?? [], 'text')}
        />
        <SubmitButton>
          {own ? t('objections.case.reply.send') : t('objections.case.reply.sendFor', { brukare: access.brukare.name })}
        </SubmitButton>
      </PostForm>
    </section>
  )
}
