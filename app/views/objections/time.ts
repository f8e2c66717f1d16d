import { clockTime, dayAfter, instantsAt, parseClock, parseDate, stockholmDate } from '~/domain/time/time'
import type { DayFaultName } from '~/domain/time/typed-day'
import { dayFieldFaults } from '~/views/forms/typed-day'

/** The hour that comes twice in autumn: the first time it is by summer time, the second by standard time. */
export const turns = ['first', 'second'] as const
export type Turn = (typeof turns)[number]

/** Which of the two an instant is, when the clock shows its time twice; null when it is shown once. */
export function turnAt(instant: Date): Turn | null {
  // The clock does not show seconds.
  const minute = Math.floor(instant.getTime() / 60_000)
  const shown = instantsAt(stockholmDate(instant), clockTime(instant))
  if (shown.length < 2) return null
  return Math.floor((shown[0]?.getTime() ?? 0) / 60_000) === minute ? 'first' : 'second'
}

/** A time as it was typed: a day (domain/time/typed-day.ts) and two clock times, and which time of two when the clock shows it twice. */
export type TypedTime = {
  date: string
  start: string
  end: string
  startTurn?: Turn | undefined
  endTurn?: Turn | undefined
}
export type TimeFault =
  'start' | 'end' | 'startMissing' | 'endMissing' | 'notInSpring' | 'startTwice' | 'endTwice' | 'endBefore'
export type TimeField =
  'timeDate' | 'timeDate-month' | 'timeDate-year' | 'timeStart' | 'timeEnd' | 'timeStartTurn' | 'timeEndTurn'
type Fault = { field: TimeField; fault: TimeFault | DayFaultName }

/** What was typed: nothing, a time as two instants (RFC 3339), or what is wrong, by field. */
export type ReadTime =
  { state: 'none' } | { state: 'time'; span: { start: string; end: string } } | { state: 'faults'; faults: Fault[] }

/** A clock time however it is typed: "7", "7.53", "07:53", "753", "klockan 7.53", "7,53"; null when it is none. */
export function readClock(value: string): string | null {
  const bare = value
    .trim()
    .toLowerCase()
    .replace(/^(klockan|kello|klo|kl)\.?\s*/, '')
    .replace(/\s*[.:,;]\s*|\s+/g, '.')
  return parseClock(/^\d{3}$/.test(bare) ? `0${bare}` : bare)
}

/**
 * Reads a person's own version of the time. A day alone is nothing: it is filled in beforehand. An end that the clock does not
 * show after the start is on the next day, so it is at most a day and a night by the clock: 25 hours when the clock is set
 * back. "24" is midnight. What the clock shows twice is asked for; an end that can only be one of the two is not.
 */
export function readTime(typed: TypedTime): ReadTime {
  if (typed.start.trim() === '' && typed.end.trim() === '') return { state: 'none' }
  const { day, from, to } = clocksOf(typed)
  const faults: Fault[] = []
  const missing = (text: string) => text.trim() === ''
  if (day === null) faults.push(...dayFieldFaults(typed.date, 'timeDate'))
  if (from === null) faults.push({ field: 'timeStart', fault: missing(typed.start) ? 'startMissing' : 'start' })
  if (to === null) faults.push({ field: 'timeEnd', fault: missing(typed.end) ? 'endMissing' : 'end' })
  if (day === null || from === null || to === null) return { state: 'faults', faults }
  const starts = instantsAt(day, from)
  const first = chosen(starts, typed.startTurn)
  if (first === undefined) return { state: 'faults', faults: [{ field: 'timeStart', fault: 'notInSpring' }] }
  if (starts.length > 1 && typed.startTurn === undefined) faults.push({ field: 'timeStartTurn', fault: 'startTwice' })
  const { shown, after } = endsOf({ day, from, to }, first)
  const last = after.length > 1 ? chosen(after, typed.endTurn) : after[0]
  if (last === undefined) return { state: 'faults', faults: [{ field: 'timeEnd', fault: 'notInSpring' }] }
  if (after.length > 1 && typed.endTurn === undefined) faults.push({ field: 'timeEndTurn', fault: 'endTwice' })
  // Both came, and the first of them was before the start.
  if (after.length < shown.length && typed.endTurn === 'first')
    faults.push({ field: 'timeEndTurn', fault: 'endBefore' })
  if (faults.length > 0) return { state: 'faults', faults }
  return { state: 'time', span: { start: first.toISOString(), end: last.toISOString() } }
}

/** The clock times that are to be told from each other, as the clock shows them twice; null where there is one alone. */
export function comesTwice(typed: TypedTime): { start: string | null; end: string | null } {
  const { day, from, to } = clocksOf(typed)
  if (day === null || from === null || to === null) return { start: null, end: null }
  const starts = instantsAt(day, from)
  const first = chosen(starts, typed.startTurn)
  const { shown, after } = first === undefined ? { shown: [], after: [] } : endsOf({ day, from, to }, first)
  const isAsked = after.length > 1 || (after.length < shown.length && typed.endTurn === 'first')
  return { start: starts.length > 1 ? from : null, end: isAsked ? to : null }
}

function clocksOf({ date, start, end }: TypedTime) {
  const midnight = /^24([.:]?00)?$/.test(end.trim())
  return { day: parseDate(date.trim()), from: readClock(start), to: midnight ? '00:00' : readClock(end) }
}

/** Of one instant that one; of two the one that is meant, and the first until that is known. */
function chosen(instants: readonly Date[], turn: Turn | undefined): Date | undefined {
  return turn === 'second' ? instants.at(-1) : instants[0]
}

/**
 * The instants that the clock shows as the end, on the day that it ends, and those of them that are after the start. An end in
 * the hour that is skipped is no time of this day, and is not meant for the next.
 */
function endsOf({ day, from, to }: { day: string; from: string; to: string }, first: Date) {
  const later = (all: readonly Date[]) => ({ shown: all, after: all.filter((instant) => instant > first) })
  const same = later(instantsAt(day, to))
  return to > from || same.after.length > 0 ? same : later(instantsAt(dayAfter(day), to))
}
