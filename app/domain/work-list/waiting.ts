import type { SendingTrouble } from '~/domain/delivery/undelivered'
import { reviewDays, type Terms } from '~/domain/reviews/last-day'
import { standingReviews, type Reviewable, type ReviewAct } from '~/domain/reviews/review'
import { reviewOf, type ReportChange } from '~/domain/reviews/seen'
import { stockholmDate, type DayString, type MonthString } from '~/domain/time/time'

/** A report as it waits or not. `isOwn`: of the viewer's own shifts (jäv). `faststalldAt`: its latest fastställande. */
export type WaitingReport = Reviewable & { staff: string; isOwn: boolean; faststalldAt: Date | null }
/** A month's reports at one provider, by which terms it waits there, and whether the provider takes reviews. */
export type MonthAt = {
  month: MonthString
  providerId: string
  terms: Terms
  takesReviews: boolean
  reports: readonly WaitingReport[]
}

/** `notSent`: the provider has not got it; `refused`: it could not be taken, and can be changed and sent again. */
export type WaitingObjection = {
  id: string
  reference: string
  state: 'notSent' | 'refused' | 'open' | 'answered'
  dueBy: DayString | null
  answeredAt: Date | null
}

/** Something that a provider has not confirmed, of which a person is told. */
type Stuck = { key: string; since: Date; trouble: SendingTrouble }

/** An act of several: the viewer's yes is asked for, or the viewer asked and waits, or got a no, or no answer in time. `at`: until when, or when it ended. */
export type WaitingAct = { id: string; is: 'asksYou' | 'youWait' | 'declined' | 'expired'; at: Date }

/** Something that the viewer has opened; `key` as `openedKeys` makes it. */
export type Opened = { key: string; at: Date }

/** All that is known of what a viewer may see of a brukare, as far as it can wait for somebody. */
export type WaitingFacts = {
  months: readonly MonthAt[]
  reviews: readonly (ReviewAct & { month: MonthString })[]
  objections: readonly WaitingObjection[]
  stuck: readonly Stuck[]
  acts: readonly WaitingAct[]
  drafts: readonly { id: string }[]
  opened: readonly Opened[]
}

type Kind =
  | { kind: 'changed'; month: MonthString; providerId: string; reportId: string; staff: string; change: ReportChange }
  | { kind: 'review'; month: MonthString; count: number }
  | { kind: 'faststalld'; month: MonthString; count: number }
  | { kind: 'answered'; id: string; at: Date }
  | { kind: 'refused' | 'late' | 'due'; id: string }
  | { kind: 'stuck'; id: string }
  | { kind: 'act'; id: string; is: WaitingAct['is'] }
  | { kind: 'draft'; id: string }

/**
 * Something that waits. `whom`: the viewer, who can do something about it; others, so that there is nothing to do; or nobody
 * any more (a month whose last day has passed). Only what is the viewer's is counted. `by`: the day it should be done, null where
 * nobody has said one; `since`: the day it came, where it has one. `key` tells it from all others of the brukare.
 */
export type Waiting = Kind & {
  key: string
  whom: 'you' | 'others' | 'passed'
  by: DayString | null
  since: DayString | null
}

/** What is remembered as opened: one report, the fastställanden of a month, a case, an act of several. */
export const openedKeys = {
  report: (providerId: string, reportId: string) => `report:${providerId}/${reportId}`,
  faststallanden: (month: MonthString) => `faststallanden:${month}`,
  objection: (id: string) => `objection:${id}`,
  act: (id: string) => `act:${id}`,
}

/**
 * What waits for a viewer about a brukare: the one answer that the choice of person, the work list, the first page and the month
 * all show. Pure: the same facts give the same answer. What has changed since it was reviewed is first, then by day.
 */
export function waitingFor(facts: WaitingFacts, viewerId: string, now: Date): Waiting[] {
  // The last word about a month is not the last about another.
  const ownIn = (month: MonthString) =>
    standingReviews(facts.reviews.filter((one) => one.month === month && one.personId === viewerId))
  const openedAt = (key: string) => facts.opened.find((one) => one.key === key)?.at ?? null
  const months = [...new Set(facts.months.map(({ month }) => month))]
  return [
    ...facts.months.flatMap((at) => changedIn(at, ownIn(at.month))),
    ...months.flatMap((month) => {
      const there = facts.months.filter((one) => one.month === month)
      const own = ownIn(month)
      return [...toReview(month, there, own, now), ...newlyApproved(month, there, own, openedAt)]
    }),
    ...facts.objections.flatMap((one) => ofObjection(one, openedAt(openedKeys.objection(one.id)), now)),
    ...facts.stuck.map(({ key, since }): Waiting => ({ ...yours('stuck', key), id: key, since: stockholmDate(since) })),
    ...facts.acts.flatMap((act) => ofAct(act, openedAt(openedKeys.act(act.id)))),
    ...facts.drafts.map(({ id }): Waiting => ({ ...yours('draft', id), id })),
  ].sort(inOrder)
}

/** How much waits for the viewer to do: what every page counts. */
export function countOf(waiting: readonly Waiting[]): number {
  return yoursOf(waiting).length
}

/** What the viewer can do something about. */
export function yoursOf<Item extends Waiting>(waiting: readonly Item[]): Item[] {
  return waiting.filter(({ whom }) => whom === 'you')
}

