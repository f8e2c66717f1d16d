/** What has been approved of a month, a version at a time. Lifecare tells it of each visit, and says no more when it takes it back. */
import { monthSpan, startOfDay, stockholmMonth } from '../../../app/domain/time/time'
import type { Tables } from '../database/open'
import { reportIdOf, reportOfId } from '../report-id'
import { readReports } from '../serve/read-month'
import type { ReportFacts } from '../serve/report'
import { approvedRows, readVersions } from '../serve/versions'
import { appendChanges, moveCursor, readCursor, type Changed, type PullContext } from './context'

const cursor = 'approvals'
const seenMonth = 'approvals month'
const partSize = 200

/** Keeps a version of each report that has become approved whole, and tells it once. After the visits. */
export async function pullApprovals(context: PullContext): Promise<void> {
  const { database, clock } = context
  const now = clock()
  const month = stockholmMonth(now)
  if ((await readCursor(database.tables, seenMonth)) !== month) {
    // What was approved before its month was over is approved when it is: nothing else comes that day to tell it.
    const newest = await database.tables.change.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
    const waiting = await unversioned(database.tables, month)
    for (let from = 0; from < waiting.length; from += partSize) {
      await database.transaction((tables) => keepVersions(context, tables, waiting.slice(from, from + partSize), now))
    }
    await database.transaction(async (tables) => {
      await moveCursor(tables, seenMonth, month)
      // The first time that was all there is.
      if ((await readCursor(tables, cursor)) === null) await moveCursor(tables, cursor, String(newest?.seq ?? 0))
    })
  }
  for (;;) {
    const after = Number((await readCursor(database.tables, cursor)) ?? 0)
    const found = await database.tables.change.findMany({
      ...{ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: partSize },
    })
    const last = found.at(-1)
    if (last === undefined) return
    const reports = found.filter(({ type }) => type === 'timeReport').map(({ resourceId }) => resourceId)
    await database.transaction(async (tables) => {
      await keepVersions(context, tables, [...new Set(reports)], now)
      await moveCursor(tables, cursor, String(last.seq))
    })
  }
}

/** The reports of months that are over, that have something approved and no version. */
async function unversioned(tables: Tables, month: string): Promise<string[]> {
  const before = { isApproved: true, isDeleted: false, start: { lt: startOfDay(`${month}-01`) } }
  const visits = await tables.visit.findMany({ where: before, select: { clientId: true, staffId: true, start: true } })
  const reports = new Set(visits.map((one) => reportIdOf(one.clientId, one.staffId, stockholmMonth(one.start))))
  const kept = await tables.approval.findMany({ select: { reportId: true } })
  for (const { reportId } of kept) reports.delete(reportId)
  return [...reports]
}

async function keepVersions(context: PullContext, tables: Tables, reportIds: readonly string[], now: Date) {
  const told: Changed[] = []
  const months = new Map<string, ReportFacts[]>()
  const versions = await readVersions(tables, reportIds)
  for (const reportId of reportIds) {
    const asked = reportOfId(reportId)
    if (asked === null || monthSpan(asked.month).end > now) continue
    const key = `${asked.clientId} ${asked.month}`
    const reports = months.get(key) ?? (await readReports(context, tables, asked.clientId, asked.month)).reports
    months.set(key, reports)
    const report = reports.find(({ id }) => id === reportId)
    if (!report?.approvedAt) continue
    const last = versions.get(reportId)?.at(-1)
    const rows = JSON.stringify(approvedRows(report))
    if (last && rows === JSON.stringify(last.rows)) continue
    const at = last ? new Date(Math.max(now.getTime(), last.at.getTime())) : report.approvedAt
    const version = (last?.version ?? 0) + 1
    await tables.approval.create({ data: { reportId, version, at, minutes: report.sums.reported.active, rows } })
    told.push({ type: 'faststallande', clientId: asked.clientId, resourceId: reportId })
    told.push({ type: 'timeReport', clientId: asked.clientId, resourceId: reportId })
  }
  await appendChanges(tables, told, now)
}
