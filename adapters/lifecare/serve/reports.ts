import { isOpen } from '../../../app/domain/objections/objection'
import { addMinutes, sumPerKind } from '../../../app/domain/time/minutes'
import { minutesBetween, monthSpan, startOfDay, dayAfter, monthDays } from '../../../app/domain/time/time'
import type { Faststallande, TimeReport, TimeReportRow, TimeReportSummary } from '../../../provider-api/contract'
import type { ContractStore } from '../../../provider-kit/contract-store'
import { instant, maybe } from '../../../provider-kit/shape'
import type { Tables } from '../database/open'
import { reportOfId } from '../report-id'
import { isKnown, readStaff, requireFresh, type ServeContext, type StaffOf } from './context'
import { activitiesOf, endOf, startOf, statusOf, visitsByShift } from './facts'
import { readObjections } from './kept-objections'
import { plannedOf, reportsOf, type ReportFacts, type Row } from './report'

type Calls = Pick<ContractStore, 'listTimeReports' | 'listTimeReportsWithRows' | 'getTimeReport' | 'listFaststallanden'>

const byName = new Intl.Collator('sv')

/** What there is of a client's month: visits of the nights around it too. */
async function readMonth(tables: Tables, clientId: string, month: string) {
  const { from, to } = monthDays(month)
  const visits = await tables.visit.findMany({
    where: {
      ...{ clientId, isDeleted: false },
      start: { gte: startOfDay(dayAfter(from, -2)), lt: startOfDay(dayAfter(to, 3)) },
    },
  })
  const { start, end } = monthSpan(month)
  const named = visits.flatMap(({ shiftId }) => shiftId ?? [])
  const shifts = await tables.shift.findMany({
    where: { clientId, OR: [{ start: { gte: start, lt: end } }, { id: { in: named } }] },
  })
  return { shifts, visits }
}

/** The reports of a client's month. */
export async function readReports(
  { clock, tenant }: Pick<ServeContext, 'clock' | 'tenant'>,
  tables: Tables,
  clientId: string,
  month: string,
): Promise<ReportFacts[]> {
  const known = await readMonth(tables, clientId, month)
  const objections = await readObjections(tables, clientId)
  return reportsOf({ clientId, month, now: clock(), rule: tenant.rule }, { ...known, objections })
}

/** The calls on reports and on what has been approved. */
export function createReports(context: ServeContext): Calls {
  const { tables, tenant } = context

  async function ofMonth(clientId: string, month: string) {
    if (!(await isKnown(context, clientId))) return null
    await requireFresh(context)
    const reports = await readReports(context, tables, clientId, month)
    const staff = await readStaff(
      context,
      reports.map(({ staffId }) => staffId),
    )
    const name = ({ staffId }: ReportFacts): string => staff(staffId).displayName
    return { staff, reports: reports.sort((a, b) => byName.compare(name(a), name(b)) || (a.id < b.id ? -1 : 1)) }
  }

  return {
    async listTimeReports(clientId, { month }) {
      const found = await ofMonth(clientId, month)
      return found && { items: found.reports.map((report) => summaryOf(report, found.staff)) }
    },

    async listTimeReportsWithRows(clientId, { month }) {
      const found = await ofMonth(clientId, month)
      return found && { items: found.reports.map((report) => wholeOf(report, found.staff, tenant.rule)) }
    },

    async getTimeReport(id) {
      const asked = reportOfId(id)
      const found = asked && (await ofMonth(asked.clientId, asked.month))
      const report = found?.reports.find((one) => one.id === id)
      return found && report ? wholeOf(report, found.staff, tenant.rule) : null
    },

    async listFaststallanden(clientId, { month }) {
      const found = await ofMonth(clientId, month)
      if (found === null) return null
      const items = found.reports.flatMap((report) => {
        const version = versionOf(report)
        if (version === null) return []
        const rest = { timeReportId: report.id, staff: found.staff(report.staffId), deviationCount: deviations(report) }
        return [{ ...version, ...rest }]
      })
      return {
        month,
        items: items.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1)),
        totals: {
          planned: await plannedIn(clientId, month),
          reported: addMinutes(...found.reports.map(({ sums }) => sums.reported)),
          faststalld: addMinutes(...found.reports.map(({ sums }) => sums.faststalld)),
        },
      }
    },
  }

  /** All that is planned in the month by its start, also what nobody is booked on; not what is cancelled. */
  async function plannedIn(clientId: string, month: string) {
    const { shifts, visits } = await readMonth(tables, clientId, month)
    const { start, end } = monthSpan(month)
    const visitOf = visitsByShift(visits, shifts)
    return sumPerKind(
      shifts
        .filter((shift) => shift.start >= start && shift.start < end)
        .filter((shift) => statusOf(shift, visitOf.get(shift.id) ?? null) !== 'cancelled')
        .map((shift) => ({ kind: 'active', minutes: minutesBetween(shift.start, shift.end) })),
    )
  }
}

const deviations = ({ rows }: ReportFacts): number =>
  rows.filter(({ judgement: { result } }) => result !== 'accordingToPlan' && result !== 'cancelled').length

/** What Lifecare tells of an approval: that there is one. By whom and how it does not say. */
function versionOf({ id, approvedAt, sums }: ReportFacts): Faststallande | null {
  return approvedAt && { id: `fas-${id}`, version: 1, at: instant(approvedAt), minutes: sums.faststalld }
}

function summaryOf(report: ReportFacts, staff: StaffOf): TimeReportSummary {
  const { id, month, rows, whole, sums, approvedAt } = report
  const open = [...whole, ...rows.flatMap(({ objections }) => objections)].filter(({ state }) => isOpen(state))
  return {
    ...{ id, month, staff: staff(report.staffId), state: approvedAt ? 'faststalld' : 'open', sums },
    ...{ rowCount: rows.length, deviationCount: deviations(report) },
    openObjectionCount: new Set(open.map((one) => one.id)).size,
    ...maybe('latestFaststallande', versionOf(report)),
  }
}

function wholeOf(report: ReportFacts, staff: StaffOf, rule: ServeContext['tenant']['rule']): TimeReport {
  const version = versionOf(report)
  const isApproved = version !== null
  const approved = report.rows.flatMap(({ id, reported }) =>
    reported ? [{ rowId: id, start: instant(reported.start), end: instant(reported.end) }] : [],
  )
  return {
    ...summaryOf(report, staff),
    brukareId: report.clientId,
    rows: report.rows.map((row) => rowOf(row, rule, isApproved)),
    faststallanden: version ? [{ ...version, rows: approved }] : [],
    comments: [],
    objectionIds: report.whole.map(({ id }) => id),
  }
}

function rowOf(row: Row, rule: ServeContext['tenant']['rule'], isApproved: boolean): TimeReportRow {
  const { id, shift, visit, reported, judgement, objections } = row
  const planned = plannedOf(row)
  return {
    ...{ id, kind: 'active' },
    ...maybe('shiftId', shift?.id),
    ...(planned ? { planned: { start: instant(planned.start), end: instant(planned.end) } } : {}),
    ...(visit && reported ? { reportedStart: startOf(visit), ...maybe('reportedEnd', endOf(visit)) } : {}),
    ...(isApproved && reported ? { faststalld: { start: instant(reported.start), end: instant(reported.end) } } : {}),
    comments: [],
    activities: activitiesOf(shift?.services ?? [], visit),
    classification: { ...judgement, rule },
    objectionIds: objections.map((one) => one.id),
  }
}
