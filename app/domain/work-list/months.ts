import type { Judge } from '~/domain/news/news'
import { isSeen, openedKeys } from '~/domain/news/opened'
import { reviewDays } from '~/domain/reviews/last-day'
import type { ReviewAct } from '~/domain/reviews/review'
import { reviewOf } from '~/domain/reviews/seen'
import { stockholmDate, type MonthString } from '~/domain/time/time'
import { ifNew, reviewKeys, yours, type MonthAt, type Waiting, type WaitingReport } from './item'

/** What the viewer has said of the month. */
type Own = readonly ReviewAct[]
/** What has changed of reports since the viewer reviewed them. */
export function changedIn({ month, providerId, reports }: MonthAt, own: Own): Waiting[] {
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
export function toReview(
  month: MonthString,
  there: readonly MonthAt[],
  { own, refused }: { own: Own; refused: Own },
  now: Date,
): Waiting[] {
  const today = stockholmDate(now)
  const left = there.flatMap((at) => {
    const { by, lastDay } = reviewDays(month, at.terms, today)
    return leftOf(at, own).map((report) => ({
      by,
      lastDay,
      isAgain: reviewOf(report, at.providerId, refused) !== null,
    }))
  })
  const waits = left.filter(({ lastDay }) => today <= lastDay)
  const passed = left.length - waits.length
  const item = { ...yours('review', month), month, isAgain: false }
  const keys = reviewKeys(month)
  const waitsAs = (isAgain: boolean, key: string): Waiting[] => {
    const some = waits.filter((one) => one.isAgain === isAgain)
    const by = some.flatMap((one) => one.by ?? []).toSorted()[0] ?? null
    return some.length > 0 ? [{ ...item, key, isAgain, count: some.length, by }] : []
  }
  return [
    ...waitsAs(true, keys.again),
    ...waitsAs(false, keys.first),
    ...(passed > 0 ? [{ ...item, key: `passed:${month}`, count: passed, whom: 'passed' as const }] : []),
  ]
}

/** What has been approved since the viewer opened it, in the list of the month or in its report. To review it is to have seen it. */
export function newlyApproved(
  month: MonthString,
  there: readonly MonthAt[],
  own: Own,
  openedAt: (key: string) => Date | null,
  isNew: Judge,
): Waiting[] {
  const monthOpened = openedAt(openedKeys.faststallanden(month))
  const fresh = there.flatMap(({ providerId, reports }) =>
    reports.flatMap((report) => {
      const { faststalldAt } = report
      const reviewed = reviewOf(report, providerId, own)
      const seen = [monthOpened, openedAt(openedKeys.report(providerId, report.id)), reviewed?.act.at ?? null]
      if (faststalldAt === null || reviewed?.change) return []
      return seen.some((at) => isSeen(faststalldAt, at)) ? [] : [faststalldAt]
    }),
  )
  const [newest] = fresh.toSorted((a, b) => b.getTime() - a.getTime())
  if (newest === undefined) return []
  const what = { month, count: fresh.length, since: stockholmDate(newest), newAt: ifNew(isNew, newest) }
  return [{ ...yours('faststalld', month), ...what }]
}

/** What was taken back and the provider refused is told until the page that says so has been opened. */
export function notUndone(
  { id, month, providerId, timeReportId: reportId, at, refusedAt }: ReviewAct & { month: MonthString },
  openedAt: (key: string) => Date | null,
): Waiting[] {
  const key = reportId === null ? openedKeys.reviews(month) : openedKeys.report(providerId, reportId)
  // The page that one comes back to from the press is opened before the provider has answered.
  if (isSeen(refusedAt ?? at, openedAt(key))) return []
  return [{ ...yours('notUndone', id), month, providerId, reportId, since: stockholmDate(at) }]
}
