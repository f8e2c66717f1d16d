/** The desk's hand on the reports: fastställa in a batch or one at a time, open again, change a row. */
import { stockholmDate } from '../../../app/domain/time/time'
import type { Tables } from '../database/open'
import { appendChanges } from '../world/change-feed'
import { insertFaststallande, reviseRow } from '../world/revise'
import { faststallandeOf, fullmaktAt } from '../world/settle'
import { act, deny } from './action'
import type { StoreContext } from './context'
import { deskStaff, readBrukare } from './desk-view'
import { readObjectionMarks, reportParts, viewOf } from './report-view'
import type { ReportView } from './report-view'
import type { BatchResult, DeskReport, DeskStore } from './types'

type Calls = Pick<DeskStore, 'listReports' | 'faststallBatch' | 'faststallSingle' | 'reopen' | 'changeRow'>

/** The desk's calls on reports. */
export function createDeskReports(context: StoreContext): Calls {
  const { tables, tenant, staff, clock } = context
  const titleOf = (id: string) => staff.arbetsledareTitle(id) ?? deny('staffUnknown')

  async function viewsOf(
    on: Tables,
    where: { brukareId?: string; month?: string; id?: string; waits?: boolean },
  ): Promise<ReportView[]> {
    const { waits, ...given } = where
    const state = waits ? { in: ['certified' as const, 'reopened' as const] } : undefined
    const records = await on.timeReport.findMany({
      where: { tenantId: tenant.key, ...given, state },
      include: reportParts,
      orderBy: [{ month: 'asc' }, { id: 'asc' }],
    })
    const objections = await readObjectionMarks(on, [...new Set(records.map(({ brukareId }) => brukareId))])
    return records.map((record) => viewOf(record, objections, clock()))
  }

  async function faststall(
    on: Tables,
    { record }: ReportView,
    given: { by: string; mode: 'batch' | 'single'; comment: string | null },
  ) {
    const now = clock()
    const fullmakter = await on.fullmakt.findMany({ where: { brukareId: record.brukareId } })
    const version = (record.faststallanden.at(-1)?.version ?? 0) + 1
    const made = faststallandeOf(record, {
      ...given,
      version,
      at: now,
      fullmaktId: fullmaktAt(fullmakter, stockholmDate(now), now),
    })
    await insertFaststallande(on, made)
    await on.timeReport.update({ where: { id: record.id }, data: { state: 'faststalld', leftWaiting: true } })
    await changed(on, record, now)
    return { faststallandeId: made.faststallande.id, version }
  }

  function changed(on: Tables, { brukareId, id }: { brukareId: string; id: string }, at: Date): Promise<void> {
    return appendChanges(on, tenant.key, [
      { type: 'faststallande', brukareId, resourceId: id, at },
      { type: 'timeReport', brukareId, resourceId: id, at },
    ])
  }

  return {
    async listReports(month) {
      const [views, brukare] = await Promise.all([
        viewsOf(tables, month === undefined ? { waits: true } : { month }),
        readBrukare(tables, tenant.key),
      ])
      const reports = views.flatMap((view): DeskReport[] => {
        const { record, deviationCount, openObjectionCount } = view
        const whose = brukare.get(record.brukareId)
        if (!whose) return []
        return [
          {
            id: record.id,
            brukare: whose,
            staff: deskStaff(staff.get(record.staffId)),
            month: record.month,
            state: record.state,
            rowCount: view.rows.length,
            deviationCount,
            openObjectionCount,
            batchable: reasonToLeave(view) === null,
            latestVersion: record.faststallanden.at(-1)?.version ?? null,
          },
        ]
      })
      const order = (a: DeskReport, b: DeskReport) =>
        a.month.localeCompare(b.month) ||
        a.brukare.name.localeCompare(b.brukare.name, 'sv') ||
        a.staff.displayName.localeCompare(b.staff.displayName, 'sv')
      return reports.sort(order)
    },

    faststallBatch: (brukareId, month, by) =>
      act(context, async (on) => {
        const title = titleOf(by)
        if ((await on.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })) === 0) return deny('notFound')
        const result: BatchResult = { faststallda: [], left: [] }
        for (const view of await viewsOf(on, { brukareId, month })) {
          const reason = reasonToLeave(view)
          const timeReportId = view.record.id
          if (reason) result.left.push({ timeReportId, staffName: staff.get(view.record.staffId).displayName, reason })
          else {
            const { faststallandeId } = await faststall(on, view, { by: title, mode: 'batch', comment: null })
            result.faststallda.push({ timeReportId, faststallandeId })
          }
        }
        return result
      }),

    faststallSingle: (timeReportId, comment, by) =>
      act(context, async (on) => {
        const title = titleOf(by)
        const [view] = await viewsOf(on, { id: timeReportId })
        if (!view) return deny('notFound')
        const { state } = view.record
        if (state === 'faststalld') return deny('stateConflict')
        if (state === 'open') return deny('notCertified')
        if (view.openObjectionCount > 0) return deny('openObjection')
        const text = comment.trim()
        if (view.deviationCount > 0 && text === '') return deny('commentMissing')
        return faststall(on, view, { by: title, mode: 'single', comment: text === '' ? null : text })
      }),

    reopen: (timeReportId, by) =>
      act(context, async (on) => {
        titleOf(by)
        const report = await on.timeReport.findFirst({ where: { id: timeReportId, tenantId: tenant.key } })
        if (!report) return deny('notFound')
        if (report.state !== 'faststalld') return deny('notFaststalld')
        await on.timeReport.update({ where: { id: timeReportId }, data: { state: 'reopened', leftWaiting: true } })
        await changed(on, report, clock())
        return { timeReportId }
      }),

    changeRow: (rowId, { start, end, comment }, by) =>
      act(context, async (on) => {
        const title = titleOf(by)
        const row = await on.reportRow.findFirst({
          where: { id: rowId, timeReport: { tenantId: tenant.key } },
          include: { timeReport: true, shift: true },
        })
        if (!row) return deny('notFound')
        const now = clock()
        if (!(start < end) || end > now) return deny('spanInvalid')
        if (comment.trim() === '') return deny('commentMissing')
        const version = await reviseRow(on, { rowId, start, end, comment: comment.trim(), by: title, at: now })
        if (row.shift) {
          await on.shift.update({ where: { id: row.shift.id }, data: { status: 'ended', settled: true } })
          await appendChanges(on, tenant.key, [
            { type: 'shift', brukareId: row.brukareId, resourceId: row.shift.id, at: now },
          ])
        }
        await changed(on, row.timeReport, now)
        return { timeReportId: row.timeReportId, version }
      }),
  }
}

/** Why a report cannot go in a batch, or null when it can. */
function reasonToLeave({
  record,
  deviationCount,
  openObjectionCount,
}: ReportView): BatchResult['left'][number]['reason'] | null {
  if (record.state === 'faststalld') return 'alreadyFaststalld'
  if (record.state === 'open') return 'notCertified'
  if (openObjectionCount > 0) return 'openObjection'
  return deviationCount > 0 ? 'deviation' : null
}
