import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Card } from '~/components/frame/card'
import { OwnWords } from '~/components/frame/own-words'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { Time } from '~/components/frame/time'
import type { CaseView } from '~/views/objections/case'
import { useTexts } from '~/i18n/context'

/** What is sent to a provider and answered there: the same parts, with words of its own. */
export type CaseKind = 'objections' | 'wishes'

const texts = {
  objections: {
    refusedCode: 'objections.case.refusedCode',
    resend: 'objections.case.resend',
    answers: 'objections.case.answers',
    events: 'objections.case.events',
    continue: 'objections.list.continue',
    remove: 'objections.list.remove',
    removeTitle: 'objections.list.removeTitle',
    removeText: 'objections.list.removeText',
    title: 'objections.title',
    removeYes: 'objections.list.removeYes',
    removeNo: 'objections.list.removeNo',
  },
  wishes: {
    refusedCode: 'wishes.case.refusedCode',
    resend: 'wishes.case.resend',
    answers: 'wishes.case.answers',
    events: 'wishes.case.events',
    continue: 'wishes.list.continue',
    remove: 'wishes.list.remove',
    removeTitle: 'wishes.list.removeTitle',
    removeText: 'wishes.list.removeText',
    title: 'wishes.title',
    removeYes: 'wishes.list.removeYes',
    removeNo: 'wishes.list.removeNo',
  },
} as const

/** What the provider has answered, in its own words. */
type Answer = Omit<CaseView['answers'][number], 'id'> & { id: number | string }

/** That the provider could not take it, and how it is sent again. */
export function Refused({
  of,
  text,
  code,
  mayResend,
}: {
  of: CaseKind
  text: string
  code: string
  mayResend: boolean
}) {
  const t = useTexts()
  return (
    <>
      <Alert tone="warning">
        <p>{text}</p>
        {code !== '' && <p>{t(texts[of].refusedCode, { code })}</p>}
      </Alert>
      {mayResend && (
        <PostForm>
          <SubmitButton name="intent" value="resend">
            {t(texts[of].resend)}
          </SubmitButton>
        </PostForm>
      )}
    </>
  )
}

/** The provider's answers. */
export function Answers({ of, answers }: { of: CaseKind; answers: readonly Answer[] }) {
  const t = useTexts()
  if (answers.length === 0) return null
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">{t(texts[of].answers)}</h2>
      <ul role="list" className="plain-list">
        {answers.map((answer) => (
          <li key={answer.id}>
            <h3>{answer.heading}</h3>
            <OwnWords text={answer.text} from="provider" />
            <p>{answer.by}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** All that has happened, the oldest first. */
export function Events({ of, events }: { of: CaseKind; events: CaseView['events'] }) {
  const t = useTexts()
  return (
    <section aria-labelledby="har-hant">
      <PageStyle part="objections" />
      <h2 id="har-hant">{t(texts[of].events)}</h2>
      <ol role="list" className="case-events">
        {events.map((event) => (
          <li key={event.id}>
            <p>
              <Time at={event.at}>{event.time}</Time>
            </p>
            <p>
              <strong>{event.text}</strong> {event.by}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Draft = { id: string; href: string; title: string; saved: string }

/** What is not sent yet, in its list at the address `list`. */
export function DraftItem({ of, draft, list }: { of: CaseKind; draft: Draft; list: string }) {
  const t = useTexts()
  const name = <span className="ds-sr-only">: {draft.title}</span>
  return (
    <>
      <h3>{draft.title}</h3>
      <p>{draft.saved}</p>
      <p className="cluster">
        <a className="action-link" href={draft.href}>
          {t(texts[of].continue)}
          {name}
        </a>
        <a className="action-link" href={`${list}?ta-bort=${draft.id}`}>
          {t(texts[of].remove)}
          {name}
        </a>
      </p>
    </>
  )
}

/** Asks before a draft is removed. `list`: the address of its list. */
export function RemoveDraft({
  of,
  access,
  draft,
  list,
}: {
  of: CaseKind
  access: PageAccess
  draft: Draft
  list: string
}) {
  const t = useTexts()
  return (
    <Page
      title={t(texts[of].removeTitle)}
      lead={t(texts[of].removeText)}
      access={access}
      trail={[{ href: list, text: t(texts[of].title) }]}
    >
      <Card>
        <p>{draft.title}</p>
        <p>{draft.saved}</p>
      </Card>
      <PostForm action={list}>
        <Hidden name="draft" value={draft.id} />
        <SubmitButton danger>{t(texts[of].removeYes)}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={list}>
          {t(texts[of].removeNo)}
        </a>
      </p>
    </Page>
  )
}
