import { minutesAfter } from '~/domain/time/time'
import { defaultRule } from './deviation'
import type { Shift } from './shift'
import { hasBegun, hasEnded } from './visit'

/**
 * Where a shift stands. `late`: somebody should have come and nothing is registered, while the shift still goes on;
 * `unregistered`: the same once it is over. `ended` and `unregistered` are past, whatever was registered.
 */
export type ShiftState = 'planned' | 'late' | 'started' | 'ended' | 'unregistered' | 'vacant' | 'cancelled'

/** What cannot be right about a planned time: it ends before it begins, or as it begins. */
export type SpanFault = 'reversed' | 'empty'

/** An end that has not been registered an hour after the planned one is taken as forgotten, in minutes. */
const forgottenEndMinutes = 60

/** Only active time and väntetid are presence; one who has beredskap can come if it is needed (domain.md). */
export function isPresence({ kind }: Pick<Shift, 'kind'>): boolean {
  return kind !== 'standby'
}

/** Nobody is booked, whichever way the provider says it. */
export function isVacant({ status, staff }: Pick<Shift, 'status' | 'staff'>): boolean {
  return status === 'vacant' || (status === 'planned' && staff === null)
}

/** Null: the planned time can be right. */
export function spanFaultOf({
  plannedStart,
  plannedEnd,
}: Pick<Shift, 'plannedStart' | 'plannedEnd'>): SpanFault | null {
  if (plannedEnd < plannedStart) return 'reversed'
  return plannedEnd.getTime() === plannedStart.getTime() ? 'empty' : null
}

/** True when somebody should have begun: the planned start and the tolerance of the rule have passed. */
export function isDue({ plannedStart }: Pick<Shift, 'plannedStart'>, now: Date, toleranceMinutes: number): boolean {
  return minutesAfter(plannedStart, toleranceMinutes) < now
}

/** True when it is over and no end was registered in the hour that followed: nobody can say when it ended. */
export function hasForgottenEnd(shift: Pick<Shift, 'plannedEnd' | 'actualEnd' | 'untold'>, now: Date): boolean {
  return !hasEnded(shift) && minutesAfter(shift.plannedEnd, forgottenEndMinutes) <= now
}

/** Where a shift stands at `now`. Beredskap is never late: nobody is to arrive. */
export function shiftStateAt(
  shift: Shift,
  now: Date,
  toleranceMinutes: number = defaultRule.startToleranceMinutes,
): ShiftState {
  if (shift.status === 'cancelled') return 'cancelled'
  if (isVacant(shift) && !hasBegun(shift)) return 'vacant'
  if (hasEnded(shift) || shift.status === 'ended') return hasBegun(shift) ? 'ended' : 'unregistered'
  if (hasBegun(shift) || shift.status === 'started') return 'started'
  if (now >= shift.plannedEnd) return 'unregistered'
  return isPresence(shift) && isDue(shift, now, toleranceMinutes) ? 'late' : 'planned'
}

/**
 * True when somebody was to come and nothing says that anybody did: it stays marked until somebody has answered for it.
 * A provider that says that the shift has ended has answered, without a time.
 */
export function isMissed(shift: Shift, now: Date): boolean {
  const state = shiftStateAt(shift, now)
  if (spanFaultOf(shift) !== null) return false
  return shift.status === 'planned' && isPresence(shift) && (state === 'late' || state === 'unregistered')
}
