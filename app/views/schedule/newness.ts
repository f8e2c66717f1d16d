import type { Newness } from '~/domain/news/news'
import { openedKeys } from '~/domain/news/opened'
import { changedAt } from '~/domain/schedule/changes'
import type { Shift } from '~/domain/schedule/shift'
import type { Scene } from '~/views/frame/scene'

/** Whether a change of a shift is new to the viewer. Of a shift that is over it is told by what became of it. */
export function newnessOf(shift: Shift, { now, providerId, isNew }: Scene & { providerId: string }): Newness | null {
  if (isNew === undefined || shift.plannedEnd <= now) return null
  return isNew(changedAt(shift), openedKeys.shift(providerId, shift.id))
}
