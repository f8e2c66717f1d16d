import { expect, it } from 'vitest'
import { balanceOf } from './balance'
import { goingOn } from './going-on'
import { reckon } from './ledger'
import type { HoursGrant, PlannedShift } from './types'

const id = 'night'
const begun = new Date('2026-11-30T21:00:00Z')
const plannedEnd = new Date('2026-12-01T05:00:00Z')
const night = { id, kind: 'active', group: null, begunAt: begun, plannedEnd, asOf: plannedEnd } as const

/** The last day of November as it is told at `now`, of a night from 22 to 6, with two hours granted that day. */
function november(now: Date, begunAt: Date | null = begun) {
  const day = '2026-11-30'
  const grant: HoursGrant = {
    ...{ id: 'g', minutes: 120, per: 'period', from: day, to: day, kinds: ['active'], doubleStaffing: false },
  }
  const shift: PlannedShift = {
    ...{ id, kind: 'active', status: 'booked', cancelledBy: null, group: null, start: begun, end: plannedEnd },
  }
  const row = goingOn({ ...night, begunAt, asOf: now }, now)
  const ledger = reckon({
    ...{ from: '2026-11-01', to: '2026-12-31', now, grants: [grant], shifts: [shift] },
    rows: row === null ? [] : [row],
  })
  const of = (from: string, to: string) => {
    const { reported, reasons } = balanceOf(ledger, from, to)
    return [reported, ...reasons.map(({ reason, minutes }) => `${reason} ${minutes}`)]
  }
  return [of(day, day), of(day, '2026-12-01')]
}

it('gives a night over midnight as it goes: the evening is not missing from the month that has ended', () => {
  expect(november(new Date('2026-11-30T23:30:00Z'))).toEqual([[120], [150, 'ahead 330', 'overGrant -360']])
})

it('says of what has not begun that it is not over, and of a late start that it was late', () => {
  const now = new Date('2026-11-30T23:30:00Z')
  expect(november(now, null)[0]).toEqual([0, 'ahead 120'])
  expect(november(now, new Date('2026-11-30T21:30:00Z'))[0]).toEqual([90, 'short 30'])
})

it('counts to the planned end, and nothing when the end has been forgotten: nobody knows when it was', () => {
  expect(goingOn(night, new Date('2026-12-01T05:30:00Z'))?.reported?.end).toEqual(plannedEnd)
  expect(goingOn(night, new Date('2026-12-01T06:00:00Z'))).toBeNull()
  expect(goingOn({ ...night, freshnessSeconds: 900 }, new Date('2026-12-01T06:10:00Z'))).not.toBeNull()
})

it('counts no longer than an end would have been told: data may be old, and an answer kept', () => {
  const now = new Date('2026-12-01T03:00:00Z')
  const until = (more: object) =>
    goingOn({ ...night, asOf: now, ...more }, now)
      ?.reported?.end.toISOString()
      .slice(11, 16)
  expect(until({})).toBe('03:00')
  expect(until({ freshnessSeconds: 900 })).toBe('02:45')
  expect(until({ asOf: new Date('2026-12-01T01:00:00Z') })).toBe('01:00')
  expect(until({ asOf: new Date('2026-11-30T20:00:00Z') })).toBeUndefined()
})
