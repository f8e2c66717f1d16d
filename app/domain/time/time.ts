/**
 * Time as this country counts it. An instant is a `Date`; a calendar day is 'yyyy-mm-dd', a month 'yyyy-mm' and a clock
 * time 'HH:mm', all in Europe/Stockholm. Durations are whole minutes.
 */
import { stockholmOffset } from './stockholm'

/** From `start` up to, but not including, `end`. */
export type Span = { start: Date; end: Date }
/** A calendar day in Stockholm, 'yyyy-mm-dd'. */
export type DayString = string
/** A calendar month in Stockholm, 'yyyy-mm'. */
export type MonthString = string
/** An ISO week; `id` is as in a URL, '2026-W47'. */
export type Week = { year: number; week: number; id: string }

const minuteMs = 60_000
const dayMs = 86_400_000

const pad = (value: number, length = 2) => String(value).padStart(length, '0')
const utcOf = (date: DayString) => Date.parse(`${date}T00:00:00Z`)
/** The last day there is, 9999-12-31, which some write for "without end": what would come after it is that day too. */
const lastDayMs = Date.UTC(9999, 11, 31)
const lastMonth = 9999 * 12 + 11
const dayOf = (utcMs: number): DayString => new Date(Math.min(utcMs, lastDayMs)).toISOString().slice(0, 10)

/** The instant shifted so that its UTC fields read as the wall clock in Stockholm. */
function wallClock(instant: Date): Date {
  return new Date(instant.getTime() + stockholmOffset(instant.getTime()) * minuteMs)
}

/**
 * Whole minutes since 1970. A time with seconds is cut to its minute before anything else is done with it, here and nowhere
 * else, so that a row and the sum that it is in say the same (docs/hours.md).
 */
export function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / minuteMs)
}

/** Whole minutes from `a` to `b`, each cut to its minute first; negative when `b` is before `a`. */
export function minutesBetween(a: Date, b: Date): number {
  return minuteOf(b) - minuteOf(a)
}

/** The instant `minutes` later (earlier when negative). */
export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * minuteMs)
}

/** The calendar day of an instant. */
export function stockholmDate(instant: Date): DayString {
  return wallClock(instant).toISOString().slice(0, 10)
}

/** The calendar month of an instant. */
export function stockholmMonth(instant: Date): MonthString {
  return wallClock(instant).toISOString().slice(0, 7)
}

/** The wall clock of an instant, '07:00'. */
export function clockTime(instant: Date): string {
  return wallClock(instant).toISOString().slice(11, 16)
}

/** Hour and minute of the wall clock, as numbers. */
export function clockParts(instant: Date): { hour: number; minute: number } {
  const sinceMidnight = wallClock(instant).getTime() % dayMs
  // Before 1970 the rest is below zero.
  const minutes = Math.floor((sinceMidnight < 0 ? sinceMidnight + dayMs : sinceMidnight) / minuteMs)
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 }
}

/** How many times it turns midnight from `a` to `b`: 0 on the same day, 1 from a day to the next. */
export function midnightsBetween(a: Date, b: Date): number {
  return Math.floor(wallClock(b).getTime() / dayMs) - Math.floor(wallClock(a).getTime() / dayMs)
}

/** The instant when a day begins. */
export function startOfDay(date: DayString): Date {
  return localToInstant(utcOf(date))
}

/** The day as a span, 23, 24 or 25 hours long. */
export function daySpan(date: DayString): Span {
  return { start: startOfDay(date), end: startOfDay(dayAfter(date)) }
}

/** The day `n` days later (earlier when negative). */
export function dayAfter(date: DayString, n = 1): DayString {
  return dayOf(utcOf(date) + n * dayMs)
}

/** Number of calendar days from one day to another. */
export function daysBetween(from: DayString, to: DayString): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayMs)
}

/** Every day from `from` to `to`, both included; none when `to` is before `from`. */
export function daysOf(from: DayString, to: DayString): DayString[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => dayAfter(from, n))
}

/** The month `n` months later (earlier when negative). */
export function monthAfter(month: MonthString, n = 1): MonthString {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = Math.min(year * 12 + number - 1 + n, lastMonth)
  return `${pad(Math.floor(index / 12), 4)}-${pad((((index % 12) + 12) % 12) + 1)}`
}

