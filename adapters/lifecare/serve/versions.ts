/** Versions of what has been approved of a report, as they are kept. */
import { z } from 'zod'
import { instant } from '../../../provider-kit/shape'
import type { Tables } from '../database/open'
import type { ReportFacts } from './report'

const approvedRow = z.object({ rowId: z.string(), start: z.string(), end: z.string() })

/** A version. `rows`: what it approved. */
export type Version = { id: string; version: number; at: Date; minutes: number; rows: z.infer<typeof approvedRow>[] }

/** The id of a version of a report. */
const versionId = (reportId: string, version: number): string =>
  version === 1 ? `fas-${reportId}` : `fas-${version}-${reportId}`

/** What of a report an approval is of: the times of each row that has been reported. */
export function approvedRows({ rows }: ReportFacts): Version['rows'] {
  return rows.flatMap(({ id, reported }) =>
    reported ? [{ rowId: id, start: instant(reported.start), end: instant(reported.end) }] : [],
  )
}

/** Whether the latest version is what the report says now. Else it has been changed, or Lifecare has taken the approval back. */
export function isApprovedNow(report: ReportFacts, last: Version): boolean {
  return report.approvedAt !== null && JSON.stringify(approvedRows(report)) === JSON.stringify(last.rows)
}

/** The versions of reports, the oldest first. */
export async function readVersions(
  tables: Tables,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, Version[]>> {
  const found = await tables.approval.findMany({
    where: { reportId: { in: [...reportIds] } },
    orderBy: [{ reportId: 'asc' }, { version: 'asc' }],
  })
  const versions = new Map<string, Version[]>()
  for (const { reportId, version, at, minutes, rows } of found) {
    const json: unknown = JSON.parse(rows)
    const kept = { id: versionId(reportId, version), version, at, minutes, rows: z.array(approvedRow).parse(json) }
    versions.set(reportId, [...(versions.get(reportId) ?? []), kept])
  }
  return versions
}
