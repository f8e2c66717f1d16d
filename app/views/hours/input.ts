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

/** What was registered of a shift that is in no report yet; null when it has not both begun and ended. */
export function registeredRow(shift: Shift): ReportedRow | null {
  const { actualStart, actualEnd } = shift
  if (!actualStart || !actualEnd) return null
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
