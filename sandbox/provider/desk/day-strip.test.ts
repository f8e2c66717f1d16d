import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeskShift } from '../store/types'
import { dayStrip, stripBars } from './day-strip'
import { textOf } from './html'

const shift = (start: string, end: string, more: Partial<DeskShift> = {}): DeskShift => ({
  ...{ id: start, start: new Date(start), end: new Date(end), kind: 'active', status: 'planned', cancelledBy: null },
  brukare: { id: 'b1', name: 'Pia Lindgren', protectedIdentity: false },
  ...{ staff: null, substituteFor: null, actualStart: null, actualEnd: null, comment: null, activities: [] },
  ...{ openObjectionCount: 0, missed: false, arrivalSaid: null },
  ...more,
})

describe('the picture of a day at the desk', () => {
  it('has each shift at its hours, and says what is wrong with it by its look', () => {
    const [night, morning, missed] = stripBars('2026-11-19', [
      shift('2026-11-19T06:00:00+01:00', '2026-11-19T12:00:00+01:00', { status: 'vacant' }),
      shift('2026-11-19T18:00:00+01:00', '2026-11-20T06:00:00+01:00', { missed: true }),
      shift('2026-11-18T22:00:00+01:00', '2026-11-19T06:00:00+01:00'),
    ])
    expect(night).toMatchObject({ look: 'planned', lane: 0, x: 0, width: 25 })
    expect(morning).toMatchObject({ look: 'vacant', lane: 0, x: 25, width: 25 })
    expect(missed).toMatchObject({ look: 'missed', lane: 0, x: 75, width: 25 })
  })

  it.each(['2026-11-19', '2026-10-25', '2026-03-29'])('never has one over another, nor outside of %s', (date) => {
    const span = fc.record({ from: fc.integer({ min: -300, max: 1500 }), long: fc.integer({ min: 1, max: 900 }) })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 9 }), (some) => {
        const first = new Date(`${date}T00:00:00Z`).getTime()
        const at = (minutes: number) => new Date(first + minutes * 60_000).toISOString()
        const bars = stripBars(
          date,
          some.map(({ from, long }, id) => shift(at(from), at(from + long), { id: String(id) })),
        )
        expect(bars).toHaveLength(some.length)
        for (const bar of bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0)
          expect(bar.x + bar.width).toBeLessThanOrEqual(100.01)
          const beside = bars.filter((other) => other !== bar && other.lane === bar.lane)
          expect(
            beside.every((other) => other.x + other.width <= bar.x + 0.01 || other.x >= bar.x + bar.width - 0.01),
          ).toBe(true)
        }
      }),
    )
  })

  it('is not read aloud: the list under it says the same', () => {
    const drawn = textOf(dayStrip('2026-11-19', [], new Date('2026-11-19T12:00:00+01:00')))
    expect(drawn).toContain('aria-hidden="true"')
    expect(drawn).toContain('class="nu" x1="50%"')
  })
})
