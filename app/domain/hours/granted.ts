import { dayAfter, daysBetween, monthAfter, monthDays, weekday } from '~/domain/time/time'
import type { DayString } from '~/domain/time/time'
import type { HoursGrant } from './types'

/** Days from `from` to `to`, inclusive. */
export type DayRange = { from: DayString; to: DayString }

/** The longest time that is reckoned as one grant period (domain.md), in calendar months. */
const longestMonths = 6

/**
 * The grant period of a decision that holds a day: the decision's own days, cut in pieces of six months from its first
 * day when it is longer or has no end. Null when the decision does not hold that day.
 */
export function periodOf(grant: Pick<HoursGrant, 'from' | 'to'>, day: DayString): DayRange | null {
  if (day < grant.from || (grant.to !== null && day > grant.to)) return null
  let from = grant.from
  for (let piece = 1; ; piece += 1) {
    const next = sameDayLater(grant.from, piece * longestMonths)
    const last = dayAfter(next, -1)
    if (day <= last) return { from, to: grant.to !== null && grant.to < last ? grant.to : last }
    from = next
  }
}

/** The day `months` later; the last of the month where there is no such day. */
function sameDayLater(day: DayString, months: number): DayString {
  const month = monthAfter(day.slice(0, 7), months)
  const { to } = monthDays(month)
  const wanted = `${month}-${day.slice(8)}`
  return wanted < to ? wanted : to
}

/** The whole period whose minutes the grant gives, with the day in it: ISO week, calendar month or grant period. */
function unitOf(grant: HoursGrant, day: DayString): DayRange | null {
  if (grant.per === 'week') {
    const monday = dayAfter(day, 1 - weekday(day))
    return { from: monday, to: dayAfter(monday, 6) }
  }
  return grant.per === 'month' ? monthDays(day.slice(0, 7)) : wholeOf(grant, day)
}

/** A grant for "the whole of from to to" (the contract); without an end it is for each six months. */
function wholeOf(grant: HoursGrant, day: DayString): DayRange | null {
  return grant.to === null ? periodOf(grant, day) : { from: grant.from, to: grant.to }
}

/**
 * The minutes a grant gives on each of some days that follow each other. A whole week, month or period gets exactly its minutes:
 * after n of its N days, floor(minutes × n / N) have been given. A grant that begins or ends within one counts its days.
 */
export function grantedByDay(grant: HoursGrant, days: readonly DayString[]): number[] {
  let unit: DayRange | null = null
  let length = 0
  let before = 0
  const givenAfter = (count: number) => Math.floor((grant.minutes * count) / length)
  return days.map((day) => {
    if (day < grant.from || (grant.to !== null && day > grant.to)) return 0
    if (unit === null || day < unit.from || day > unit.to) {
      unit = unitOf(grant, day)
      length = unit === null ? 0 : daysBetween(unit.from, unit.to) + 1
      before = unit === null ? 0 : daysBetween(unit.from, day)
    }
    if (unit === null) return 0
    const minutes = givenAfter(before + 1) - givenAfter(before)
    before += 1
    return minutes
  })
}
