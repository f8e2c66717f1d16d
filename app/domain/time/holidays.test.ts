import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, holidayOn, isWorkingDay } from './holidays'
import { dayAfter, daysOf, stockholmDate, weekday } from './time'

const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map(stockholmDate)

describe('holidays', () => {
  it('are those of 2026', () => {
    const found = daysOf('2026-01-01', '2026-12-31').filter((day) => holidayOn(day))
    expect(found).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-06',
      '2026-06-19',
      '2026-06-20',
      '2026-10-31',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-31',
    ])
  })

  it('move as Easter does', () => {
    const easters = ['2024-03-31', '2025-04-20', '2027-03-28', '2030-04-21', '2038-04-25']
    expect(easters.map(holidayOn)).toEqual(easters.map(() => 'easter'))
  })

  it('have midsummer and All Saints on a Saturday, every year', () => {
    for (let year = 2020; year < 2060; year += 1) {
      const days = daysOf(`${year}-06-01`, `${year}-11-30`)
      const saturdays = days.filter((day) => ['midsummer', 'allSaints'].includes(holidayOn(day) ?? ''))
      expect(saturdays.map(weekday)).toEqual([6, 6])
    }
  })
})

describe('addWorkingDays', () => {
  it('passes weekends and holidays', () => {
    expect(addWorkingDays('2026-04-02', 1)).toBe('2026-04-07')
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-28')
    expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-23')
  })

  it('gives a working day with just so many working days on the way', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const due = addWorkingDays(day, count)
        expect(daysOf(dayAfter(day), due).filter(isWorkingDay)).toHaveLength(count)
        expect(isWorkingDay(due)).toBe(true)
      }),
    )
  })
})
