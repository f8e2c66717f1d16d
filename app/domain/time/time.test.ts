import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clockParts,
  clockTime,
  dayAfter,
  daysBetween,
  daysOf,
  daySpan,
  instantsAt,
  isClockChangeDay,
  midnightsBetween,
  minutesBetween,
  monthAfter,
  monthDays,
  monthSpan,
  parseClock,
  parseDate,
  parseMonth,
  parseWeek,
  splitAtMidnight,
  startOfDay,
  stockholmDate,
  stockholmMonth,
  weekday,
  weekOf,
} from './time'

const byIntl = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})
const minute = 60_000
const from2020 = Date.UTC(2020, 0, 1) / minute
const to2040 = Date.UTC(2040, 0, 1) / minute
/** Any minute of twenty years. */
const instant = fc.integer({ min: from2020, max: to2040 }).map((minutes) => new Date(minutes * minute))
const date = instant.map(stockholmDate)

describe('wall clock', () => {
  it('is what Intl says, every quarter around each change of the clock in ten years and every 31 hours between', () => {
    for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2030, 0, 1); at += 31 * 60 * minute) expectAsIntl(new Date(at))
    for (let year = 2020; year < 2030; year += 1) {
      for (const day of [`${year}-03-25`, `${year}-10-25`]) {
        const start = Date.parse(`${day}T00:00:00Z`)
        for (let at = start; at < start + 8 * 24 * 60 * minute; at += 15 * minute) expectAsIntl(new Date(at))
      }
    }
  })

  it('is what Intl says for any minute', () => {
    fc.assert(fc.property(instant, expectAsIntl))
  })

  it('is a time of day before 1970 too', () => {
    for (const at of ['1900-01-01T00:00:00+23:59', '1969-12-31T23:59:59Z', '1950-06-01T12:30:00Z'])
      expectAsIntl(new Date(at))
  })

  it('counts midnights as the calendar does', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(midnightsBetween(a, b)).toBe(daysBetween(stockholmDate(a), stockholmDate(b)))
      }),
    )
  })

  function expectAsIntl(at: Date) {
    const { hour, minute } = clockParts(at)
    expect(`${stockholmDate(at)} ${clockTime(at)}`).toBe(byIntl.format(at))
    expect(clockTime(at)).toBe([hour, minute].map((value) => String(value).padStart(2, '0')).join(':'))
  }
})

describe('days', () => {
  it('begin at 00:00 in Stockholm, in winter and in summer', () => {
    expect(startOfDay('2026-01-01').toISOString()).toBe('2025-12-31T23:00:00.000Z')
    expect(startOfDay('2026-07-01').toISOString()).toBe('2026-06-30T22:00:00.000Z')
    fc.assert(
      fc.property(date, (day) => {
        const start = startOfDay(day)
        expect(stockholmDate(start) + clockTime(start)).toBe(`${day}00:00`)
      }),
    )
  })

  it('have 23, 24 or 25 hours', () => {
    const hours = (day: string) => minutesBetween(daySpan(day).start, daySpan(day).end) / 60
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-19')]).toEqual([23, 25, 24])
    expect(daysOf('2026-01-01', '2026-12-31').filter(isClockChangeDay)).toEqual(['2026-03-29', '2026-10-25'])
  })

  it('make a night of 22 to 6 seven hours in spring and nine in autumn', () => {
    const night = (day: string) =>
      minutesBetween(instantsAt(day, '22:00')[0] ?? new Date(0), instantsAt(dayAfter(day), '06:00')[0] ?? new Date(0))
    expect([night('2026-03-28'), night('2026-10-24'), night('2026-11-19')]).toEqual([420, 540, 480])
  })

  it('are counted over leap days and years', () => {
    expect(dayAfter('2028-02-28')).toBe('2028-02-29')
    expect(dayAfter('2026-02-28')).toBe('2026-03-01')
    expect(dayAfter('2026-12-31')).toBe('2027-01-01')
    expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366)
    expect(daysOf('2026-11-02', '2026-11-01')).toEqual([])
    fc.assert(
      fc.property(date, fc.integer({ min: -900, max: 900 }), (day, n) => {
        expect(daysBetween(day, dayAfter(day, n))).toBe(n)
      }),
    )
  })
})

describe('instantsAt', () => {
  it('finds none in the hour skipped in spring and two in the hour that comes twice in autumn', () => {
    expect(instantsAt('2026-03-29', '02:30')).toEqual([])
    expect(instantsAt('2026-10-25', '02:30').map((at) => at.toISOString())).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ])
  })

  it('finds every instant by its own wall clock', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(instantsAt(stockholmDate(at), clockTime(at)).map(Number)).toContain(at.getTime())
      }),
    )
  })
})

