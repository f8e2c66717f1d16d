import { minuteOf, type DayString } from '~/domain/time/time'
import type { DayGrid } from './grid'
import type { Gap, PlannedShift, Reason, ReportedRow } from './types'

/** A span in whole minutes since 1970. */
type Minutes = { start: number; end: number }

/** A row with the time of it that counts as delivered, and how; null: nothing is reported to its end. */
export type Delivery = { row: ReportedRow; time: Minutes; faststalld: boolean; reported: Minutes | null }

/** A shift with what was reported of it, or what was reported without a shift. */
export type Unit = {
  shiftId: string | null
  planned: (Minutes & Pick<PlannedShift, 'kind' | 'status' | 'cancelledBy' | 'group'>) | null
  /** The first row of the shift, for what is behind a reason. */
  rowId: string | null
  deliveries: Delivery[]
}

/** The shifts with their rows, and the rows that have none; one that is there twice is taken once. */
export function unitsOf(shifts: readonly PlannedShift[], rows: readonly ReportedRow[]): Unit[] {
  const byShift = new Map<string, Unit>()
  for (const shift of shifts) {
    if (byShift.has(shift.id)) continue
    const { id, kind, status, cancelledBy, group } = shift
    const planned = { start: minuteOf(shift.start), end: minuteOf(shift.end), kind, status, cancelledBy, group }
    byShift.set(id, { shiftId: id, planned, rowId: null, deliveries: [] })
  }
  const alone: Unit[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    if (seen.has(row.id)) continue
    seen.add(row.id)
    const unit = (row.shiftId === null ? undefined : byShift.get(row.shiftId)) ?? unitOfRow(row)
    if (unit.shiftId === null) alone.push(unit)
    if (unit.rowId === null || row.id < unit.rowId) unit.rowId = row.id
    const delivery = deliveryOf(row)
    if (delivery !== null) unit.deliveries.push(delivery)
  }
  const units = [...byShift.values(), ...alone]
  for (const { deliveries } of units) {
    if (deliveries.length > 1) deliveries.sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
  }
  return units
}

/** A row whose shift is not among the shifts says itself what was planned. */
function unitOfRow(row: ReportedRow): Unit {
  const { kind, group, planned } = row
  return {
    shiftId: null,
    planned: planned && { ...minutesOf(planned), kind, status: 'booked', cancelledBy: null, group },
    rowId: null,
    deliveries: [],
  }
}

/** What is fastställt counts; before that, what is reported. */
function deliveryOf(row: ReportedRow): Delivery | null {
  const reported = row.reported && minutesOf(row.reported)
  if (row.faststalld) return { row, time: minutesOf(row.faststalld), faststalld: true, reported }
  return reported && { row, time: reported, faststalld: false, reported }
}

function minutesOf({ start, end }: { start: Date; end: Date }): Minutes {
  return { start: minuteOf(start), end: minuteOf(end) }
}

/** For each day of the grid, whether the reports of it could not be read. */
export function daysWithoutRows(grid: DayGrid, gaps: readonly Gap[]): boolean[] {
  return grid.days.map((day) => gaps.some((gap) => gap.what === 'rows' && isIn(gap, day)))
}

/** Why nothing can be concluded from what is not planned on a day; null: it can. What could not be read comes first. */
export type PlanGap = Extract<Reason, 'unknown' | 'beforeData' | 'notPlannedYet'> | null

/** The plan's gap on each day of the grid. */
export function planGaps(grid: DayGrid, gaps: readonly Gap[]): PlanGap[] {
  return grid.days.map((day) => {
    const own = gaps.filter((gap) => gap.what === 'shifts' && isIn(gap, day))
    if (own.length === 0) return null
    if (own.some(({ why }) => why === undefined)) return 'unknown'
    return own.some(({ why }) => why === 'before') ? 'beforeData' : 'notPlannedYet'
  })
}

/** True when the schedule is not made yet for any of the days. */
export function isNotYet(gaps: readonly Gap[], from: DayString, to: DayString): boolean {
  return gaps.some((gap) => gap.why === 'notYet' && gap.from <= from && gap.to >= to)
}

const isIn = ({ from, to }: Gap, day: string) => from <= day && day <= to
