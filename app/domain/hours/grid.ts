import { dayAfter, daysBetween, minuteOf, startOfDay } from '~/domain/time/time'
import type { DayString } from '~/domain/time/time'

/** Consecutive days, with the minute since 1970 at which each begins and the one after the last. */
export type DayGrid = { days: readonly DayString[]; starts: readonly number[] }

/** The days from `from` to `to`, inclusive; a day is 23, 24 or 25 hours. */
export function dayGrid(from: DayString, to: DayString): DayGrid {
  const count = Math.max(0, daysBetween(from, to) + 1)
  const days = Array.from({ length: count }, (_, n) => dayAfter(from, n))
  const starts = [...days, dayAfter(from, count)].map((day) => minuteOf(startOfDay(day)))
  return { days, starts }
}

/** Index of the day that holds a minute; -1 before the first day, the number of days after the last. */
export function dayIndexOf({ days, starts }: DayGrid, minute: number): number {
  const first = starts[0] ?? 0
  if (minute < first) return -1
  let index = Math.min(days.length, Math.floor((minute - first) / 1440))
  // Days of 23 and 25 hours move the guess by one at most: the clock is never more than an hour off.
  while (index > 0 && minute < (starts[index] ?? Infinity)) index -= 1
  while (index < days.length && minute >= (starts[index + 1] ?? Infinity)) index += 1
  return index
}

/** Calls `each` with the part of every day that lies between two minutes. What is outside the grid is left out. */
export function eachDay(
  grid: DayGrid,
  start: number,
  end: number,
  each: (day: number, start: number, end: number) => void,
): void {
  for (let day = Math.max(0, dayIndexOf(grid, start)); day < grid.days.length; day += 1) {
    const from = Math.max(start, grid.starts[day] ?? end)
    const to = Math.min(end, grid.starts[day + 1] ?? end)
    if (from >= end) return
    if (to > from) each(day, from, to)
  }
}
