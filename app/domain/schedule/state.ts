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
const secondsInMinute = 60

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

/** When what was registered at an instant is known at the latest: a provider's own data may be some minutes old. */
export function knownBy(instant: Date, { freshnessSeconds = 0 }: Pick<Shift, 'freshnessSeconds'>): Date {
  return minutesAfter(instant, freshnessSeconds / secondsInMinute)
}

/**
 * True when somebody should have begun and it would have been known: the planned start, the tolerance of the rule and the age
 * that the provider's data may have, have passed.
 */
export function isDue(
  shift: Pick<Shift, 'plannedStart' | 'freshnessSeconds'>,
  now: Date,
  toleranceMinutes: number,
): boolean {
  return knownBy(minutesAfter(shift.plannedStart, toleranceMinutes), shift) < now
}

/** True when it is over and no end was registered in the hour that followed: nobody can say when it ended. */
export function hasForgottenEnd(
  shift: Pick<Shift, 'plannedEnd' | 'actualEnd' | 'untold' | 'freshnessSeconds'>,
  now: Date,
): boolean {
  return !hasEnded(shift) && knownBy(minutesAfter(shift.plannedEnd, forgottenEndMinutes), shift) <= now
}

/**
 * True when somebody was still there after the planned end: what is known of it is from after that. A provider whose data may be
 * some minutes old has not told that anybody stayed before so long has passed.
 */
export function hasStayed(
  shift: Pick<Shift, 'plannedEnd' | 'actualEnd' | 'untold' | 'freshnessSeconds'>,
  now: Date,
): boolean {
  return !hasEnded(shift) && knownBy(shift.plannedEnd, shift) <= now && !hasForgottenEnd(shift, now)
}

/**
 * True when the planned end has passed, and it is not known whether somebody is still there: an end that is registered would not
 * be known yet, or it has been forgotten.
 */
export function isEndUnknown(
  shift: Pick<Shift, 'plannedEnd' | 'actualEnd' | 'untold' | 'freshnessSeconds'>,
  now: Date,
): boolean {
  return !hasEnded(shift) && shift.plannedEnd <= now && !hasStayed(shift, now)
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
  if (shift.status !== 'planned' || !isPresence(shift)) return false
  // One that is over was to begin at its end at the latest; that nothing is known of it says nothing until it would have been.
  return state === 'late' || (state === 'unregistered' && wouldBeKnown(shift, now))
}

function wouldBeKnown(shift: Shift, now: Date): boolean {
  const due = minutesAfter(shift.plannedStart, defaultRule.startToleranceMinutes)
  return knownBy(due < shift.plannedEnd ? due : shift.plannedEnd, shift) <= now
}
