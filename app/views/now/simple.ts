import { clockParts } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { ShiftView } from '~/views/schedule/shift'
import type { VisitDayView } from './day'

/** Who comes and when, in two words; `isDay`: by daylight hours, for its icon. `name` null: nobody is booked. `isCancelled`: nobody comes; left out of the others, since every first page carries it. */
export type SimpleVisit = { key: string; name: string | null; time: string; isDay: boolean; isCancelled?: true }

/** So many rows are taken in at a glance. */
const mostRows = 3
/** So many of them may be of what is cancelled: who comes next always has one. */
const mostCancelled = 2
const [morning, evening] = [6, 18]

/** The next of a day, as few and as short as can be: what goes on first. Some that are cancelled are among them: nobody comes then. */
export function simpleVisits({ ahead }: Pick<VisitDayView, 'ahead'>, { f }: Pick<Scene, 'f'>): SimpleVisit[] {
  const isCancelled = ({ state }: ShiftView) => state === 'cancelled'
  const shifts = ahead.map(({ shift }) => shift)
  const off = shifts.filter(isCancelled).slice(0, mostCancelled)
  const coming = shifts.filter((shift) => !isCancelled(shift)).slice(0, mostRows - off.length)
  const shown = new Set([...off, ...coming])
  return shifts
    .filter((shift) => shown.has(shift))
    .map((shift) => {
      const {
        href,
        staff,
        planned: { start },
      } = shift
      const { hour } = clockParts(start)
      return {
        key: href,
        name: staff,
        time: f.atTime(start),
        isDay: hour >= morning && hour < evening,
        ...(isCancelled(shift) && { isCancelled: true }),
      }
    })
}
