import type { Reviewable } from './review'
import { changeSince, lookedAt, seenOf, type ReportChange } from './seen'

/** A report as a page showed it. `print`: tells two contents apart that have the same sum; no blank and no tilde in it. */
export type ShownReport = { providerId: string; report: Reviewable; print: string }

/** A report that is not what was shown; `reportId` null: it was shown, and is not there now. */
export type Changed = { providerId: string; reportId: string | null; change: ReportChange }

const nameOf = ({ providerId, report }: ShownReport): string => `${providerId}/${report.id}`

/** What a review's form was drawn with, for the form to carry: each report as `<print>~<provider>/<what seenOf says>`. */
export function shownWith(reports: readonly ShownReport[]): string {
  return reports
    .map((one) => `${one.print}~${seenOf([{ ...one.report, id: nameOf(one) }])}`)
    .sort()
    .join(' ')
}

/**
 * What is another now than it was in the form: nothing may be said of it by that form (docs/adr/0029). Stricter than what asks
 * for another look (`changeSince`): that the arbetsledare has approved the very time that was seen was not seen.
 */
export function changesSinceShown(shown: string, reports: readonly ShownReport[]): Changed[] {
  const said = new Set(shown.split(' ').filter((one) => one !== ''))
  const left = new Set(said)
  const changed = reports.flatMap((one): Changed[] => {
    const now = shownWith([one])
    const isSame = left.delete(now)
    const before = [...said].find((each) => lookedAt(bare(each), nameOf(one)) !== null)
    if (before !== undefined) left.delete(before)
    if (isSame) return []
    const was = before === undefined ? null : lookedAt(bare(before), nameOf(one))
    return [{ providerId: one.providerId, reportId: one.report.id, change: changeOf(was, one.report) }]
  })
  const gone = [...left].map((each) => ({
    providerId: bare(each).split('/')[0] ?? '',
    reportId: null,
    change: { what: 'other' as const },
  }))
  return [...changed, ...gone]
}

const bare = (shown: string): string => shown.slice(shown.indexOf('~') + 1)

function changeOf(was: ReturnType<typeof lookedAt>, report: Reviewable): ReportChange {
  if (was === null) return { what: 'other' }
  const isApproved = report.state === 'faststalld' && was.state !== 'faststalld'
  return changeSince(was, report) ?? { what: isApproved ? 'approved' : 'other' }
}
