import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, parseDate } from './time'
import { dayFaults, packDay, readDay, unpackDay, type TypedDay } from './typed-day'

const today = '2026-11-19'
const read = (day: string, month: string, year: string) => readDay({ day, month, year }, today)
const date = (day: string, month: string, year: string) => {
  const found = read(day, month, year)
  return 'date' in found ? found.date : found.faults.map(({ part, fault }) => `${part} ${fault}`).join(', ')
}

describe('a day in three fields', () => {
  test.each([
    ['5', '11', '2026', '2026-11-05'],
    ['05', ' 11 ', '26', '2026-11-05'],
    ['5.', 'nov', '2026', '2026-11-05'],
    ['5:e', 'Nov.', '2026', '2026-11-05'],
    ['5', 'november', '’26', '2026-11-05'],
    ['5', 'marraskuuta', '2026', '2026-11-05'],
    ['5', 'MARRAS', '2026', '2026-11-05'],
    ['5', 'mar', '2026', '2026-03-05'],
    ['5', 'May', '2026', '2026-05-05'],
    ['29', '2', '2028', '2028-02-29'],
    ['31', '12', '46', '2046-12-31'],
    ['1', '1', '06', '2006-01-01'],
    ['2026-11-05', '', '', '2026-11-05'],
    ['5 november 2026', '', '', '2026-11-05'],
    ['5/11 26', '', '', '2026-11-05'],
  ])('%s, %s, %s is %s', (day, month, year, expected) => {
    expect(date(day, month, year)).toBe(expected)
  })

  test.each([
    ['', '', '', 'day noDate'],
    [' ', '', '', 'day noDate'],
    ['5', '', '', 'month noMonth, year noYear'],
    ['', 'nov', '2026', 'day noDay'],
    ['32', '13', '26', 'day badDay, month badMonth'],
    ['5', 'no', '2026', 'month badMonth'],
    ['5', 'ju', '2026', 'month badMonth'],
    ['5', '11', '47', 'year badYear'],
    ['5', '11', '02026', 'year badYear'],
    ['5', '11', '0026', 'year badYear'],
    ['31', 'juni', '2026', 'day notInMonth'],
    ['29', '2', '2026', 'day notInMonth'],
    ['i går', '', '', 'day noDate'],
    ['32', '', '', 'day noDate'],
  ])('%s, %s, %s is no day: %s', (day, month, year, expected) => {
    expect(date(day, month, year)).toBe(expected)
  })
})

const aDay = fc.integer({ min: 0, max: 100_000 }).map((days) => dayAfter('1900-01-01', days))
const monthsOf = (locale: string) =>
  Array.from({ length: 12 }, (_, at) =>
    new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' })
      .formatToParts(new Date(Date.UTC(2026, at, 1)))
      .find(({ type }) => type === 'month')
      ?.value.toLowerCase(),
  )
const names = ['sv', 'en', 'fi'].map(monthsOf)
const typed = fc.record({ day: fc.string(), month: fc.string(), year: fc.string() })

test('any day is read from its numbers and from its month’s name in each language, and survives being kept', () => {
  fc.assert(
    fc.property(aDay, fc.nat(2), fc.boolean(), (day, language, isShort) => {
      const [year = '', month = '', number = ''] = day.split('-')
      expect(date(number, month, year)).toBe(day)
      const name = names[language]?.[Number(month) - 1] ?? ''
      expect(date(String(Number(number)), isShort ? name.slice(0, 4) : name, year)).toBe(day)
      expect(packDay(unpackDay(day), today)).toBe(day)
    }),
  )
})

test('two digits are the one year within twenty of today, or none', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 0, max: 99 }), (now, two) => {
      const found = readDay({ day: '1', month: '1', year: String(two).padStart(2, '0') }, now)
      if ('faults' in found) return
      const distance = Math.abs(Number(found.date.slice(0, 4)) - Number(now.slice(0, 4)))
      expect(distance).toBeLessThanOrEqual(20)
      expect(Number(found.date.slice(2, 4))).toBe(two)
    }),
  )
})

test('whatever is typed is a day that exists, or is kept as typed and has a fault; nothing throws', () => {
  const bare = ({ day, month, year }: TypedDay) => [day, month, year].map((part) => part.trim().replaceAll('|', ' '))
  fc.assert(
    fc.property(typed, (any) => {
      const packed = packDay(any, today)
      const isDay = parseDate(packed) !== null
      expect(dayFaults(packed).length === 0).toBe(isDay)
      const { day, month, year } = unpackDay(packed)
      if (isDay) return
      const [typedDay, typedMonth, typedYear = ''] = bare(any)
      expect([day, month]).toEqual([typedDay, typedMonth])
      expect(year.endsWith(typedYear.replace(/^['’]/, ''))).toBe(true)
    }),
  )
})
