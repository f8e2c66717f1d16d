import { hasForgottenEnd } from '~/domain/schedule/state'
import { minutesAfter } from '~/domain/time/time'
import type { Shift } from '~/domain/schedule/shift'
import type { PlannedShift, ReportedRow } from './types'

const secondsInMinute = 60

/** A shift that may go on, with when it really began; null: nothing is registered. `asOf`: when the provider told of it. */
type Begun = Pick<PlannedShift, 'id' | 'kind' | 'group'> & {
  begunAt: Date | null
  asOf: Date
  plannedEnd: Date
  freshnessSeconds?: Shift['freshnessSeconds']
}

/**
 * What has passed of a shift that goes on: from its registered start until when an end would have been told, which is now, or as
 * long ago as what is known of it may be old; or until its planned end if that has passed. So
 * a night is given as it goes, and is not missing from the evening before until it ends. Null: it has not begun, or so long
 * has passed since it should have ended that its end has been forgotten: then nobody knows how long it was.
 */
export function goingOn(
  { begunAt, plannedEnd, asOf, freshnessSeconds = 0, id, kind, group }: Begun,
  now: Date,
): ReportedRow | null {
  const seen = minutesAfter(asOf < now ? asOf : now, -freshnessSeconds / secondsInMinute)
  const until = seen < plannedEnd ? seen : plannedEnd
  if (begunAt === null || begunAt >= until || hasForgottenEnd({ plannedEnd, freshnessSeconds }, now)) return null
  return {
    ...{ id: `goes-on-${id}`, shiftId: id, kind, planned: null, group },
    reported: { start: begunAt, end: until },
    ...{ faststalld: null, openObjection: false, goesOn: true },
  }
}
