/** The reports of a month: what each has registered for one client. Lifecare has none, so they are put together here. Pure. */
import { classify, type Judgement } from '../../../app/domain/schedule/deviation'
import { isOpen } from '../../../app/domain/objections/objection'
import { sumPerKind } from '../../../app/domain/time/minutes'
import { minutesBetween, monthSpan, stockholmMonth, type Span } from '../../../app/domain/time/time'
import type { Objection, Sums } from '../../../provider-api/contract'
import type { Tenant } from '../config/tenant'
import type { ShiftModel, VisitModel } from '../database/generated/models'
import { reportIdOf } from '../report-id'
import { isCancelled, isEnded, isHealthCare, visitsByShift } from './facts'

/** One row: a planned visit, a registered one, or both. */
export type Row = {
  id: string
  shift: ShiftModel | null
  /** What was registered and has ended. */
  visit: VisitModel | null
  staffId: string
  reported: Span | null
  objections: Objection[]
  judgement: Judgement
}

/** A report. `approved`: when all of it had been approved in Lifecare, which says no more of it. */
export type ReportFacts = {
  id: string
  clientId: string
  staffId: string
  month: string
  rows: Row[]
  whole: Objection[]
  sums: Omit<Sums, 'faststalld'>
  approvedAt: Date | null
}

type Known = { shifts: readonly ShiftModel[]; visits: readonly VisitModel[]; objections: readonly Objection[] }

/** The reports of a client's month. `shifts` and `visits`: at least those of the month. */
export function reportsOf(
  { clientId, month, now, rule }: { clientId: string; month: string; now: Date; rule: Tenant['rule'] },
  { shifts, visits, objections }: Known,
): ReportFacts[] {
  const there = visits.filter(({ isDeleted }) => !isDeleted)
  const visitOf = visitsByShift(there, shifts)
  const joined = new Set([...visitOf.values()].map(({ id }) => id))
  const drafts = [
    ...shifts.flatMap((shift) => draftOfShift(shift, visitOf.get(shift.id) ?? null, now)),
    ...there
      .filter((visit) => !joined.has(visit.id) && isEnded(visit) && !isHealthCare(visit))
      .map((visit) => ({ id: `row-${visit.id}`, shift: null, visit, staffId: visit.staffId })),
  ].filter((draft) => stockholmMonth(beginningOf(draft)) === month)
  const staffIds = [...new Set(drafts.map(({ staffId }) => staffId))].sort()
  return staffIds.map((staffId) => {
    const id = reportIdOf(clientId, staffId, month)
    const rows = drafts
      .filter((draft) => draft.staffId === staffId)
      .map((draft) => rowOf(draft, id, objections, rule))
      .sort((a, b) => beginningOf(a).getTime() - beginningOf(b).getTime() || (a.id < b.id ? -1 : 1))
    const whole = objections.filter(
      ({ target }) => target.timeReportId === id && (target.type === 'report' || target.type === 'faststallande'),
    )
    const goesOn = there.some((one) => one.staffId === staffId && isGoingOn(one) && stockholmMonth(one.start) === month)
    const approvedAt = goesOn ? null : approvalOf(rows, month, now)
    return { id, clientId, staffId, month, rows, whole, sums: sumsOf(rows), approvedAt }
  })
}

const isGoingOn = (visit: VisitModel): boolean => !isEnded(visit) && !isCancelled(visit) && !isHealthCare(visit)

type Draft = Pick<Row, 'id' | 'shift' | 'visit' | 'staffId'>

function draftOfShift(shift: ShiftModel, visit: VisitModel | null, now: Date): Draft[] {
  const id = `row-${shift.id}`
  if (visit !== null) {
    if (isHealthCare(visit)) return []
    return isEnded(visit) || isCancelled(visit) ? [{ id, shift, visit, staffId: visit.staffId }] : []
  }
  const isMissing = !shift.isRemoved && shift.staffId !== null && shift.end <= now
  return isMissing && shift.staffId !== null ? [{ id, shift, visit: null, staffId: shift.staffId }] : []
}

const beginningOf = ({ shift, visit }: Pick<Row, 'shift' | 'visit'>): Date =>
  shift?.start ?? visit?.start ?? new Date(0)

/** The planned side of a row, as it is judged. */
export function plannedOf({ shift, visit }: Pick<Row, 'shift' | 'visit'>) {
  if (shift === null) return null
  const status = visit !== null && isCancelled(visit) ? ('cancelled' as const) : ('booked' as const)
  return { start: shift.start, end: shift.end, status: visit === null || isCancelled(visit) ? status : bookedOr(shift) }
}

/** Work on a visit that nobody was booked on, or that the plan had no more, was not planned to be done. */
const bookedOr = ({ staffId, isRemoved }: ShiftModel): 'booked' | 'vacant' | 'cancelled' =>
  isRemoved ? 'cancelled' : staffId === null ? 'vacant' : 'booked'

function rowOf(draft: Draft, reportId: string, objections: readonly Objection[], rule: Tenant['rule']): Row {
  const { visit, shift } = draft
  const reported =
    visit !== null && isEnded(visit) && visit.end !== null ? { start: visit.start, end: visit.end } : null
  const named = objections.filter(({ target }) => {
    if (target.type === 'shift') return shift !== null && (target.shiftIds ?? []).includes(shift.id)
    return target.type === 'rows' && target.timeReportId === reportId && (target.rowIds ?? []).includes(draft.id)
  })
  const hasOpen = named.some(({ state }) => isOpen(state))
  return { ...draft, reported, objections: named, judgement: classify(plannedOf(draft), reported, rule, hasOpen) }
}

/** Lifecare tells of each visit that it has been approved. A report is, when its month is over and all of it is. */
function approvalOf(rows: readonly Row[], month: string, now: Date): Date | null {
  const given = rows.flatMap(({ visit, reported }) => (visit !== null && reported !== null ? [visit] : []))
  if (given.length === 0 || monthSpan(month).end > now || !given.every(({ isApproved }) => isApproved)) return null
  return new Date(Math.max(...given.map(({ updated }) => updated.getTime())))
}

const minutesOf = ({ start, end }: Span) => ({ kind: 'active' as const, minutes: minutesBetween(start, end) })

/** What of it has been approved is told by its versions. */
function sumsOf(rows: readonly Row[]): Omit<Sums, 'faststalld'> {
  const planned = rows.flatMap((row) => {
    const span = plannedOf(row)
    return span?.status === 'booked' ? [minutesOf(span)] : []
  })
  const reported = rows.flatMap(({ reported: span }) => (span ? [minutesOf(span)] : []))
  return {
    planned: sumPerKind(planned),
    reported: sumPerKind(reported),
  }
}
