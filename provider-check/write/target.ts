import type { NewObjection, TimeReport } from '../../provider-api/contract'
import type { Context, Place } from '../context'
import { under } from '../context'
import { readWhole } from '../steps/lists'
import { newReference } from './keys'

/** A row that the check may object to: the report it is in, and when it was. */
export type Target = { report: TimeReport; rowId: string }

/** The newest row of the months that nobody has objected to; null when there is none, or none could be read. */
export async function findTarget({ session, months }: Context, place: Place): Promise<Target | null> {
  for (const month of months.toReversed()) {
    const path = (cursor?: string) =>
      under(
        place,
        `/time-reports/rows?month=${month}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      )
    const whole = await readWhole(session, 'WholeTimeReportPage', (cursor) => ({
      ...{ operation: 'listTimeReportsWithRows', role: place.role },
      path: path(cursor),
    }))
    for (const report of whole?.pages.flatMap((page) => page.items) ?? []) {
      const row = report.rows.findLast(
        ({ objectionIds, reportedEnd }) => objectionIds.length === 0 && reportedEnd !== undefined,
      )
      if (row !== undefined) return { report, rowId: row.id }
    }
  }
  return null
}

/** An objection to a row, as the portal sends it. */
export function objectionTo({ report, rowId }: Target, place: Place, now: Date): NewObjection {
  return {
    reference: newReference(),
    target: { type: 'rows', timeReportId: report.id, rowIds: [rowId] },
    reason: 'other',
    text: 'Provider check. Please leave this one alone: it is withdrawn by itself.',
    lodgedAt: now.toISOString(),
    lodgedBy: 'Provider check',
    onBehalfOf: place.role,
  }
}
