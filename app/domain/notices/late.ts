import { defaultRule } from '~/domain/schedule/deviation'
import type { Shift } from '~/domain/schedule/shift'
import { isMissed, knownBy } from '~/domain/schedule/state'
import { minutesAfter } from '~/domain/time/time'

/** How long after the planned start it is told outside the portal that nobody has come, in minutes: a lock may be late too. */
const patienceMinutes = 30
/** What came to nothing so long ago is not told any more outside the portal: it is no help. In minutes. */
const tellForMinutes = 120

type Planned = Pick<Shift, 'plannedStart' | 'plannedEnd' | 'arrivalWindow' | 'freshnessSeconds'>

/**
 * When it is told that nobody has come to a shift that has no start: half an hour after it should have begun, or when it is over
 * before that, but never sooner than the pages say it. Of a visit with a promised window: after its end. As much later as the
 * provider's own data may be old.
 */
export function lateAt(shift: Planned): Date {
  const { plannedStart, plannedEnd, arrivalWindow } = shift
  const begun = arrivalWindow !== undefined && arrivalWindow.end > plannedStart ? arrivalWindow.end : plannedStart
  const soonest = minutesAfter(begun, defaultRule.startToleranceMinutes)
  const patient = minutesAfter(begun, patienceMinutes)
  const ended = plannedEnd > soonest ? plannedEnd : soonest
  return knownBy(ended < patient ? ended : patient, shift)
}

/**
 * True while it is told outside the portal that nobody has come: as the pages say it, after some patience, and not long after it
 * was to be told.
 */
export function isLate(shift: Shift, now: Date): boolean {
  const at = lateAt(shift)
  return at < now && now < minutesAfter(lastAt(shift, at), tellForMinutes) && isMissed(shift, now)
}

/** While a shift goes on somebody can still come. */
function lastAt({ plannedEnd }: Planned, at: Date): Date {
  return plannedEnd > at ? plannedEnd : at
}
