import { dayAfter, instantsAt, parseClock, parseDate } from '~/domain/time/time'

/** A time as it was typed: a day and two clock times. */
export type TypedTime = { date: string; start: string; end: string }
export type TimeFault = 'date' | 'start' | 'end' | 'startMissing' | 'endMissing' | 'dateMissing' | 'notInSpring'
export type TimeField = 'timeDate' | 'timeStart' | 'timeEnd'

/** What was typed: nothing, a time as two instants (RFC 3339), or what is wrong, by field. */
export type ReadTime =
  | { state: 'none' }
  | { state: 'time'; span: { start: string; end: string } }
  | { state: 'faults'; faults: { field: TimeField; fault: TimeFault }[] }

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
 * back. "24" is midnight.
 */
export function readTime({ date, start, end }: TypedTime): ReadTime {
  if (start.trim() === '' && end.trim() === '') return { state: 'none' }
  const day = parseDate(date.trim())
  const from = readClock(start)
  const midnight = /^24([.:]?00)?$/.test(end.trim())
  const to = midnight ? '00:00' : readClock(end)
  const faults: { field: TimeField; fault: TimeFault }[] = []
  if (day === null) faults.push({ field: 'timeDate', fault: date.trim() === '' ? 'dateMissing' : 'date' })
  if (from === null) faults.push({ field: 'timeStart', fault: start.trim() === '' ? 'startMissing' : 'start' })
  if (to === null) faults.push({ field: 'timeEnd', fault: end.trim() === '' ? 'endMissing' : 'end' })
  if (day === null || from === null || to === null) return { state: 'faults', faults }
  const [first] = instantsAt(day, from)
  if (first === undefined) return { state: 'faults', faults: [{ field: 'timeStart', fault: 'notInSpring' }] }
  // An end in the hour that is skipped is no time of this day, and is not meant for the next.
  const ends = to > from ? instantsAt(day, to) : [...instantsAt(day, to), ...instantsAt(dayAfter(day), to)]
  const last = ends.find((instant) => instant > first)
  if (last === undefined) return { state: 'faults', faults: [{ field: 'timeEnd', fault: 'notInSpring' }] }
  return { state: 'time', span: { start: first.toISOString(), end: last.toISOString() } }
}
