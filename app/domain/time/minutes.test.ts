import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, sumPerKind, timeKinds, totalMinutes } from './minutes'

const items = fc.array(fc.record({ kind: fc.constantFrom(...timeKinds), minutes: fc.nat(100_000) }))

describe('minutes', () => {
  it('are summed for each kind', () => {
    const sum = sumPerKind([
      { kind: 'active', minutes: 30 },
      { kind: 'standby', minutes: 420 },
      { kind: 'active', minutes: 15 },
    ])
    expect(sum).toEqual({ active: 45, waiting: 0, standby: 420 })
    expect(totalMinutes(sum)).toBe(465)
  })

  it('are the same however they are grouped', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        expect(addMinutes(sumPerKind(a), sumPerKind(b))).toEqual(sumPerKind([...a, ...b]))
      }),
    )
  })
})
