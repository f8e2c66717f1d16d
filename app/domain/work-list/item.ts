import type { Judge } from '~/domain/news/news'
import type { Terms } from '~/domain/reviews/last-day'
import type { Reviewable } from '~/domain/reviews/review'
import type { ReportChange } from '~/domain/reviews/seen'
import type { DayString, MonthString } from '~/domain/time/time'

/** A report as it waits or not. `isOwn`: of the viewer's own shifts (jäv). `faststalldAt`: its latest fastställande. */
export type WaitingReport = Reviewable & {
  staff: string
  isOwn: boolean
  certifiedAt: Date | null
  faststalldAt: Date | null
}
/** A month's reports at one provider, by which terms it waits there, and whether the provider takes reviews. */
export type MonthAt = {
  month: MonthString
  providerId: string
  terms: Terms
  takesReviews: boolean
  reports: readonly WaitingReport[]
}

/** How an act of several is to its viewer. */
export type ActIs = 'asksYou' | 'youWait' | 'declined' | 'expired'

type Kind =
  | { kind: 'changed'; month: MonthString; providerId: string; reportId: string; staff: string; change: ReportChange }
  | { kind: 'review'; month: MonthString; count: number; isAgain: boolean }
  | { kind: 'faststalld'; month: MonthString; count: number }
  | { kind: 'notUndone'; month: MonthString; providerId: string; reportId: string | null }
  | { kind: 'answered'; id: string; at: Date }
  | { kind: 'refused' | 'late' | 'due'; id: string }
  | { kind: 'stuck'; id: string }
  | { kind: 'act'; id: string; is: ActIs }
  | { kind: 'draft'; id: string }
  | { kind: 'wishAnswered' | 'wishQuestion'; id: string; at: Date }
  | { kind: 'wishRefused' | 'wishDraft'; id: string }

/**
 * Something that waits. `whom`: the viewer, who can do something about it; others, so that there is nothing to do; or nobody
 * any more (a month whose last day has passed). Only what is the viewer's is counted. `by`: the day it should be done, null where
 * nobody has said one; `since`: the day it came, where it has one. `key` tells it from all others of the brukare. `isAgain`: the
 * viewer has reviewed these reports, and the provider did not take that.
 */
export type Waiting = Kind & {
  key: string
  whom: 'you' | 'others' | 'passed'
  by: DayString | null
  since: DayString | null
  /** When it came, where that is new to the viewer. */
  newAt: Date | null
}

/** The keys of what waits to be reviewed of a month: again, and for the first time. */
export const reviewKeys = (month: MonthString) => ({ again: `again:${month}`, first: `review:${month}` })

/** Something that waits for the viewer, without a day. */
export function yours<K extends Waiting['kind']>(kind: K, id: string) {
  return { kind, key: `${kind}:${id}`, whom: 'you' as const, by: null, since: null, newAt: null }
}

/** When something came, where that is new to the viewer. */
export const ifNew = (isNew: Judge, at: Date, ...keys: string[]) => (isNew(at, ...keys) === null ? null : at)
