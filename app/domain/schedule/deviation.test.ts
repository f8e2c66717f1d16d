import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classify, defaultRule } from './deviation'
import type { PlannedTime } from './deviation'
import { minutesAfter } from '~/domain/time/time'
import type { Span } from '~/domain/time/time'

const planned: PlannedTime = {
  start: new Date('2026-11-19T07:00:00+01:00'),
  end: new Date('2026-11-19T14:30:00+01:00'),
  status: 'booked',
}
/** The planned time with start and end moved by minutes. */
const reported = (start: number, end: number): Span => ({
  start: minutesAfter(planned.start, start),
  end: minutesAfter(planned.end, end),
})
const minutes = fc.integer({ min: -60, max: 60 })

describe('classify', () => {
  it.each([
    [0, 0, 'accordingToPlan', []],
    [10, 0, 'accordingToPlan', []],
    [-10, 5, 'accordingToPlan', []],
    [11, 0, 'deviation', ['start']],
    [0, -11, 'deviation', ['end']],
    [8, 8, 'deviation', ['total']],
    [10, 10, 'deviation', ['total']],
    [30, 30, 'deviation', ['start', 'end', 'total']],
  ] as const)('start moved %i and end %i minutes: %s', (start, end, result, brokenBounds) => {
    expect(classify(planned, reported(start, end), defaultRule, false)).toEqual({ result, brokenBounds })
  })

  it('judges the length when the rule says so', () => {
    const rule = { ...defaultRule, totalMode: 'duration' } as const
    expect(classify(planned, reported(10, 10), rule, false).result).toBe('accordingToPlan')
    expect(classify(planned, reported(-8, 8), rule, false).brokenBounds).toEqual(['total'])
  })

  it('has bounds that are inclusive, on both sides', () => {
    fc.assert(
      fc.property(minutes, minutes, (start, end) => {
        const within = Math.abs(start) <= 10 && Math.abs(end) <= 10 && Math.abs(start) + Math.abs(end) <= 15
        const { result } = classify(planned, reported(start, end), defaultRule, false)
        expect(result).toBe(within ? 'accordingToPlan' : 'deviation')
      }),
    )
  })

  it('makes a deviation of anything with an open objection', () => {
    const somePlanned = fc.constantFrom(
      null,
      ...(['booked', 'vacant', 'cancelled'] as const).map((status) => ({ ...planned, status })),
    )
    const someReported = fc.option(fc.tuple(minutes, minutes).map(([start, end]) => reported(start, end)))
    fc.assert(
      fc.property(somePlanned, someReported, (plan, report) => {
        const { result, brokenBounds } = classify(plan, report, defaultRule, true)
        expect(result).toBe('deviation')
        expect(brokenBounds).toContain('openObjection')
      }),
    )
  })

  it('says what is missing, vacant, cancelled and unplanned', () => {
    expect(classify(planned, null, defaultRule, false).result).toBe('missing')
    expect(classify({ ...planned, status: 'vacant' }, null, defaultRule, false).result).toBe('vacant')
    expect(classify({ ...planned, status: 'cancelled' }, null, defaultRule, false).result).toBe('cancelled')
    expect(classify(null, reported(0, 0), defaultRule, false).result).toBe('unplanned')
    expect(classify({ ...planned, status: 'cancelled' }, reported(0, 0), defaultRule, false).result).toBe('unplanned')
  })
})
