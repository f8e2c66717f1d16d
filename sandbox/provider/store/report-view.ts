/** A time report as it stands: its rows judged, its objections counted, its sums. Serves the API and the desk. */
import { isOpen } from '../../../app/domain/objections/objection'
import { defaultRule } from '../../../app/domain/schedule/deviation'
import { sumPerKind } from '../../../app/domain/time/minutes'
import type { MinutesPerKind, Sums, TimeReport, TimeReportRow, TimeReportSummary } from '../../../provider-api/contract'
import type { Prisma } from '../database/generated/client'
import type { Tables } from '../database/open'
import { isDeviation, judge, plannedOf, reportedOf } from '../world/judge'
import type { StaffView } from './context'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'
import { activitiesOf, commentOf, endOf, faststallandeOf, minutesOf, startOf } from './shape'

/** What is read with a report. */
export const reportParts = {
  rows: { include: { shift: true } },
  faststallanden: { orderBy: { version: 'asc' }, include: { rows: true } },
  comments: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.TimeReportInclude

/** What a report without its rows is told from; it is read for many brukare at once. */
export const summaryParts = {
  rows: {
    select: {
      ...{ id: true, shiftId: true, timeReportId: true, kind: true, startAt: true, endAt: true },
      shift: { select: { plannedStart: true, plannedEnd: true, status: true } },
    },
  },
  faststallanden: { orderBy: { version: 'asc' } },
} satisfies Prisma.TimeReportInclude

export type ReportRecord = Prisma.TimeReportGetPayload<{ include: typeof reportParts }>
type RowRecord = ReportRecord['rows'][number]
type SummaryRecord = Prisma.TimeReportGetPayload<{ include: typeof summaryParts }>
type SummaryRow = SummaryRecord['rows'][number]

const objectionParts = {
  id: true,
  brukareId: true,
  targetType: true,
  shiftIds: true,
  timeReportId: true,
  rowIds: true,
  state: true,
} satisfies Prisma.ObjectionSelect
export type ObjectionMark = Prisma.ObjectionGetPayload<{ select: typeof objectionParts }>

/** A row with what is known of it. `result` is null while the work goes on: then it is not part of the report yet. */
type JudgedRow<Row extends SummaryRow = RowRecord> = {
  record: Row
  objections: ObjectionMark[]
  judgement: NonNullable<ReturnType<typeof judge>>
}

export type ReportView<Row extends SummaryRow = RowRecord, Record extends SummaryRecord = ReportRecord> = {
  record: Record
  rows: JudgedRow<Row>[]
  deviationCount: number
  openObjectionCount: number
  /** Objections to the whole report or its fastställande. */
  whole: ObjectionMark[]
  sums: Sums
}

/** The objections that can concern reports of some brukare. */
export function readObjectionMarks(tables: Tables, brukareIds: readonly string[]): Promise<ObjectionMark[]> {
  return tables.objection.findMany({
    where: { brukareId: { in: [...brukareIds] } },
    select: objectionParts,
    orderBy: [{ lodgedAt: 'asc' }, { id: 'asc' }],
  })
}

/** Puts a report together. `objections`: at least those of its brukare. */
export function viewOf<Row extends SummaryRow, Record extends SummaryRecord & { rows: Row[] }>(
  record: Record,
  objections: readonly ObjectionMark[],
  now: Date,
): ReportView<Row, Record> {
  const all: readonly Row[] = record.rows
  const rows = all
    .flatMap((row) => {
      const named = objections.filter((objection) => names(objection, row))
      const judgement = judge(
        row,
        named.some(({ state }) => isOpen(state)),
        now,
      )
      return judgement ? [{ record: row, objections: named, judgement }] : []
    })
    .sort((a, b) => beginningOf(a.record) - beginningOf(b.record) || (a.record.id < b.record.id ? -1 : 1))
  const whole = objections.filter(
    ({ targetType, timeReportId }) =>
      timeReportId === record.id && (targetType === 'report' || targetType === 'faststallande'),
  )
  const open = new Set(
    [...whole, ...rows.flatMap((row) => row.objections)].filter(({ state }) => isOpen(state)).map(({ id }) => id),
  )
  return {
    record,
    rows,
    deviationCount: rows.filter(({ judgement }) => isDeviation(judgement.result)).length,
    openObjectionCount: open.size,
    whole,
    sums: sumsOf(record, rows),
  }
}

function names({ targetType, shiftIds, timeReportId, rowIds }: ObjectionMark, row: SummaryRow): boolean {
  if (targetType === 'shift') return row.shiftId !== null && shiftIds.includes(row.shiftId)
  return targetType === 'rows' && timeReportId === row.timeReportId && rowIds.includes(row.id)
}

function beginningOf({ shift, startAt }: SummaryRow): number {
  return (shift?.plannedStart ?? startAt)?.getTime() ?? 0
}

function sumsOf(record: SummaryRecord, rows: readonly JudgedRow<SummaryRow>[]): Sums {
  const planned = rows.flatMap(({ record: row }) => {
    const span = plannedOf(row)
    return span?.status === 'booked' ? [{ kind: row.kind, minutes: minutesOf(span) }] : []
  })
  const reported = rows.flatMap(({ record: row }) => {
    const span = reportedOf(row)
    return span ? [{ kind: row.kind, minutes: minutesOf(span) }] : []
  })
  return { planned: sumPerKind(planned), reported: sumPerKind(reported), faststalld: latestMinutes(record) }
}

function latestMinutes({ faststallanden }: SummaryRecord): MinutesPerKind {
  const latest = faststallanden.at(-1)
  return {
    active: latest?.activeMinutes ?? 0,
    waiting: latest?.waitingMinutes ?? 0,
    standby: latest?.standbyMinutes ?? 0,
  }
}

/** A report without its rows. */
export function summaryOf(view: ReportView<SummaryRow, SummaryRecord>, staff: StaffView): TimeReportSummary {
  const { record } = view
  const latest = record.faststallanden.at(-1)
  return {
    id: record.id,
    month: record.month,
    staff: staff(record.staffId),
    state: record.state,
    ...maybeInstant('certifiedAt', record.certifiedAt),
    sums: view.sums,
    rowCount: view.rows.length,
    deviationCount: view.deviationCount,
    openObjectionCount: view.openObjectionCount,
    ...(latest ? { latestFaststallande: faststallandeOf({ ...latest, rows: undefined }) } : {}),
  }
}

/** A report with its rows and every version of its fastställande. */
export function reportOf(view: ReportView, staff: StaffView): TimeReport {
  const { record } = view
  const approved = new Map(record.faststallanden.at(-1)?.rows.map((row) => [row.rowId, row]))
  return {
    ...summaryOf(view, staff),
    brukareId: record.brukareId,
    rows: view.rows.map((row) => rowOf(row, record, approved.get(row.record.id))),
    faststallanden: record.faststallanden.map(faststallandeOf),
    comments: record.comments.filter(({ rowIds }) => rowIds.length === 0).map(commentOf),
    objectionIds: view.whole.map(({ id }) => id),
  }
}

function rowOf(
  { record: row, objections, judgement }: JudgedRow,
  report: ReportRecord,
  approved?: { start: Date; end: Date },
): TimeReportRow {
  return {
    id: row.id,
    ...maybe('shiftId', row.shiftId),
    kind: row.kind,
    ...(row.shift ? { planned: { start: instant(row.shift.plannedStart), end: instant(row.shift.plannedEnd) } } : {}),
    ...maybe('reportedStart', startOf(row)),
    ...maybe('reportedEnd', endOf(row)),
    ...(approved ? { faststalld: { start: instant(approved.start), end: instant(approved.end) } } : {}),
    ...maybe('comment', row.comment),
    comments: report.comments.filter(({ rowIds }) => rowIds.includes(row.id)).map(commentOf),
    activities: activitiesOf(row.shift?.activities ?? [], row),
    classification: { ...judgement, rule: defaultRule },
    ...maybe('doubleStaffingGroup', row.shift?.doubleStaffingGroup),
    objectionIds: objections.map(({ id }) => id),
  }
}
