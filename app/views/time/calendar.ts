import { dayAfter, weekday } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** Where the days of a month stand: the names of the days of the week, Monday first, and how many places are empty before the first. */
export type CalendarPlace = { weekdays: string[]; before: number }

/** The place of the days from `from`, the first of a month. */
export function calendarPlace(from: string, f: Pick<Scene['f'], 'weekday'>): CalendarPlace {
  const before = weekday(from) - 1
  const monday = dayAfter(from, -before)
  return { before, weekdays: Array.from({ length: 7 }, (_, at) => f.weekday(dayAfter(monday, at)).slice(0, 2)) }
}
