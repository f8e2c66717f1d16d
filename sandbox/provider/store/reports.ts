/** Time reports and fastställanden as the contract has them. */
import { addMinutes, sumPerKind } from '../../../app/domain/time/minutes'
import { monthSpan } from '../../../app/domain/time/time'
import type { MinutesPerKind } from '../../../provider-api/contract'
import { claimSentAt } from './claims'
import { staffViewFor, staffViewsFor } from './context'
import type { StoreContext } from './context'
import { readHoursSoFar } from './hours-so-far'
import { readObjectionMarks, reportOf, reportParts, summaryOf, summaryParts, viewOf } from './report-view'
import type { ReportView } from './report-view'
import { readShiftsAround } from './shifts-around'
import { maybe, maybeInstant } from '../../../provider-kit/shape'
import { faststallandeOf, minutesOf } from './shape'
import type { ContractStore } from './types'

type Calls = Pick<
  ContractStore,
  'listTimeReports' | 'listTimeReportsWithRows' | 'searchTimeReports' | 'getTimeReport' | 'listFaststallanden'
>

/** How many brukare there are on a page of the search. */
const searchPage = 100

const byName = new Intl.Collator('sv')

/** The calls on reports. */
export function createReports(context: StoreContext): Calls {
  const { tables, tenant, clock, staff } = context

  async function viewsOf(brukareId: string, month: string): Promise<ReportView[] | null> {
    const known = await tables.brukare.findFirst({
      where: { id: brukareId, tenantId: tenant.key },
      select: { id: true },
    })
    if (!known) return null
    const [records, objections] = await Promise.all([
      tables.timeReport.findMany({ where: { brukareId, month }, include: reportParts }),
      readObjectionMarks(tables, [brukareId]),
    ])
    return inOrder(records.map((record) => viewOf(record, objections, clock())))
  }

  /** Those that have something in them, by staff name. */
  function inOrder<View extends { record: { id: string; staffId: string }; rows: readonly unknown[] }>(views: View[]) {
    const name = (view: View) => staff.get(view.record.staffId).displayName
    return views
      .filter(({ rows }) => rows.length > 0)
      .sort((a, b) => byName.compare(name(a), name(b)) || (a.record.id < b.record.id ? -1 : 1))
  }

  return {
    async listTimeReports(brukareId, { month }) {
      const views = await viewsOf(brukareId, month)
      if (!views) return null
      const view = await staffViewFor(context, brukareId)
      return { items: views.map((report) => summaryOf(report, view)) }
    },

    async listTimeReportsWithRows(brukareId, { month }) {
      const views = await viewsOf(brukareId, month)
      if (!views) return null
      const view = await staffViewFor(context, brukareId)
      return { items: views.map((report) => reportOf(report, view)) }
    },

    async searchTimeReports({ month, brukare, cursor }) {
      const asked = [...new Set(brukare.map(({ id }) => id))]
      const known = await tables.brukare.findMany({
        where: { tenantId: tenant.key, id: { in: asked, ...(cursor === undefined ? {} : { gt: cursor }) } },
        select: { id: true, laws: true },
        orderBy: { id: 'asc' },
      })
      const page = known.slice(0, searchPage)
      const ids = page.map(({ id }) => id)
      // What is asked for by itself since 1.1; before that, the reports.
      const partsOf = new Map(brukare.map(({ id, parts = ['reports'] }) => [id, parts]))
      const asking = (part: 'reports' | 'schedule' | 'hours') => ids.filter((id) => partsOf.get(id)?.includes(part))
      const viewFor = await staffViewsFor(context, ids)
      const [records, objections, shifts, hours] = await Promise.all([
        tables.timeReport.findMany({ where: { brukareId: { in: asking('reports') }, month }, include: summaryParts }),
        readObjectionMarks(tables, ids),
        readShiftsAround(context, asking('schedule'), viewFor),
        readHoursSoFar(context, asking('hours')),
      ])
      const now = clock()
      const marksOf = (id: string) => objections.filter(({ brukareId }) => brukareId === id)
      const found = inOrder(records.map((record) => viewOf(record, marksOf(record.brukareId), now)))
      const last = ids.at(-1)
      return {
        items: page.map(({ id: brukareId, laws }) => ({
          ...{ brukareId, laws },
          reports: found
            .filter(({ record }) => record.brukareId === brukareId)
            .map((report) => summaryOf(report, viewFor(brukareId))),
          ...maybe('shifts', shifts.get(brukareId)),
          ...(context.freshnessSeconds > 0 && shifts.has(brukareId) && { freshnessSeconds: context.freshnessSeconds }),
          ...maybe('hours', hours.get(brukareId)),
        })),
        ...(known.length > ids.length && last !== undefined ? { nextCursor: last } : {}),
      }
    },

    async getTimeReport(timeReportId) {
      const record = await tables.timeReport.findFirst({
        where: { id: timeReportId, tenantId: tenant.key },
        include: reportParts,
      })
      if (!record) return null
      const [objections, view] = await Promise.all([
        readObjectionMarks(tables, [record.brukareId]),
        staffViewFor(context, record.brukareId),
      ])
      return reportOf(viewOf(record, objections, clock()), view)
    },

    async listFaststallanden(brukareId, { month }) {
      const views = await viewsOf(brukareId, month)
      if (!views) return null
      const view = await staffViewFor(context, brukareId)
      const items = views.flatMap((report) =>
        report.record.faststallanden.map((version) => ({
          at: version.at.getTime(),
          item: {
            ...faststallandeOf({ ...version, rows: undefined }),
            timeReportId: report.record.id,
            staff: view(report.record.staffId),
            deviationCount: report.deviationCount,
          },
        })),
      )
      return {
        month,
        items: items
          .sort((a, b) => b.at - a.at || b.item.version - a.item.version || (a.item.id < b.item.id ? -1 : 1))
          .map(({ item }) => item),
        totals: {
          planned: await plannedIn(brukareId, month),
          reported: addMinutes(...views.map(({ sums }) => sums.reported)),
          faststalld: addMinutes(...views.map(({ sums }) => sums.faststalld)),
        },
        ...maybeInstant('claimSentAt', await claimSentAt(context, brukareId, month)),
      }
    },
  }

  /** Everything planned in the month by start, also what nobody is booked on; not what is cancelled. */
  async function plannedIn(brukareId: string, month: string): Promise<MinutesPerKind> {
    const { start, end } = monthSpan(month)
    const shifts = await tables.shift.findMany({
      where: { brukareId, plannedStart: { gte: start, lt: end }, status: { not: 'cancelled' } },
      select: { kind: true, plannedStart: true, plannedEnd: true },
    })
    return sumPerKind(
      shifts.map(({ kind, plannedStart, plannedEnd }) => ({
        kind,
        minutes: minutesOf({ start: plannedStart, end: plannedEnd }),
      })),
    )
  }
}
