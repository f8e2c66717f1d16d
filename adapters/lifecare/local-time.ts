/** Lifecare's times. Those of the plan have no offset and are what the clock on the wall shows. */
import { stockholmOffset } from '../../app/domain/time/stockholm'

/** How a tenant's times without an offset are meant. */
export type LocalTimeRule = 'stockholm' | 'utc'

/** An instant, whether the clock showed it twice or never, and the second time where it was twice. */
export type ReadTime = { at: Date; isAmbiguous: boolean; second: Date | null }

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const pattern = /^(\d{4})-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,7})?(Z|[+-]\d\d:\d\d)?$/

/**
 * Reads a time of Lifecare's; null for one that is no time, and for the year 0001 that stands for none.
 *
 * Without an offset it is by the rule. In the night when the clock goes back, the hour that comes twice is taken the first
 * time, and told as ambiguous; when it goes forward, a time that never was is as long after midnight as it says.
 */
export function readTime(text: string, rule: LocalTimeRule): ReadTime | null {
  const match = pattern.exec(text)
  if (!match || Number(match[1]) < 1900) return null
  const isPlain = match[2] === undefined
  const ms = Date.parse(isPlain ? `${text}Z` : text)
  if (Number.isNaN(ms)) return null
  if (!isPlain || rule === 'utc') return { at: new Date(ms), isAmbiguous: false, second: null }
  const before = ms - stockholmOffset(ms - dayMs) * minuteMs
  const after = ms - stockholmOffset(ms + dayMs) * minuteMs
  const shown = (instant: number): boolean => instant + stockholmOffset(instant) * minuteMs === ms
  if (before === after) return { at: new Date(before), isAmbiguous: false, second: null }
  const [isBefore, isAfter] = [shown(before), shown(after)]
  return {
    at: new Date(isBefore || !isAfter ? before : after),
    isAmbiguous: isBefore === isAfter,
    second: isBefore && isAfter ? new Date(after) : null,
  }
}

/**
 * Reads an end by what has begun: in the night when the clock goes back, one that would be before its start is the second of
 * the two times. Null for one that is no time, or is before its start all the same.
 */
export function readEnd(text: string, start: Date, rule: LocalTimeRule): Date | null {
  const end = readTime(text, rule)
  if (end === null) return null
  const at = end.at < start && end.second !== null ? end.second : end.at
  return at < start ? null : at
}

/** Minutes of 'HH:MM:SS', or null when it is not one. Seconds are rounded. */
export function readMinutes(text: string): number | null {
  const match = /^(?:(\d+)\.)?(\d{1,2}):(\d\d):(\d\d)(?:\.\d+)?$/.exec(text)
  if (!match) return null
  const [, days = '0', hours, minutes, seconds] = match
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Math.round(Number(seconds) / 60)
}