/** First and last day of a month. */
export function monthDays(month: MonthString): { from: DayString; to: DayString } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { from: `${month}-01`, to: dayOf(Date.UTC(year, number, 0)) }
}

/** A month as a span of instants. */
export function monthSpan(month: MonthString): Span {
  return { start: startOfDay(`${month}-01`), end: startOfDay(`${monthAfter(month)}-01`) }
}

/** ISO day of the week, 1 Monday to 7 Sunday. */
export function weekday(date: DayString): number {
  return new Date(utcOf(date)).getUTCDay() || 7
}

/** The ISO week of a day: weeks begin on Monday, and the year is that of the week's Thursday. */
export function weekOf(date: DayString): Week {
  const thursday = dayAfter(date, 4 - weekday(date))
  const year = Number(thursday.slice(0, 4))
  const week = Math.floor(daysBetween(`${pad(year, 4)}-01-01`, thursday) / 7) + 1
  return { year, week, id: `${pad(year, 4)}-W${pad(week)}` }
}

/** Monday and Sunday of '2026-W47', or null when there is no such week. */
export function parseWeek(value: string): { from: DayString; to: DayString } | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(value)
  if (!match?.[1] || !match[2] || !isKnownYear(match[1])) return null
  const fourthOfJanuary = `${match[1]}-01-04`
  const monday = dayAfter(fourthOfJanuary, 1 - weekday(fourthOfJanuary) + (Number(match[2]) - 1) * 7)
  return weekOf(monday).id === value ? { from: monday, to: dayAfter(monday, 6) } : null
}

/** The month, or null when the text is not one between 1900 and 2199. */
export function parseMonth(value: string): MonthString | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value)
  return match?.[1] && isKnownYear(match[1]) ? value : null
}

/** The day, or null when the text is not a day that exists between 1900 and 2199. */
export function parseDate(value: string): DayString | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !isKnownYear(value)) return null
  const time = utcOf(value)
  return !Number.isNaN(time) && dayOf(time) === value ? value : null
}

/** A clock time '7:5', '07.05' or '0705' as '07:05', or null. 24:00 is not a clock time; it is 00:00 the next day. */
export function parseClock(value: string): string | null {
  const match = /^(\d{1,2})[.:](\d{1,2})$|^(\d{2})(\d{2})$|^(\d{1,2})$/.exec(value.trim())
  if (!match) return null
  const hour = Number(match[1] ?? match[3] ?? match[5])
  const minute = Number(match[2] ?? match[4] ?? 0)
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null
}

/**
 * The instants at which the wall clock shows `clock` on `date`: one, or none in the hour that is skipped in spring, or
 * two, the earlier first, in the hour that comes twice in autumn.
 */
export function instantsAt(date: DayString, clock: string): Date[] {
  const wanted = Date.parse(`${date}T${clock}:00Z`)
  const candidates = [
    ...new Set([wanted - dayMs, wanted + dayMs].map((near) => wanted - stockholmOffset(near) * minuteMs)),
  ]
  return candidates
    .filter((ms) => ms + stockholmOffset(ms) * minuteMs === wanted)
    .sort((a, b) => a - b)
    .map((ms) => new Date(ms))
}

/** The span cut at each 00.00 in Stockholm; the parts together are the whole. An empty span gives nothing. */
export function splitAtMidnight(span: Span): Span[] {
  const parts: Span[] = []
  let start = span.start
  while (start < span.end) {
    const midnight = startOfDay(dayAfter(stockholmDate(start)))
    const end = midnight < span.end ? midnight : span.end
    parts.push({ start, end })
    start = end
  }
  return parts
}

/** True when the clock is set forward or back between two instants. */
export function isOverClockChange(start: Date, end: Date): boolean {
  return stockholmOffset(start.getTime()) !== stockholmOffset(end.getTime())
}

/** True for the day in spring that has 23 hours and the day in autumn that has 25. */
export function isClockChangeDay(date: DayString): boolean {
  const { start, end } = daySpan(date)
  return end.getTime() - start.getTime() !== dayMs
}

function localToInstant(localMs: number): Date {
  const guess = localMs - stockholmOffset(localMs) * minuteMs
  return new Date(localMs - stockholmOffset(guess) * minuteMs)
}

function isKnownYear(value: string): boolean {
  return value >= '1900' && value < '2200'
}
