import { describe, expect, it } from 'vitest'
import { expectedEnd, isOnEveryPage, isToldOf, outageState, type Outage } from './outage'

const at = (text: string) => new Date(text)
const stop: Outage = {
  ...{ id: 'stop', kind: 'planned', texts: {}, endedAt: null, concerns: null },
  ...{ from: at('2026-12-01T22:00:00+01:00'), to: at('2026-12-02T02:00:00+01:00') },
}
const fault: Outage = { ...stop, id: 'fault', kind: 'fault' }

describe('an outage in time', () => {
  it('is a planned stop that ends by itself, and a fault that ends when somebody says so', () => {
    expect(outageState(stop, at('2026-12-01T21:59:59+01:00'))).toBe('coming')
    expect(outageState(stop, at('2026-12-01T22:00:00+01:00'))).toBe('now')
    expect(outageState(stop, at('2026-12-02T02:00:00+01:00'))).toBe('over')
    expect(outageState(fault, at('2026-12-20T02:00:00+01:00'))).toBe('now')
    expect(outageState({ ...fault, endedAt: at('2026-12-03T00:00:00Z') }, at('2026-12-03T00:00:00Z'))).toBe('over')
  })

  it('is over early when it is said to be, also before it begins', () => {
    expect(outageState({ ...stop, endedAt: at('2026-11-30T00:00:00Z') }, at('2026-11-30T12:00:00Z'))).toBe('over')
  })

  it('stands on every page from three days before', () => {
    expect(isOnEveryPage(stop, at('2026-11-28T21:59:00+01:00'))).toBe(false)
    expect(isOnEveryPage(stop, at('2026-11-28T22:00:00+01:00'))).toBe(true)
    expect(isOnEveryPage(stop, at('2026-12-02T02:00:00+01:00'))).toBe(false)
  })

  it('can be read of for a week after its end', () => {
    expect(isToldOf(stop, at('2026-12-09T01:59:00+01:00'))).toBe(true)
    expect(isToldOf(stop, at('2026-12-09T02:00:00+01:00'))).toBe(false)
    expect(isToldOf(fault, at('2027-12-09T02:00:00+01:00'))).toBe(true)
  })

  it('promises no time that has passed', () => {
    expect(expectedEnd(fault, at('2026-12-02T01:59:00+01:00'))).toEqual(fault.to)
    expect(expectedEnd(fault, at('2026-12-02T02:00:00+01:00'))).toBeNull()
  })
})
