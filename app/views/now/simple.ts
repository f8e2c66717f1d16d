import { clockParts } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { VisitDayView } from './day'

/** Who comes and when, in two words; `isDay`: by daylight hours, for its icon. `name` null: nobody is booked. */
export type SimpleVisit = { key: string; name: string | null; time: string; isDay: boolean }

/** So many rows are taken in at a glance. */
const mostRows = 3
const [morning, evening] = [6, 18]

/** The next of a day, as few and as short as can be: what goes on first. Cancelled ones are left out: they stand in the whole list. */
export function simpleVisits({ ahead }: Pick<VisitDayView, 'ahead'>, { f }: Pick<Scene, 'f'>): SimpleVisit[] {
  return ahead
    .map(({ shift }) => shift)
    .filter(({ state }) => state !== 'cancelled')
    .slice(0, mostRows)
    .map(({ href, staff, planned: { start } }) => {
      const { hour } = clockParts(start)
      return { key: href, name: staff, time: f.atTime(start), isDay: hour >= morning && hour < evening }
    })
}
