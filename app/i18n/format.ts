import { clockParts, daysBetween, midnightsBetween, stockholmDate } from '~/domain/time/time'
import type { Week } from '~/domain/time/time'
import { htmlLang } from './languages'
import type { Language } from './languages'
import { isolated } from './outside-text'
import { textsFor } from './texts'
import type { Texts } from './texts'

/** A calendar day 'yyyy-mm-dd', or an instant whose day in Stockholm is meant. */
export type Day = Date | string

/** Writes times, dates and durations in one language, in Europe/Stockholm, so that they read well and are spoken well. */
export type Formats = ReturnType<typeof createFormats>

const made = new Map<string, Formats>()

/**
 * The formats of a language; made once and kept. With `now`, the instant of a page, a day of another year than that has its
 * year: "tisdag 5 januari 2027".
 */
export function formatsFor(language: Language, now?: Date): Formats {
  const year = now === undefined ? null : yearOf(stockholmDate(now))
  const id = `${language} ${year ?? ''}`
  const kept = made.get(id)
  if (kept) return kept
  const formats = createFormats(language, textsFor(language), year)
  made.set(id, formats)
  return formats
}

const yearOf = (day: string) => day.slice(0, 4)

/**
 * How a time of day is written, to look at and in a sentence: 7:53, and no zero before the hour. Finnish has a point,
 * 7.53, as its authorities write (Kotus and SFS 4175; Kela and Vero do). In a sentence a whole hour is "8", but in
 * English "8:00".
 */
const writing = {
  sv: { locale: 'sv-SE', mark: ':', wholeHour: true },
  en: { locale: 'en-GB', mark: ':', wholeHour: false },
  fi: { locale: 'fi-FI', mark: '.', wholeHour: true },
} as const

