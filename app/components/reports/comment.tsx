import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { TextArea } from '~/components/forms/text-field'
import { ChangedElsewhere } from '~/components/forms/changed-elsewhere'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Card } from '~/components/frame/card'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'

type Props = {
  access: PageAccess
  notices: readonly ProviderNotice[]
  now: Date
  providerName: string
  /** What it is about; null when that cannot be had now. */
  about: string | null
  /** The same, short, for the title. */
  shortAbout: string | null
  text: string
  links: { report: string; write: string; object: string }
}
type WriteProps = Props & {
  errors: readonly FieldError[]
  version: number
  /** Another tab has saved other words since the form was drawn. */
  conflict: boolean
  /** What was sent last and has not been confirmed. */
  unconfirmed: string | null
  mayWrite: boolean
  /** The provider takes comments. */
  offered: boolean
}
type State = 'waiting' | 'unconfirmed' | 'received' | 'refused'

/** Only what the provider has is called sent. */
const titles = {
  waiting: 'objections.comment.waitingTitle',
  unconfirmed: 'objections.comment.waitingTitle',
  received: 'objections.comment.sentTitle',
  refused: 'objections.comment.refusedTitle',
} as const satisfies Record<State, string>

/** Write a comment: it is no objection, and the page says so. */
export function WriteComment({ errors, version, conflict, unconfirmed, mayWrite, offered, ...page }: WriteProps) {
  const t = useTexts()
  const { access, notices, now, about, shortAbout, text, links, providerName } = page
  return (
    <Page
      title={t('objections.comment.title')}
      about={shortAbout}
      lead={t('objections.comment.lead')}
      access={access}
      trail={trailOf(links, t('objections.comment.back'))}
      errors={errors}
    >
      <Notices notices={notices} now={now} />
      <About about={about} />
      <p>
        <a className="action-link" href={links.object}>
          {t('objections.comment.object')}
        </a>
      </p>
      {unconfirmed !== null && (
        <>
          <Alert tone="warning">{t('objections.comment.unconfirmed', { provider: providerName })}</Alert>
          <OwnWords text={unconfirmed} from="person" />
        </>
      )}
      {conflict && <ChangedElsewhere see={links.write} />}
      {!offered && <Alert tone="info">{t('objections.comment.notOffered', { provider: providerName })}</Alert>}
      {offered && !mayWrite && <Alert tone="info">{t('objections.comment.unknown')}</Alert>}
      {!offered && text !== '' && <OwnWords text={text} from="person" />}
      {offered && (mayWrite || text !== '') && (
        <PostForm action={links.write} noValidate carried>
          <Hidden name="intent" value="write" />
          <Hidden name="version" value={String(version)} />
          <TextArea
            name="text"
            label={t('objections.comment.label')}
            hint={t('objections.comment.hint')}
            value={text}
            error={errorOf(errors, 'text')}
          />
          <SubmitButton>{t('objections.comment.continue')}</SubmitButton>
        </PostForm>
      )}
    </Page>
  )
}

/** Check before sending: who gets it, and under which name. */
export function CheckComment({
  draftId,
  version,
  changed,
  ...page
}: Props & { draftId: string; version: number; changed: boolean }) {
  const t = useTexts()
  const { access, notices, now, about, shortAbout, text, links, providerName } = page
  const own = access.role === 'brukare'
  return (
    <Page
      title={t('objections.comment.checkTitle')}
      about={shortAbout}
      lead={t('objections.comment.checkText', { provider: providerName })}
      access={access}
      trail={trailOf(links, t('objections.comment.back'))}
    >
      {changed && <Alert tone="warning">{t('objections.comment.changed')}</Alert>}
      <Notices notices={notices} now={now} />
      <About about={about} />
      <OwnWords text={text} from="person" />
      <p>
        <a className="action-link" href={links.write}>
          {t('objections.comment.change')}
        </a>
      </p>
      <PostForm action={links.write}>
        <Hidden name="intent" value="send" />
        <Hidden name="draft" value={draftId} />
        <Hidden name="version" value={String(version)} />
        <SubmitButton>
          {own ? t('objections.comment.send') : t('objections.comment.sendFor', { brukare: access.brukare.name })}
        </SubmitButton>
      </PostForm>
    </Page>
  )
}

/** What was sent, and how far it has come. */
export function CommentSent({
  sent,
  ...page
}: Props & { sent: { id: string; text: string; state: State; mayChange: boolean } }) {
  const t = useTexts()
  const { access, about, links, providerName } = page
  return (
    <Page title={t(titles[sent.state])} access={access} trail={trailOf(links, t('objections.comment.back'))}>
      <Alert tone={sent.state === 'refused' || sent.state === 'unconfirmed' ? 'warning' : 'success'}>
        {t(`objections.comment.${sent.state}`, { provider: providerName })}
      </Alert>
      <About about={about} />
      <OwnWords text={sent.text} from="person" />
      {sent.mayChange && (
        <PostForm action={links.write}>
          <Hidden name="intent" value="again" />
          <Hidden name="comment" value={sent.id} />
          <SubmitButton>{t('objections.comment.again')}</SubmitButton>
        </PostForm>
      )}
      <p>
        <a className="action-link" href={links.report}>
          {t('objections.comment.back')}
        </a>
      </p>
    </Page>
  )
}

function About({ about }: { about: string | null }) {
  if (about === null) return null
  return (
    <Card>
      <p>{about}</p>
    </Card>
  )
}

function trailOf({ report }: Props['links'], text: string) {
  return [{ href: report, text }]
}
