import { isOpen } from '../../../app/domain/objections/objection'
import { addMinutes, sumPerKind } from '../../../app/domain/time/minutes'
import { minutesBetween, monthSpan } from '../../../app/domain/time/time'
import type { Sums, TimeReport, TimeReportRow, TimeReportSummary } from '../../../provider-api/contract'
import type { ContractStore } from '../../../provider-kit/contract-store'
import { instant, maybe } from '../../../provider-kit/shape'
import type { ShiftModel, VisitModel } from '../database/generated/models'
import { reportOfId } from '../report-id'
import { isKnown, readStaff, requireFresh, requireRead, type ServeContext, type StaffOf } from './context'
import { activitiesOf, endOf, startOf, statusOf, visitsByShift } from './facts'
import { readReports } from './read-month'
import { plannedOf, type ReportFacts, type Row } from './report'
import { isApprovedNow, readVersions, type Version } from './versions'

type Calls = Pick<ContractStore, 'listTimeReports' | 'listTimeReportsWithRows' | 'getTimeReport' | 'listFaststallanden'>

const byName = new Intl.Collator('sv')

/** The calls on reports and on what has been approved. */
export function createReports(context: ServeContext): Calls {
  const { tables, tenant } = context

  async function ofMonth(clientId: string, month: string) {
    if (!(await isKnown(context, clientId))) return null
    await requireFresh(context)
    await requireRead(context, clientId, monthSpan(month))
    const { reports, shifts, visits } = await readReports(context, tables, clientId, month)
    const staff = await readStaff(
      context,
      reports.map(({ staffId }) => staffId),
    )
    const versions = await readVersions(
      tables,
      reports.map(({ id }) => id),
    )
    const versionsOf = ({ id }: ReportFacts): Version[] => versions.get(id) ?? []
    const name = ({ staffId }: ReportFacts): string => staff(staffId).displayName
    return {
      ...{ staff, shifts, visits },
      versionsOf,
      reports: reports.sort((a, b) => byName.compare(name(a), name(b)) || (a.id < b.id ? -1 : 1)),
    }
  }

  return {
    async listTimeReports(clientId, { month }) {
      const found = await ofMonth(clientId, month)
      return found && { items: found.reports.map((report) => summaryOf(report, found.staff, found.versionsOf(report))) }
    },

    async listTimeReportsWithRows(clientId, { month }) {
      const found = await ofMonth(clientId, month)
      return (
        found && {
          items: found.reports.map((report) => wholeOf(report, found.staff, tenant.rule, found.versionsOf(report))),
        }
      )
    },

    async getTimeReport(id) {
      const asked = reportOfId(id)
      const found = asked && (await ofMonth(asked.clientId, asked.month))
      const report = found?.reports.find((one) => one.id === id)
      return found && report ? wholeOf(report, found.staff, tenant.rule, found.versionsOf(report)) : null
    },

    async listFaststallanden(clientId, { month }) {
      const found = await ofMonth(clientId, month)
      if (found === null) return null
      const items = found.reports.flatMap((report) => {
        const rest = { timeReportId: report.id, staff: found.staff(report.staffId), deviationCount: deviations(report) }
        return found.versionsOf(report).map((version) => ({ ...toldOf(version), ...rest }))
      })
      const approved = found.reports.flatMap((report) => found.versionsOf(report).at(-1)?.minutes ?? [])
      return {
        month,
        items: items.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1)),
        totals: {
          planned: plannedIn(found, month),
          reported: addMinutes(...found.reports.map(({ sums }) => sums.reported)),
          faststalld: addMinutes(...approved.map(activeOnly)),
        },
      }
    },
  }
}

/** All that is planned in the month by its start, also what nobody is booked on; not what is cancelled. */
function plannedIn({ shifts, visits }: { shifts: ShiftModel[]; visits: VisitModel[] }, month: string): Sums['planned'] {
  const { start, end } = monthSpan(month)
  const visitOf = visitsByShift(visits, shifts)
  return sumPerKind(
    shifts
      .filter((shift) => shift.start >= start && shift.start < end)
      .filter((shift) => statusOf(shift, visitOf.get(shift.id) ?? null) !== 'cancelled')
      .map((shift) => ({ kind: 'active', minutes: minutesBetween(shift.start, shift.end) })),
  )
}

const deviations = ({ rows }: ReportFacts): number =>
  rows.filter(({ judgement: { result } }) => result !== 'accordingToPlan' && result !== 'cancelled').length

const activeOnly = (active: number) => ({ active, waiting: 0, standby: 0 })

/** A version as the contract has it. By whom and how Lifecare does not say. */
const toldOf = ({ id, version, at, minutes }: Version) => ({
  ...{ id, version, at: instant(at), minutes: activeOnly(minutes) },
})

function summaryOf(report: ReportFacts, staff: StaffOf, versions: readonly Version[]): TimeReportSummary {
  const { id, month, rows, whole, sums } = report
  const open = [...whole, ...rows.flatMap(({ objections }) => objections)].filter(({ state }) => isOpen(state))
  const last = versions.at(-1)
  const state = last === undefined ? 'open' : isApprovedNow(report, last) ? 'faststalld' : 'reopened'
  return {
    ...{ id, month, staff: staff(report.staffId), state },
    sums: { ...sums, faststalld: activeOnly(last?.minutes ?? 0) },
    ...{ rowCount: rows.length, deviationCount: deviations(report) },
    openObjectionCount: new Set(open.map((one) => one.id)).size,
    ...maybe('latestFaststallande', last && toldOf(last)),
  }
}

function wholeOf(
  report: ReportFacts,
  staff: StaffOf,
  rule: ServeContext['tenant']['rule'],
  versions: readonly Version[],
): TimeReport {
  const approved = new Map(versions.at(-1)?.rows.map((row) => [row.rowId, row]))
  return {
    ...summaryOf(report, staff, versions),
    brukareId: report.clientId,
    rows: report.rows.map((row) => rowOf(row, rule, approved.get(row.id))),
    faststallanden: versions.map((version) => ({ ...toldOf(version), rows: version.rows })),
    comments: [],
    objectionIds: report.whole.map(({ id }) => id),
  }
}

function rowOf(
  row: Row,
  rule: ServeContext['tenant']['rule'],
  approved: { start: string; end: string } | undefined,
): TimeReportRow {
  const { id, shift, visit, reported, judgement, objections } = row
  const planned = plannedOf(row)
  return {
    ...{ id, kind: 'active' },
    ...maybe('shiftId', shift?.id),
    ...(planned ? { planned: { start: instant(planned.start), end: instant(planned.end) } } : {}),
    ...(visit && reported ? { reportedStart: startOf(visit), ...maybe('reportedEnd', endOf(visit)) } : {}),
    ...(approved ? { faststalld: { start: approved.start, end: approved.end } } : {}),
    comments: [],
    activities: activitiesOf(shift?.services ?? [], visit),
    classification: { ...judgement, rule },
    objectionIds: objections.map((one) => one.id),
  }
}
