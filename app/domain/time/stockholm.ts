/**
 * How far Stockholm is ahead of UTC. The answer is the time zone database's own, by way of Intl; but Intl costs
 * microseconds a question and a page asks hundreds, so the moments of change are looked up once a year and kept.
 */

type Period = { from: number; to: number; offset: number }

const minuteMs = 60_000
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})
const years = new Map<number, readonly Period[]>()
/** The period asked for last: the times of a page lie close together. */
let latest: Period = { from: 0, to: 0, offset: 0 }

/** Minutes that Stockholm is ahead of UTC at an instant, given in milliseconds since 1970. */
export function stockholmOffset(ms: number): number {
  if (ms < latest.from || ms >= latest.to) latest = periodAt(ms)
  return latest.offset
}

function periodAt(ms: number): Period {
  const year = new Date(ms).getUTCFullYear()
  const known = years.get(year) ?? periodsOf(year)
  years.set(year, known)
  const period = known.find(({ from, to }) => ms >= from && ms < to)
  if (!period) throw new RangeError('Not a time')
  return period
}

/** The year cut at each change of the clock, to the minute. */
function periodsOf(year: number): readonly Period[] {
  const end = Date.UTC(year + 1, 0, 1)
  const changes = [Date.UTC(year, 0, 1), ...changesOf(year)]
  return changes.map((from, index) => ({ from, to: changes[index + 1] ?? end, offset: offsetByIntl(from) }))
}

/** The first instant after each change of the clock in a year. */
function changesOf(year: number): number[] {
  const changes: number[] = []
  for (let month = 0; month < 12; month += 1) {
    let before = Date.UTC(year, month, 1)
    let after = Date.UTC(year, month + 1, 1)
    const offset = offsetByIntl(after)
    if (offsetByIntl(before) === offset) continue
    while (after - before > minuteMs) {
      const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs
      if (offsetByIntl(middle) === offset) after = middle
      else before = middle
    }
    if (after < Date.UTC(year + 1, 0, 1)) changes.push(after)
  }
  return changes
}

function offsetByIntl(ms: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of clock.formatToParts(ms)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - ms) / minuteMs)
}
