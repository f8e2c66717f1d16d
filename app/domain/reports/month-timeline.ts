import { deadlinesOf } from './deadlines'
import { stockholmDate } from '~/domain/time/time'
import type { DayString, MonthString } from '~/domain/time/time'
import type { Law } from '../../../provider-api/contract'

/** Where a step is: `late` when its day has passed and it is not done, `now` when it is what remains to be done. */
export type StepState = 'done' | 'now' | 'upcoming' | 'late' | 'unknown'

/** A step of the month, with what it counts and its days. */
export type TimelineStep =
  | { step: 'monthEnds'; state: StepState; on: DayString }
  | { step: 'certified'; state: StepState; done: number; of: number; by: DayString | null }
  | { step: 'faststalld'; state: StepState; done: number; of: number; by: DayString | null }
  | { step: 'objections'; state: StepState; open: number }
  | { step: 'claim'; state: StepState; from: DayString; to: DayString; sentAt: Date | null }
  | { step: 'lastDay'; state: StepState; on: DayString }
  | { step: 'payment'; state: StepState; on: DayString }

/** What the timeline is made of. */
export type MonthFacts = {
  month: MonthString
  now: Date
  /** The laws that the help is given by; null: not known now, and then nothing is said that only one of them has. */
  laws: ReadonlySet<Law> | null
  /** Undefined: not known; so of `claimSentAt`. */
  reports:
    readonly { state: 'open' | 'certified' | 'faststalld' | 'reopened'; openObjectionCount: number }[] | undefined
  claimSentAt: Date | null | undefined
  /** The provider's own last day for the räkning; undefined: it has said none. */
  payOutDay?: number | undefined
}

/**
 * The month from its end on, in order. Each count is of reports; one that is fastställd has been certified, one that is
 * reopened is neither until it is fastställd again. The days of the räkning and of Försäkringskassan are there only for
 * assistance by socialförsäkringsbalken (domain.md, "Hours"); a payment only as long as it is to come and can still be on time.
 */
export function monthTimeline(facts: MonthFacts): TimelineStep[] {
  const today = stockholmDate(facts.now)
  const days = deadlinesOf(facts.month, facts.payOutDay)
  const ended = today > days.monthEnds
  const isPaidByState = facts.laws?.has('SFB') ?? false
  const { reports } = facts
  const count = (...states: string[]) => (reports ?? []).filter(({ state }) => states.includes(state)).length
  const open = (reports ?? []).reduce((sum, report) => sum + report.openObjectionCount, 0)
  const of = reports?.length ?? 0
  const by = isPaidByState ? days.goalTo : null
  /** Something the reports go through: due when the räkning is, where there is one. */
  const ofReports = (done: number): StepState => {
    if (reports === undefined) return 'unknown'
    // Without a report there is nothing to vouch for yet, and nobody is late.
    if (of === 0) return 'upcoming'
    if (!ended) return done === 0 ? 'upcoming' : 'now'
    if (done === of) return 'done'
    return by !== null && today > by ? 'late' : 'now'
  }
  const certified = count('certified', 'faststalld')
  const faststalld = count('faststalld')
  return [
    { step: 'monthEnds', state: ended ? 'done' : 'now', on: days.monthEnds },
    { step: 'certified', state: ofReports(certified), done: certified, of, by },
    { step: 'faststalld', state: ofReports(faststalld), done: faststalld, of, by },
    ...(reports === undefined ? [{ step: 'objections', state: 'unknown', open } as const] : objectionStep(open, ended)),
    ...(isPaidByState ? claimSteps(facts.claimSentAt, today, days) : sentStep(facts.claimSentAt, days)),
  ]
}

/**
 * Nothing is said of objections in a month that goes on without any: more can come. An answer has a day of its own, which is not
 * the month's: it is never late here.
 */
function objectionStep(open: number, ended: boolean): TimelineStep[] {
  if (open > 0) return [{ step: 'objections', state: 'now', open }]
  return ended ? [{ step: 'objections', state: 'done', open }] : []
}

/** What goes to Försäkringskassan, and what comes from there. */
function claimSteps(
  sentAt: Date | null | undefined,
  today: DayString,
  days: ReturnType<typeof deadlinesOf>,
): TimelineStep[] {
  const claim = { step: 'claim', from: days.goalFrom, to: days.goalTo, sentAt: sentAt ?? null } as const
  const lastDay = { step: 'lastDay', on: days.lastDay } as const
  const payment: TimelineStep = { step: 'payment', state: 'upcoming', on: days.payment }
  const isPaymentAhead = today <= days.payment
  // Whether it has gone is not known: from the day that it may have, nothing is said to be late or to come.
  if (sentAt === undefined && today >= days.goalFrom) {
    return [
      { ...claim, state: 'unknown' },
      ...(today <= days.lastDay ? [{ ...lastDay, state: 'upcoming' } as const] : []),
    ]
  }
  if (sentAt) {
    const inTime = stockholmDate(sentAt) <= days.goalTo
    return [{ ...claim, state: 'done' }, ...(inTime && isPaymentAhead ? [payment] : [])]
  }
  if (today > days.lastDay) return [{ ...lastDay, state: 'late' }]
  if (today > days.goalTo)
    return [
      { ...claim, state: 'late' },
      { ...lastDay, state: 'upcoming' },
    ]
  return [{ ...claim, state: today >= days.goalFrom ? 'now' : 'upcoming' }, { ...lastDay, state: 'upcoming' }, payment]
}

/** That a räkning has gone is said wherever it went; that one should, only where its days are known. */
function sentStep(sentAt: Date | null | undefined, days: ReturnType<typeof deadlinesOf>): TimelineStep[] {
  return sentAt == null ? [] : [{ step: 'claim', state: 'done', from: days.goalFrom, to: days.goalTo, sentAt }]
}
