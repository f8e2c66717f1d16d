import type { DayString } from '~/domain/time/time'

/**
 * Clock minutes of one kind, day by day, as converted minutes (väntetid a fourth, beredskap a seventh). The whole month is
 * converted at once and parts of a minute are cut off there, not on each day: a day gets what the month has come to
 * since the day before. So the days of a month add up to the converted month, whatever they are cut into.
 */
export function convertByDay(minutes: readonly number[], days: readonly DayString[], divisor: number): number[] {
  let month = ''
  let sum = 0
  return days.map((day, index) => {
    if (!day.startsWith(month) || month === '') {
      month = day.slice(0, 7)
      sum = 0
    }
    const before = Math.floor(sum / divisor)
    sum += minutes[index] ?? 0
    return Math.floor(sum / divisor) - before
  })
}
