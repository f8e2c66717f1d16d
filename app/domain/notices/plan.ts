import { changesOf } from '~/domain/schedule/changes'
import type { Shift } from '~/domain/schedule/shift'
import { minutesAfter } from '~/domain/time/time'

/** How far ahead a change of the plan is told outside the portal, in days. */
export const planDays = 7

/** What changes within so many minutes is one event: a plan is often changed in several places at once. */
const togetherMinutes = 10

/** The beginning of the ten minutes that an instant is in, as text: what changes in them is told as one. */
export function togetherAt(at: Date): string {
  const length = togetherMinutes * 60_000
  return new Date(Math.floor(at.getTime() / length) * length).toISOString()
}

/**
 * True when a shift of the coming days is to be told of: something has changed since an instant that a reader should know, and the
 * brukare did not do it. What was changed and changed back is nothing.
 */
export function isPlanNews(shift: Shift, { since, now }: { since: Date; now: Date }): boolean {
  const isAhead = shift.plannedStart > now && shift.plannedStart <= minutesAfter(now, planDays * 24 * 60)
  const byOthers = shift.changes.some(({ at, by }) => at >= since && by !== 'brukare')
  return isAhead && byOthers && changesOf(shift).some(({ kind }) => kind !== 'restored')
}
