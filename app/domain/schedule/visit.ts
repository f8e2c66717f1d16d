import type { Shift, ShiftData } from './shift'

/** A shift as somebody sees it who may see the schedule and not the visits. */
type WithoutVisit<T> = Omit<T, 'actualStart' | 'actualEnd' | 'activities'> & {
  activities: []
  untold: { begun: boolean; ended: boolean }
}

/**
 * A shift without the visit (the right `visits:read`, docs/adr/0034): not when it really began or ended, how that was
 * registered, or what is to be done and was done. What is left is who and when by the plan, and that somebody has come or has
 * left: nobody is to be told that help has not come when it has.
 */
export function withoutVisit<T extends Pick<ShiftData, 'actualStart' | 'actualEnd' | 'activities'>>(
  shift: T,
): WithoutVisit<T> {
  const { actualStart, actualEnd, activities: _activities, ...rest } = shift
  return { ...rest, activities: [], untold: { begun: actualStart !== undefined, ended: actualEnd !== undefined } }
}

/** True when a start is registered, told or not. */
export function hasBegun({ actualStart, untold }: Pick<Shift, 'actualStart' | 'untold'>): boolean {
  return actualStart !== undefined || untold?.begun === true
}

/** True when an end is registered, told or not. */
export function hasEnded({ actualEnd, untold }: Pick<Shift, 'actualEnd' | 'untold'>): boolean {
  return actualEnd !== undefined || untold?.ended === true
}
