import { dayAfter, weekday } from './time'
import type { DayString } from './time'

/** Days that no one expects an answer on: Lag (1989:253) om allmänna helgdagar, and the eves that offices keep. */
export type Holiday =
  | 'newYear'
  | 'epiphany'
  | 'goodFriday'
  | 'easter'
  | 'easterMonday'
  | 'firstOfMay'
  | 'ascension'
  | 'nationalDay'
  | 'whitSunday'
  | 'midsummerEve'
  | 'midsummer'
  | 'allSaints'
  | 'christmasEve'
  | 'christmas'
  | 'boxingDay'
  | 'newYearsEve'

const years = new Map<number, ReadonlyMap<DayString, Holiday>>()

/** The holiday on a day, or null. */
export function holidayOn(date: DayString): Holiday | null {
  const year = Number(date.slice(0, 4))
  let known = years.get(year)
  if (!known) {
    known = holidaysOf(year)
    years.set(year, known)
  }
  return known.get(date) ?? null
}

/** Monday to Friday, and no holiday. */
export function isWorkingDay(date: DayString): boolean {
  return weekday(date) <= 5 && holidayOn(date) === null
}

/** The `days`th working day after `date`; `date` itself never counts. With 0 days: `date`, or the next working day. */
export function addWorkingDays(date: DayString, days: number): DayString {
  let day = date
  for (let left = days; left > 0; left -= 1) day = workingDayFrom(dayAfter(day))
  return workingDayFrom(day)
}

function workingDayFrom(date: DayString): DayString {
  let day = date
  while (!isWorkingDay(day)) day = dayAfter(day)
  return day
}

function holidaysOf(year: number): ReadonlyMap<DayString, Holiday> {
  const easter = easterSunday(year)
  const firstSaturdayFrom = (date: DayString) => dayAfter(date, (13 - weekday(date)) % 7)
  const midsummer = firstSaturdayFrom(`${year}-06-20`)
  return new Map<DayString, Holiday>([
    [`${year}-01-01`, 'newYear'],
    [`${year}-01-06`, 'epiphany'],
    [dayAfter(easter, -2), 'goodFriday'],
    [easter, 'easter'],
    [dayAfter(easter), 'easterMonday'],
    [`${year}-05-01`, 'firstOfMay'],
    [dayAfter(easter, 39), 'ascension'],
    [dayAfter(easter, 49), 'whitSunday'],
    [`${year}-06-06`, 'nationalDay'],
    [dayAfter(midsummer, -1), 'midsummerEve'],
    [midsummer, 'midsummer'],
    [firstSaturdayFrom(`${year}-10-31`), 'allSaints'],
    [`${year}-12-24`, 'christmasEve'],
    [`${year}-12-25`, 'christmas'],
    [`${year}-12-26`, 'boxingDay'],
    [`${year}-12-31`, 'newYearsEve'],
  ])
}

/** Easter Sunday in the Gregorian calendar: the method of Meeus, Jones and Butcher. */
function easterSunday(year: number): DayString {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const days = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`
}
