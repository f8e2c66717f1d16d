import { addWorkingDays } from '~/domain/time/holidays'
import { stockholmDate } from '~/domain/time/time'
import type { DayString } from '~/domain/time/time'

/** Why someone objects. */
export const objectionReasons = [
  'didNotHappen',
  'wrongTime',
  'wrongPerson',
  'activityMissing',
  'doubleStaffing',
  'paidButNotReceived',
  'other',
] as const

/** Where an objection is. The first three are the portal's alone; the provider knows it from `received` on. */
export const objectionStates = [
  'draft',
  'queued',
  'needsAttention',
  'received',
  'underReview',
  'accepted',
  'partlyAccepted',
  'rejected',
  'closed',
  'withdrawn',
] as const

/** What can happen to an objection. */
export const objectionEvents = [
  'submit',
  'acknowledge',
  'refuse',
  'startReview',
  'accept',
  'acceptPartly',
  'reject',
  'reply',
  'close',
  'withdraw',
] as const

/** Why someone objects. */
export type ObjectionReason = (typeof objectionReasons)[number]
/** Where an objection is. */
export type ObjectionState = (typeof objectionStates)[number]
/** What happens to an objection. */
export type ObjectionEvent = (typeof objectionEvents)[number]

const answers = { accept: 'accepted', acceptPartly: 'partlyAccepted', reject: 'rejected' } as const
const afterAnswer = { reply: 'underReview', close: 'closed' } as const

/** domain.md's figure, row by row. A case that is closed or withdrawn stays so. */
const transitions: Record<ObjectionState, Partial<Record<ObjectionEvent, ObjectionState>>> = {
  draft: { submit: 'queued' },
  queued: { acknowledge: 'received', refuse: 'needsAttention', withdraw: 'withdrawn' },
  needsAttention: { submit: 'queued', withdraw: 'withdrawn' },
  received: { ...answers, startReview: 'underReview', withdraw: 'withdrawn' },
  underReview: { ...answers, withdraw: 'withdrawn' },
  accepted: afterAnswer,
  partlyAccepted: afterAnswer,
  rejected: afterAnswer,
  closed: {},
  withdrawn: {},
}

/** The state after an event, or null when the event cannot happen in that state. */
export function nextState(state: ObjectionState, event: ObjectionEvent): ObjectionState | null {
  return transitions[state][event] ?? null
}

/** True while the provider owes an answer: it stops "according to plan", and the row is a deviation. */
export function isOpen(state: ObjectionState): boolean {
  return state === 'queued' || state === 'needsAttention' || state === 'received' || state === 'underReview'
}

/** True when an answer stands. */
export function isAnswered(state: ObjectionState): boolean {
  return nextState(state, 'reply') !== null
}

/** After an answer the person may reply once, and that reopens the case. `replied`: the person already has. */
export function canReply(objection: { state: ObjectionState; replied: boolean }): boolean {
  return isAnswered(objection.state) && !objection.replied
}

/** Until the first answer. A case that a reply has reopened has an answer, so it runs to its end. */
export function canWithdraw(objection: { state: ObjectionState; answered: boolean }): boolean {
  return nextState(objection.state, 'withdraw') !== null && !objection.answered
}

/** Last day for an answer where the provider has named none: the fifth working day after the day it was lodged. */
export function answerDueBy(lodgedAt: Date, workingDays = 5): DayString {
  return addWorkingDays(stockholmDate(lodgedAt), workingDays)
}
