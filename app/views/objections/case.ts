import { isOpen, type ObjectionReason, type ObjectionState } from '~/domain/objections/objection'
import type { ActorRole } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import type { ObjectionTarget, Span } from '../../../provider-api/contract'
import type { About } from './about'
import { brukareSide, byText, saidView, stateText, type CaseNames, type SaidView } from './facts'
import type { CaseSending, UndeliveredView } from './undelivered'
import type { Origin } from '~/i18n/origin'
import { caseWay } from './way'
import type { Scene } from '~/views/frame/scene'

/** An objection with its history, as far as the view needs it. */
export type CaseData = {
  id: string
  reference: string
  brukareId: string
  /** Null while the provider is not known to have it. */
  providerObjectionId: string | null
  state: ObjectionState
  target: ObjectionTarget
  reason: ObjectionReason
  ownVersion: Span | null
  text: string
  lodgedAt: Date
  lodgedBy: string | null
  onBehalfOf: ActorRole
  answerDueBy: string | null
  refusalCode: string | null
  events: readonly CaseEvent[]
  messages: readonly CaseMessage[]
  answers: readonly CaseAnswer[]
}
type CaseEvent = {
  state: ObjectionState
  at: Date
  source: 'portal' | 'provider'
  actor: string | null
  onBehalfOf: ActorRole | null
}
type CaseMessage = {
  id: string
  side: Origin
  name: string
  text: string
  at: Date
  receivedAt: Date | null
  refusalCode: string | null
}
type CaseAnswer = { outcome: 'accepted' | 'partlyAccepted' | 'rejected'; motivation: string; by: string; at: Date }

/** A case, finished. */
export type CaseView = {
  heading: string
  reference: string
  providerName: string
  state: string
  /** Until when an answer is due, or that it is late; null when none is owed. */
  due: string | null
  late: boolean
  /** Where an open case is; null for others. */
  way: ReturnType<typeof caseWay>
  said: SaidView
  /** Who lodged it, for whom and when. */
  lodged: string
  answers: { id: number; heading: string; text: string; by: string }[]
  messages: { id: string; side: Origin; text: string; by: string; note: string | null }[]
  events: { id: string; at: Date; time: string; text: string; by: string | null }[]
  /** What the provider has not confirmed for so long, or in such a way, that a person is told. */
  undelivered: UndeliveredView | null
  /** Withdrawn before the provider had it; null otherwise. */
  neverArrived: string | null
  /** What the provider could not accept. */
  attention: { text: string; code: string } | null
  links: { receipt: string; withdraw: string }
}

/**
 * The case in words: where it is, what was said, what happened, by whom and for whom. Without `sending` it is not known how
 * the sending stands, and nothing is said of it.
 */
export function caseView(
  found: CaseData,
  about: About | null,
  names: CaseNames,
  scene: Scene,
  { undelivered, isSettled }: CaseSending = { undelivered: null, isSettled: false },
): CaseView {
  const { t, f } = scene
  const { state, reference } = found
  const said = saidView(found, about, scene)
  const unconfirmed = undelivered?.isObjection === true
  const href = `/b/${found.brukareId}/invandningar/${found.id}`
  return {
    heading: t(`objections.case.heading.${unconfirmed ? 'unconfirmed' : state}`, { provider: names.providerName }),
    reference,
    providerName: names.providerName,
    state: stateText(state, scene),
    // What the provider may not have, it owes no answer to yet.
    ...(unconfirmed ? { due: null, late: false } : dueView(found, scene)),
    way: caseWay(found, !unconfirmed, scene),
    said,
    lodged: [f.dateTime(found.lodgedAt), byText(found.lodgedBy ?? brukareSide, found.onBehalfOf, names, scene)].join(
      '. ',
    ),
    answers: found.answers.map((answer, index) => ({
      id: index,
      heading: t(`terms.objectionState.${answer.outcome}`),
      text: answer.motivation,
      by: t('objections.case.answeredBy', { name: answer.by, time: f.dateTime(answer.at) }),
    })),
    messages: found.messages.map((message) => messageView(message, names, scene)),
    events: found.events.map((event, index) => eventView(event, index, found, names, scene)),
    undelivered,
    neverArrived:
      state === 'withdrawn' && found.providerObjectionId === null && isSettled
        ? t('objections.case.neverArrived', { provider: names.providerName })
        : null,
    attention:
      state === 'needsAttention'
        ? { text: t('objections.case.refused', { provider: names.providerName }), code: found.refusalCode ?? '' }
        : null,
    links: { receipt: `${href}/kvitto`, withdraw: `${href}/ta-tillbaka` },
  }
}

/** True when the person has replied to an answer: there is one reply. One that the provider refused does not count. */
export function hasReplied({ answers, messages }: Pick<CaseData, 'answers' | 'messages'>): boolean {
  const [first] = answers
  if (first === undefined) return false
  return messages.some(({ side, at, refusalCode }) => side === 'person' && refusalCode === null && at >= first.at)
}

/** Until when an answer is due, in words. */
export function dueView(
  { state, answerDueBy }: { state: ObjectionState; answerDueBy: string | null },
  { t, f, now }: Scene,
): { due: string | null; late: boolean } {
  if (answerDueBy === null || !isOpen(state) || state === 'needsAttention') return { due: null, late: false }
  const late = stockholmDate(now) > answerDueBy
  return { due: t(late ? 'objections.late' : 'objections.due', { date: f.date(answerDueBy) }), late }
}

function messageView(message: CaseMessage, { providerName }: CaseNames, { t, f }: Scene): CaseView['messages'][number] {
  const { id, side, name, text, at, receivedAt, refusalCode } = message
  const values = { name, time: f.dateTime(at), provider: providerName }
  const waits = side === 'person' && receivedAt === null
  return {
    id,
    side,
    text,
    by: name === '' ? t('objections.case.messageByNobody', values) : t(`objections.case.messageBy.${side}`, values),
    note:
      refusalCode !== null
        ? t('objections.case.messageRefused', values)
        : waits
          ? t('objections.case.messageWaits', values)
          : null,
  }
}

function eventView(
  event: CaseEvent,
  index: number,
  { events }: CaseData,
  names: CaseNames,
  scene: Scene,
): CaseView['events'][number] {
  const { t, f } = scene
  const { state, at, source } = event
  const reopened = state === 'underReview' && (source === 'portal' || event.actor === brukareSide)
  const again = state === 'queued' && index > 0 && events.slice(0, index).some((other) => other.state === 'queued')
  const key = reopened ? 'reopened' : again ? 'queuedAgain' : state
  // That the provider has received it is the provider's doing, whoever lodged it.
  const named = state === 'received' || state === 'needsAttention' ? null : event.actor
  return {
    id: `${index}`,
    at,
    time: f.dateTime(at),
    text: t(`objections.event.${key}`, { provider: names.providerName }),
    by: byText(named, event.onBehalfOf, names, scene),
  }
}
