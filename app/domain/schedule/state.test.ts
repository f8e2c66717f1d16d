import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesAfter } from '~/domain/time/time'
import type { Shift } from './shift'
import { isMissed, shiftStateAt } from './state'

const eight = new Date('2026-11-19T08:00:00+01:00')
const shift = (minutes: number, freshnessSeconds?: number): Shift => ({
  ...{ id: 's', plannedStart: eight, plannedEnd: minutesAfter(eight, minutes), kind: 'active', status: 'planned' },
  ...{ staff: { id: 'a', displayName: 'Ada', role: 'assistant' }, activities: [], changes: [], freshnessSeconds },
})
const missedAfter = (one: Shift) =>
  [...Array(200).keys()].find((minutes) => isMissed(one, minutesAfter(eight, minutes)))

describe('when a shift is missed', () => {
  it('is after the tolerance, or at the end of a shorter one, and as much later as the data may be old', () => {
    expect([missedAfter(shift(120)), missedAfter(shift(120, 900))]).toEqual([11, 26])
    expect([missedAfter(shift(5)), missedAfter(shift(5, 900))]).toEqual([5, 20])
    expect([missedAfter(shift(15)), missedAfter(shift(15, 900))]).toEqual([11, 25])
  })

  it('is not while a shift that is over may have a start that has not come yet', () => {
    const at = minutesAfter(eight, 16)
    expect([shiftStateAt(shift(15, 900), at), isMissed(shift(15, 900), at)]).toEqual(['unregistered', false])
  })

  it('never is sooner for data that may be older', () => {
    const minutes = fc.integer({ min: 0, max: 600 })
    fc.assert(
      fc.property(minutes, minutes, minutes, minutes, (length, now, old, older) => {
        const at = minutesAfter(eight, now)
        if (isMissed(shift(length, (old + older) * 60), at)) expect(isMissed(shift(length, old * 60), at)).toBe(true)
      }),
    )
  })
})
