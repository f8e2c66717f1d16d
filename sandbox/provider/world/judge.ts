/** How a row of a report is judged; the same rule serves the world, the desk and the API. */
import { classify, defaultRule } from '../../../app/domain/schedule/deviation'
import type { ClassificationResult, Judgement, PlannedTime } from '../../../app/domain/schedule/deviation'
import type { Span } from '../../../app/domain/time/time'
import type { ShiftStatus } from '../database/generated/enums'

/** What judging needs of a row and its shift. */
export type JudgedRow = {
  startAt: Date | null
  endAt: Date | null
  shift: { plannedStart: Date; plannedEnd: Date; status: ShiftStatus } | null
}

/** The planned time of a row; null for work that was not planned. */
export function plannedOf({ shift }: JudgedRow): PlannedTime | null {
  if (!shift) return null
  const status = shift.status === 'vacant' || shift.status === 'cancelled' ? shift.status : 'booked'
  return { start: shift.plannedStart, end: shift.plannedEnd, status }
}

/** The reported time of a row; null until both ends are there. */
export function reportedOf({ startAt, endAt }: JudgedRow): Span | null {
  return startAt && endAt ? { start: startAt, end: endAt } : null
}

/** How a row is judged, or null while there is nothing to judge: the work goes on. */
export function judge(row: JudgedRow, hasOpenObjection: boolean, now: Date): Judgement | null {
  const planned = plannedOf(row)
  const reported = reportedOf(row)
  if (!reported && planned?.status === 'booked' && planned.end > now) return null
  return classify(planned, reported, defaultRule, hasOpenObjection)
}

/** True for what needs a comment to be fastställd: everything that is neither according to plan nor cancelled. */
export function isDeviation(result: ClassificationResult): boolean {
  return result !== 'accordingToPlan' && result !== 'cancelled'
}