describe('splitAtMidnight', () => {
  const span = fc
    .tuple(instant, fc.integer({ min: 1, max: 5 * 24 * 60 }))
    .map(([start, minutes]) => ({ start, end: new Date(start.getTime() + minutes * minute) }))

  it('keeps every minute, once, and no part goes over midnight', () => {
    fc.assert(
      fc.property(span, (whole) => {
        const parts = splitAtMidnight(whole)
        const sum = parts.reduce((total, { start, end }) => total + minutesBetween(start, end), 0)
        expect(sum).toBe(minutesBetween(whole.start, whole.end))
        expect(parts[0]?.start).toEqual(whole.start)
        expect(parts.at(-1)?.end).toEqual(whole.end)
        for (const [index, part] of parts.entries()) {
          expect(part.end > part.start).toBe(true)
          expect(stockholmDate(new Date(part.end.getTime() - 1))).toBe(stockholmDate(part.start))
          if (index > 0) expect(part.start).toEqual(parts[index - 1]?.end)
        }
      }),
    )
  })

  it('cuts a night over the month, and gives nothing for nothing', () => {
    const [start, end] = [new Date('2026-11-30T22:00:00+01:00'), new Date('2026-12-01T06:00:00+01:00')]
    const parts = splitAtMidnight({ start, end })
    expect(parts.map((part) => [stockholmMonth(part.start), minutesBetween(part.start, part.end)])).toEqual([
      ['2026-11', 120],
      ['2026-12', 360],
    ])
    expect(splitAtMidnight({ start, end: start })).toEqual([])
  })
})

describe('months', () => {
  it('go over the year', () => {
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-03', -15)]).toEqual([
      '2027-01',
      '2025-12',
      '2024-12',
    ])
    expect(monthDays('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  })

  it('have the hours of their days, also when the clock changes', () => {
    const { start, end } = monthSpan('2026-03')
    expect(minutesBetween(start, end)).toBe(31 * 24 * 60 - 60)
    expect(stockholmMonth(start)).toBe('2026-03')
  })
})

describe('weeks', () => {
  it('follow ISO 8601 at the turn of the year', () => {
    const ids = ['2026-01-01', '2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30'].map((day) => weekOf(day).id)
    expect(ids).toEqual(['2026-W01', '2026-W53', '2026-W53', '2027-W01', '2025-W01'])
  })

  it('are read back to their Monday and Sunday', () => {
    expect(parseWeek('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' })
    fc.assert(
      fc.property(date, (day) => {
        const days = parseWeek(weekOf(day).id)
        expect(days && days.from <= day && day <= days.to && weekday(days.from) === 1).toBe(true)
      }),
    )
  })

  it('that do not exist are refused', () => {
    const wrong = ['2025-W53', '2026-W54', '2026-W00', '2026-47', '2026-W7', '', '0000-W01', '2026-W47 ']
    expect(wrong.map(parseWeek)).toEqual(wrong.map(() => null))
  })
})

describe('what people write', () => {
  it('is a day only if it exists', () => {
    expect(parseDate('2028-02-29')).toBe('2028-02-29')
    const wrong = ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1899-12-31', '2200-01-01', 'x', '']
    expect(wrong.map(parseDate)).toEqual(wrong.map(() => null))
  })

  it('is a month only if it exists', () => {
    expect(parseMonth('2026-11')).toBe('2026-11')
    expect(['2026-13', '2026-00', '2026-1', '9999-01', ''].map(parseMonth)).toEqual([null, null, null, null, null])
  })

  it('is a clock time in several ways', () => {
    expect(['7.53', '07:53', '0753', ' 7:5 ', '7', '23:59'].map(parseClock)).toEqual([
      '07:53',
      '07:53',
      '07:53',
      '07:05',
      '07:00',
      '23:59',
    ])
    expect(['24:00', '7:60', '753', 'halv åtta', ''].map(parseClock)).toEqual([null, null, null, null, null])
  })
})

describe('minutesBetween', () => {
  it('cuts off parts of a minute, towards zero', () => {
    const at = (seconds: number) => new Date(seconds * 1000)
    expect([minutesBetween(at(0), at(119)), minutesBetween(at(119), at(0)), minutesBetween(at(30), at(0))]).toEqual([
      1, -1, 0,
    ])
  })
})

describe('the last day there is', () => {
  it('is followed by itself, so that "without end" can be reckoned with', () => {
    expect(dayAfter('9999-12-31')).toBe('9999-12-31')
    expect(startOfDay(dayAfter('9999-12-31')).getTime()).not.toBeNaN()
    expect(monthAfter('9999-12')).toBe('9999-12')
    expect(monthAfter('9999-11', 7)).toBe('9999-12')
    expect(monthDays('9999-12')).toEqual({ from: '9999-12-01', to: '9999-12-31' })
    expect(monthDays('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(weekOf('9999-12-31').year).toBe(9999)
  })
})