/** Most urgent first: what has changed, then by day, what has none last; news that only wait to be read come after what is to be done. */
export function inOrder(a: Waiting, b: Waiting): number {
  const rank = ({ kind, by, since }: Waiting) =>
    kind === 'changed' ? '0' : `${kind === 'faststalld' ? '2' : '1'}${by ?? since ?? '9'}`
  const [first, second] = [`${rank(a)} ${a.key}`, `${rank(b)} ${b.key}`]
  return first < second ? -1 : first > second ? 1 : 0
}

function yours<K extends Waiting['kind']>(kind: K, id: string) {
  return { kind, key: `${kind}:${id}`, whom: 'you' as const, by: null, since: null }
}

type Own = readonly ReviewAct[]

function changedIn({ month, providerId, reports }: MonthAt, own: Own): Waiting[] {
  return reports.flatMap((report): Waiting[] => {
    const change = report.isOwn ? null : (reviewOf(report, providerId, own)?.change ?? null)
    if (change === null) return []
    const { id: reportId, staff } = report
    return [{ ...yours('changed', `${month}/${providerId}/${reportId}`), month, providerId, reportId, staff, change }]
  })
}

/** Reports that nobody objects to, that are ready, and that the viewer has not reviewed. */
function leftOf({ providerId, reports, takesReviews }: MonthAt, own: Own): WaitingReport[] {
  if (!takesReviews) return []
  return reports.filter(
    (report) =>
      !report.isOwn &&
      report.state !== 'open' &&
      report.openObjections === 0 &&
      reviewOf(report, providerId, own) === null,
  )
}

/** A month waits until it is reviewed or its last day has passed; then it is only told of. */
function toReview(month: MonthString, there: readonly MonthAt[], own: Own, now: Date): Waiting[] {
  const today = stockholmDate(now)
  const left = there.flatMap((at) => {
    const days = reviewDays(month, at.terms, today)
    return leftOf(at, own).map(() => days)
  })
  const waits = left.filter(({ lastDay }) => today <= lastDay)
  const passed = left.length - waits.length
  const by = waits.flatMap((one) => one.by ?? []).toSorted()[0] ?? null
  const item = { ...yours('review', month), month }
  return [
    ...(waits.length > 0 ? [{ ...item, count: waits.length, by }] : []),
    ...(passed > 0 ? [{ ...item, key: `passed:${month}`, count: passed, whom: 'passed' as const }] : []),
  ]
}

/** What has been approved since the viewer opened it, in the list of the month or in its report. To review it is to have seen it. */
function newlyApproved(
  month: MonthString,
  there: readonly MonthAt[],
  own: Own,
  openedAt: (key: string) => Date | null,
): Waiting[] {
  const monthOpened = openedAt(openedKeys.faststallanden(month))
  const fresh = there.flatMap(({ providerId, reports }) =>
    reports.flatMap((report) => {
      const { faststalldAt } = report
      const reviewed = reviewOf(report, providerId, own)
      const seen = [monthOpened, openedAt(openedKeys.report(providerId, report.id)), reviewed?.act.at ?? null]
      if (faststalldAt === null || reviewed?.change) return []
      return seen.some((at) => at !== null && at >= faststalldAt) ? [] : [faststalldAt]
    }),
  )
  const [newest] = fresh.toSorted((a, b) => b.getTime() - a.getTime())
  if (newest === undefined) return []
  return [{ ...yours('faststalld', month), month, count: fresh.length, since: stockholmDate(newest) }]
}

function ofObjection({ id, state, dueBy, answeredAt }: WaitingObjection, opened: Date | null, now: Date): Waiting[] {
  switch (state) {
    // Nothing is promised before the provider has it.
    case 'notSent':
      return []
    case 'refused':
      return [{ ...yours('refused', id), id }]
    case 'answered':
      // An answer that has been read asks for nothing more.
      if (answeredAt === null || (opened !== null && opened >= answeredAt)) return []
      return [{ ...yours('answered', id), id, at: answeredAt, since: stockholmDate(answeredAt) }]
    case 'open': {
      if (dueBy === null) return []
      if (dueBy >= stockholmDate(now)) return [{ ...yours('due', id), id, whom: 'others', by: dueBy }]
      // Late: there are others to turn to, and the case says whom. When that has been read, it is the provider's again.
      const isRead = opened !== null && stockholmDate(opened) > dueBy
      return [{ ...yours('late', id), id, whom: isRead ? 'others' : 'you', since: dueBy }]
    }
  }
}

/** The cases that have an answer which the viewer has not read; `opened` as for `waitingFor`. */
export function unreadAnswers(objections: readonly WaitingObjection[], opened: readonly Opened[], now: Date): string[] {
  const openedAt = (id: string) => opened.find(({ key }) => key === openedKeys.objection(id))?.at ?? null
  return objections
    .flatMap((objection) => ofObjection(objection, openedAt(objection.id), now))
    .flatMap((one) => (one.kind === 'answered' ? [one.id] : []))
}

/** A no, or that nobody answered in time, is told until it has been read. */
function ofAct({ id, is, at }: WaitingAct, opened: Date | null): Waiting[] {
  const item = { ...yours('act', id), id, is }
  switch (is) {
    case 'asksYou':
      return [{ ...item, by: stockholmDate(at) }]
    case 'youWait':
      return [{ ...item, whom: 'others', by: stockholmDate(at) }]
    case 'declined':
    case 'expired':
      return opened !== null && opened >= at ? [] : [{ ...item, since: stockholmDate(at) }]
  }
}
