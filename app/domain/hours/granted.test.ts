import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, daysOf } from '~/domain/time/time'
import { grantedByDay, periodOf } from './granted'
import type { HoursGrant } from './types'

const grant = (more: Partial<HoursGrant>): HoursGrant => ({
  ...{ id: 'g', minutes: 6000, per: 'week', from: '2026-01-01', to: null, kinds: ['active'], doubleStaffing: false },
  ...more,
})
const between = (given: HoursGrant, from: string, to: string) =>
  grantedByDay(given, daysOf(from, to)).reduce((a, b) => a + b, 0)

describe('grantedByDay', () => {
  it('gives a whole week, month and period its minutes, also week 53, a leap February and the clock changes', () => {
    expect(between(grant({ minutes: 6001 }), '2026-12-28', '2027-01-03')).toBe(6001)
    expect(between(grant({ minutes: 6001 }), '2026-03-23', '2026-03-29')).toBe(6001)
    expect(between(grant({ per: 'month', minutes: 10_007 }), '2028-02-01', '2028-02-29')).toBe(10_007)
    const half = grant({ per: 'period', minutes: 118_801, from: '2026-09-01', to: '2027-02-28' })
    expect(between(half, '2026-09-01', '2027-02-28')).toBe(118_801)
  })

  it('counts the days of a grant that begins or ends within a week', () => {
    expect(between(grant({ minutes: 700, from: '2026-11-18' }), '2026-11-16', '2026-11-22')).toBe(500)
    expect(between(grant({ minutes: 700, to: '2026-11-17' }), '2026-11-16', '2026-11-22')).toBe(200)
  })

  it('gives the same for one grant or two that adjoin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 60 }), (minutes, at) => {
        const days = daysOf('2026-10-01', '2026-12-31')
        const last = dayAfter('2026-10-05', at)
        for (const per of ['week', 'month'] as const) {
          const first = grantedByDay(grant({ per, minutes, to: last }), days)
          const second = grantedByDay(grant({ per, minutes, from: dayAfter(last) }), days)
          const one = grantedByDay(grant({ per, minutes }), days)
          expect(days.map((_, index) => (first[index] ?? 0) + (second[index] ?? 0))).toEqual(one)
        }
      }),
    )
  })
})

describe('periodOf', () => {
  it('is the decision’s own days, at most six months at a time', () => {
    expect(periodOf({ from: '2026-09-01', to: '2027-02-28' }, '2026-11-19')).toEqual({
      from: '2026-09-01',
      to: '2027-02-28',
    })
    expect(periodOf({ from: '2025-09-01', to: null }, '2026-11-19')).toEqual({ from: '2026-09-01', to: '2027-02-28' })
    expect(periodOf({ from: '2026-08-31', to: null }, '2027-03-01')).toEqual({ from: '2027-02-28', to: '2027-08-30' })
    expect(periodOf({ from: '2026-09-01', to: '2026-10-31' }, '2026-11-19')).toBeNull()
  })

  it('has every day of a decision in exactly one period that follows the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 1500 }), (start, later) => {
        const from = dayAfter('2024-01-31', start)
        const day = dayAfter(from, later)
        const found = periodOf({ from, to: null }, day)
        expect(found && found.from <= day && day <= found.to).toBe(true)
        expect(found && periodOf({ from, to: null }, dayAfter(found.to))?.from).toBe(found && dayAfter(found.to))
      }),
    )
  })
})
