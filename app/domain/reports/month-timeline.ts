import { deadlinesOf } from './deadlines'
import { stockholmDate } from '~/domain/time/time'
import type { DayString, MonthString } from '~/domain/time/time'

/** Where a step is: `late` when its day has passed and it is not done, `now` when it is what remains to be done. */
export type StepState = 'done' | 'now' | 'upcoming' | 'late'

/** A step of the month, with what it counts and its days. */
export type TimelineStep =
  | { step: 'monthEnds'; state: StepState; on: DayString }
  | { step: 'certified'; state: StepState; done: number; of: number }
  | { step: 'faststalld'; state: StepState; done: number; of: number }
  | { step: 'objections'; state: StepState; open: number }
  | { step: 'claim'; state: StepState; from: DayString; to: DayString; sentAt: Date | null }
  | { step: 'lastDay'; state: StepState; on: DayString }
  | { step: 'payment'; state: StepState; on: DayString }

/** What the timeline is made of. */
export type MonthFacts = {
  month: MonthString
  now: Date
  reports: readonly { state: 'open' | 'certified' | 'faststalld' | 'reopened' }[]
  openObjections: number
  claimSentAt: Date | null
  payOutDay?: number
}

/**
 * The month from its end to the payment, in order. Each count is of reports; one that is fastställd has been certified,
 * one that is reopened is neither until it is fastställd again.
 */
export function monthTimeline(facts: MonthFacts): TimelineStep[] {
  const today = stockholmDate(facts.now)
  const days = deadlinesOf(facts.month, facts.payOutDay)
  const ended = today > days.monthEnds
  const sent = facts.claimSentAt !== null
  const count = (...states: string[]) => facts.reports.filter(({ state }) => states.includes(state)).length
  const of = facts.reports.length
  const certified = count('certified', 'faststalld')
  const faststalld = count('faststalld')
  /** Something the reports go through: due when the räkning is. */
  const work = (done: number, needed: number): StepState => {
    if (!ended) return 'upcoming'
    if (done === needed) return 'done'
    return today > days.goalTo ? 'late' : 'now'
  }
  // Without a report there is nothing to vouch for yet, and nobody is late.
  const ofReports = (done: number): StepState => (of === 0 ? 'upcoming' : work(done, of))
  const claim = sent ? 'done' : today > days.goalTo ? 'late' : today >= days.goalFrom ? 'now' : 'upcoming'
  const lastDay = sent ? 'done' : today > days.lastDay ? 'late' : 'upcoming'
  return [
    { step: 'monthEnds', state: ended ? 'done' : 'now', on: days.monthEnds },
    { step: 'certified', state: ofReports(certified), done: certified, of },
    { step: 'faststalld', state: ofReports(faststalld), done: faststalld, of },
    { step: 'objections', state: work(0, facts.openObjections), open: facts.openObjections },
    { step: 'claim', state: claim, from: days.goalFrom, to: days.goalTo, sentAt: facts.claimSentAt },
    { step: 'lastDay', state: lastDay, on: days.lastDay },
    { step: 'payment', state: sent && today >= days.payment ? 'done' : 'upcoming', on: days.payment },
  ]
}
