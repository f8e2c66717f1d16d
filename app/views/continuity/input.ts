import type { StaffedShift, WorkedShift } from '~/domain/continuity/continuity'
import { defaultRule } from '~/domain/schedule/deviation'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import type { Shift as ShiftData, TimeReport } from '../../../provider-api/contract'
import { reportedRow } from '~/views/hours/input'

/** What one provider has of the shifts of some months. */
export type PlaceShifts = { providerId: string; shifts: readonly ShiftData[]; reports: readonly TimeReport[] }

/** Every shift of the months with what came of it: the rows of the reports, and the shifts that are in no report yet. */
export function workedShifts({ providerId, shifts, reports }: PlaceShifts): WorkedShift[] {
  const planned = new Map(shifts.map((shift) => [shift.id, parseShift(shift)]))
  const inReports = new Set(reports.flatMap(({ rows }) => rows.map(({ shiftId }) => shiftId)))
  const rule = reports.flatMap(({ rows }) => rows).at(-1)?.classification.rule ?? defaultRule
  const fromReports = reports.flatMap(({ staff, rows }) =>
    rows.map((row): WorkedShift => {
      const { planned: time, reported, openObjection } = reportedRow(row)
      const shift = planned.get(row.shiftId ?? '')
      const status = shift ? statusOf(shift) : row.classification.result === 'cancelled' ? 'cancelled' : 'booked'
      return {
        staffKey: keyOf(providerId, staff.id),
        planned: time && { ...time, status },
        ...{ worked: reported, rule: row.classification.rule, openObjection },
      }
    }),
  )
  const others = [...planned.values()]
    .filter(({ id }) => !inReports.has(id))
    .map((shift): WorkedShift => {
      const { staff, plannedStart: start, plannedEnd: end, actualStart, actualEnd } = shift
      return {
        staffKey: staff && keyOf(providerId, staff.id),
        planned: { start, end, status: statusOf(shift) },
        worked: actualStart && actualEnd ? { start: actualStart.at, end: actualEnd.at } : null,
        ...{ rule, openObjection: false },
      }
    })
  return [...fromReports, ...others]
}

/** Whose shifts they are, and since when those are new. */
export function staffedShifts({ providerId, shifts }: PlaceShifts): StaffedShift[] {
  return shifts.map(parseShift).flatMap(({ staff, status, plannedStart }) =>
    staff === null || status === 'cancelled'
      ? []
      : {
          ...{ staffKey: keyOf(providerId, staff.id), name: staff.displayName, plannedStart },
          ...{ newSince: staff.newSince ?? null, announcedAt: staff.announcedAt ?? null },
        },
  )
}

function keyOf(providerId: string, staffId: string): string {
  return `${providerId} ${staffId}`
}

function statusOf({ status }: Shift): 'booked' | 'vacant' | 'cancelled' {
  return status === 'vacant' || status === 'cancelled' ? status : 'booked'
}