function createFormats(language: Language, t: Texts, year: string | null) {
  const { locale, mark, wholeHour } = writing[htmlLang(language)]
  // Calendar days are formatted as midnight UTC, so that no time zone can move them.
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const weekdays = formatter({ weekday: 'long' })
  const weekdaysShort = formatter({ weekday: 'short' })
  const weekdayDayMonth = formatter({ weekday: 'long', day: 'numeric', month: 'long' })
  const dayMonth = formatter({ day: 'numeric', month: 'long' })
  const monthYear = formatter({ month: 'long', year: 'numeric' })
  const months = formatter({ month: 'long' })
  const numbers = new Intl.NumberFormat(locale)
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })

  const dayString = (day: Day) => (typeof day === 'string' ? day : stockholmDate(day))
  const isOfAnotherYear = (day: string) => year !== null && yearOf(day) !== year
  const dateOf = remembered((day: string) => weekdayDayMonth.format(utc(day)))
  const dateWithYear = (day: string) => `${dateOf(day)} ${yearOf(day)}`
  const utc = (day: Day) => Date.parse(`${dayString(day)}T00:00:00Z`)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = (hour: number, minute: number) => `${hour}${mark}${two(minute)}`
  const bareTime = (instant: Date) => {
    const { hour, minute } = clockParts(instant)
    return minute === 0 && wholeHour ? String(hour) : clock(hour, minute)
  }
  const endsAtMidnight = (start: Date, end: Date) => {
    const { hour, minute } = clockParts(end)
    return hour === 0 && minute === 0 && midnightsBetween(start, end) === 1
  }

  /** To look at, in tables and lists: "7:53", "8:00". In sentences, use `atTime`. */
  const time = (instant: Date) => {
    const { hour, minute } = clockParts(instant)
    return clock(hour, minute)
  }
  /** In a sentence: "klockan 7:53", "klockan 8", "kello 7.53"; in English only "7:53", so the text has its own "at". */
  const atTime = (instant: Date) => t('format.atTime', { time: bareTime(instant) })
  /** "torsdag 19 november"; of another year than the page's, "tisdag 5 januari 2027". */
  const date = (day: Day) => {
    const value = dayString(day)
    return isOfAnotherYear(value) ? dateWithYear(value) : dateOf(value)
  }
  /** "torsdag 19 november 2026". */
  const dateLong = (day: Day) => dateWithYear(dayString(day))
  /** "19 november". */
  const dateShort = (day: Day) => dayMonth.format(utc(day))
  /** "torsdag". */
  const weekday = (day: Day) => weekdays.format(utc(day))
  /** To look at, beside the day in words: "tors". */
  const weekdayShort = (day: Day) => weekdaysShort.format(utc(day)).replace('.', '')
  /** "i dag", "i morgon", "i går", else "torsdag 19 november". */
  const relativeDay = (day: Day, today: Day) => {
    const days = daysBetween(dayString(today), dayString(day))
    if (days === 0) return t('format.today')
    if (days === 1) return t('format.tomorrow')
    return days === -1 ? t('format.yesterday') : date(day)
  }
  /** "november 2026" for '2026-11'. */
  const month = (value: string) => monthYear.format(utc(`${value}-01`))
  /** "november" for '2026-11'. */
  const monthName = (value: string) => months.format(utc(`${value}-01`))
  /** "vecka 47". */
  const week = (value: Pick<Week, 'week'>) => t('format.week', { week: value.week })
  /** "torsdag 19 november klockan 7:53". */
  const dateTime = (instant: Date) => t('format.dateTime', { date: date(instant), time: atTime(instant) })
  /** "3 timmar 15 minuter", "0 minuter"; whole minutes. */
  const duration = remembered((minutes: number) => durationText(t, minutes))
  /**
   * In a sentence, from a start to an end: "från klockan 7 till 14:30", "från klockan 22 till 6 nästa dag". One that lasts
   * over several nights names its last day; one that ends before it begins, or as it begins, says so.
   */
  const span = (start: Date, end: Date) => {
    const from = bareTime(start)
    if (end < start) return t('format.spanReversed', { from, to: bareTime(end) })
    if (end.getTime() === start.getTime()) return t('format.spanEmpty', { time: from })
    if (endsAtMidnight(start, end)) return t('format.span', { from, to: t('format.midnight') })
    const nights = midnightsBetween(start, end)
    if (nights > 1) return t('format.spanOverDays', { from, day: date(end), to: bareTime(end) })
    return t(nights === 0 ? 'format.span' : 'format.spanToNextDay', { from, to: bareTime(end) })
  }
  /** In a sentence, some time within it: "mellan klockan 7 och 7:30". Only for a window in which somebody arrives. */
  const window = (start: Date, end: Date) => t('format.window', { from: bareTime(start), to: bareTime(end) })
  /** To look at, never to be spoken: "7:00–14:30", "17:00–24:00". Give `span` to the screen reader beside it. */
  const spanShort = (start: Date, end: Date) =>
    `${time(start)}–${endsAtMidnight(start, end) ? clock(24, 0) : time(end)}`
  /** To look at from afar, never to be spoken: "7–14:30", "22–6", "17–24". */
  const spanBrief = (start: Date, end: Date) => {
    const brief = (instant: Date) => {
      const { hour, minute } = clockParts(instant)
      return minute === 0 ? String(hour) : clock(hour, minute)
    }
    return `${brief(start)}–${endsAtMidnight(start, end) ? '24' : brief(end)}`
  }
  /** "23 till 29 november", "30 november till 6 december", with years when they differ; one day as a date. */
  const dateRange = (from: Day, to: Day) => {
    const [first, last] = [dayString(from), dayString(to)]
    if (first === last) return date(first)
    const values = {
      first: Number(first.slice(8)),
      firstMonth: months.format(utc(first)),
      firstYear: yearOf(first),
      last: Number(last.slice(8)),
      lastMonth: months.format(utc(last)),
      lastYear: yearOf(last),
    }
    if (values.firstYear !== values.lastYear) return t('format.rangeOverYears', values)
    const range = t(values.firstMonth === values.lastMonth ? 'format.rangeInMonth' : 'format.rangeInYear', values)
    return isOfAnotherYear(first) ? t('format.rangeOfYear', { range, year: values.firstYear }) : range
  }
  /** "Anna, Bo och Cecilia". */
  const list = (items: readonly string[]) => lists.format(items.map(isolated))
  /** "arabiska" for 'ar', as it is written in a sentence; null for a language that there is no name for. */
  const languageName = (tag: string): string | null => {
    try {
      return languages.of(tag) ?? null
    } catch {
      // A tag that the contract allows may still be none.
      return null
    }
  }
  /** "1 234". */
  const number = (value: number) => numbers.format(value)

  return {
    time,
    atTime,
    date,
    dateLong,
    dateShort,
    weekday,
    weekdayShort,
    relativeDay,
    month,
    monthName,
    week,
    dateTime,
    duration,
    span,
    window,
    spanShort,
    spanBrief,
    dateRange,
    list,
    languageName,
    number,
  }
}

/** A page writes the same days and lengths over and over. What is kept has an end: some four years of days. */
function remembered<Key>(write: (key: Key) => string): (key: Key) => string {
  const texts = new Map<Key, string>()
  return (key) => {
    const known = texts.get(key)
    if (known !== undefined) return known
    const text = write(key)
    if (texts.size < 1500) texts.set(key, text)
    return text
  }
}

function durationText(t: Texts, minutes: number): string {
  if (minutes < 0) return t('format.minus', { duration: durationText(t, -minutes) })
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('format.minutes', { count: rest })
  const inHours = t('format.hours', { count: hours })
  return rest === 0 ? inHours : `${inHours} ${t('format.minutes', { count: rest })}`
}
