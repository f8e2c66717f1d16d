import { goingOn } from '~/domain/hours/going-on'
import type { HoursGrant, PlannedShift, ReportedRow } from '~/domain/hours/types'
import type { Grant, Shift, Span, TimeReportRow } from '../../../provider-api/contract'

/** A decision as the reckoning knows it. */
export function hoursGrant({ id, minutes, per, from, to, kinds, doubleStaffing }: Grant): HoursGrant {
  return { id, minutes, per, from, to: to ?? null, kinds, doubleStaffing }
}

/** A shift as the reckoning knows it. */
export function plannedShift(shift: Shift): PlannedShift {
  const { id, kind, status, cancelledBy, doubleStaffingGroup } = shift
  return {
    id,
    kind,
    start: new Date(shift.plannedStart),
    end: new Date(shift.plannedEnd),
    status: status === 'vacant' || status === 'cancelled' ? status : 'booked',
    cancelledBy: cancelledBy ?? null,
    group: doubleStaffingGroup ?? null,
  }
}

/** A row of a report as the reckoning knows it. Without both start and end nothing is reported yet. */
export function reportedRow(row: TimeReportRow): ReportedRow {
  const { reportedStart, reportedEnd, planned, faststalld } = row
  return {
    id: row.id,
    shiftId: row.shiftId ?? null,
    kind: row.kind,
    planned: planned ? dates(planned) : null,
    reported: reportedStart && reportedEnd ? dates({ start: reportedStart.at, end: reportedEnd.at }) : null,
    faststalld: faststalld ? dates(faststalld) : null,
    group: row.doubleStaffingGroup ?? null,
    openObjection: row.classification.brokenBounds.includes('openObjection'),
  }
}

/** A shift, and when its provider told of it. */
type ToldShift = { shift: Shift & { freshnessSeconds?: number }; asOf: Date }

/** What is registered of the shifts that no row says a time of: a row that waits for its end says nothing of what has passed. */
export function registeredRows(told: readonly ToldShift[], rows: readonly ReportedRow[], now: Date): ReportedRow[] {
  const timed = new Set(
    rows.flatMap(({ shiftId, reported, faststalld }) => (reported === null && faststalld === null ? [] : [shiftId])),
  )
  return told.flatMap((one) => (timed.has(one.shift.id) ? [] : (registeredRow(one, now) ?? [])))
}

/** Of a shift that goes on it is what has passed of it. Null when that is nothing. */
function registeredRow({ shift, asOf }: ToldShift, now: Date): ReportedRow | null {
  const { actualStart, actualEnd } = shift
  if (!actualEnd) {
    const { kind, group } = plannedShift(shift)
    const begunAt = shift.status === 'started' && actualStart ? new Date(actualStart.at) : null
    const { id, freshnessSeconds } = shift
    const plannedEnd = new Date(shift.plannedEnd)
    return goingOn({ id, kind, group, begunAt, plannedEnd, asOf, freshnessSeconds }, now)
  }
  if (!actualStart) return null
  return {
    id: `registered-${shift.id}`,
    shiftId: shift.id,
    kind: shift.kind,
    planned: null,
    reported: dates({ start: actualStart.at, end: actualEnd.at }),
    faststalld: null,
    group: shift.doubleStaffingGroup ?? null,
    openObjection: false,
  }
}

function dates({ start, end }: Span): { start: Date; end: Date } {
  return { start: new Date(start), end: new Date(end) }
}
