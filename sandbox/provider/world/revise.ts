/** Changing a row of a report, keeping what it was; of a fastställd report that is a new version. */
import type { Prisma } from '../database/generated/client'
import type { Tables } from '../database/open'
import { faststallandeOf } from './settle'

export type Revision = { rowId: string; start: Date; end: Date; comment: string; by: string; at: Date }

const withRows = { rows: { include: { shift: true } }, faststallanden: true } satisfies Prisma.TimeReportInclude

/**
 * Changes the times of a row. Gives the number of the new version, or null when the report was not fastställd, so that
 * there is nothing to make a version of.
 */
export async function reviseRow(tables: Tables, revision: Revision): Promise<number | null> {
  const row = await tables.reportRow.findUniqueOrThrow({ where: { id: revision.rowId } })
  await tables.reportRow.update({
    where: { id: row.id },
    data: {
      ...sideOf('start', row.startAt, row.startOriginalAt, revision.start, revision),
      ...sideOf('end', row.endAt, row.endOriginalAt, revision.end, revision),
    },
  })
  const report = await tables.timeReport.findUniqueOrThrow({ where: { id: row.timeReportId }, include: withRows })
  if (report.state !== 'faststalld') return null
  const version = Math.max(0, ...report.faststallanden.map((one) => one.version)) + 1
  const fullmaktId = report.faststallanden.at(-1)?.fullmaktId ?? null
  await insertFaststallande(
    tables,
    faststallandeOf(report, {
      version,
      by: revision.by,
      at: revision.at,
      mode: 'single',
      comment: revision.comment,
      fullmaktId,
    }),
  )
  return version
}

/** Writes a version with its rows. */
export async function insertFaststallande(tables: Tables, made: ReturnType<typeof faststallandeOf>): Promise<void> {
  await tables.faststallande.create({ data: made.faststallande })
  await tables.faststalldRow.createMany({ data: made.rows })
}

/** The columns of one end: a first registration by hand, or a change that keeps the first time. */
function sideOf(side: 'start' | 'end', before: Date | null, original: Date | null, after: Date, { by, at }: Revision) {
  if (before?.getTime() === after.getTime()) return {}
  const columns = before
    ? { At: after, OriginalAt: original ?? before, ChangedBy: by, ChangedAt: at }
    : { At: after, Method: 'manualAfterwards', RegisteredAt: at, RegisteredBy: by }
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [`${side}${name}`, value]))
}
