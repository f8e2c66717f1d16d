import { describe, expect, it } from 'vitest'
import { createFaults, faultOrder } from './faults'

describe('faults', () => {
  it('hit only the tenant and the path they are ordered for', () => {
    const faults = createFaults()
    faults.set({ tenant: 'farsta', kind: 'status500', pathPattern: '/shifts$' })
    expect(faults.take('farsta', '/v1/brukare/a/shifts')).toEqual({ kind: 'status500', ms: undefined })
    expect(faults.take('farsta', '/v1/brukare/a/grants')).toBeNull()
    expect(faults.take('soder', '/v1/brukare/a/shifts')).toBeNull()
  })

  it('hit the API and not the pages when no path is given', () => {
    const faults = createFaults()
    faults.set({ tenant: 'farsta', kind: 'drop' })
    expect(faults.take('farsta', '/v1/changes')).not.toBeNull()
    expect(faults.take('farsta', '/skrivbord')).toBeNull()
    expect(faults.take('farsta', '/oauth/token')).toBeNull()
  })

  it('hit one thing among others by what it says, and calls of one method', () => {
    const faults = createFaults()
    expect(faults.readsBodies('farsta')).toBe(false)
    faults.set({ tenant: 'farsta', kind: 'redirect', bodyPattern: 'giftig', method: 'POST' })
    expect([faults.readsBodies('farsta'), faults.readsBodies('soder')]).toEqual([true, false])
    const path = '/v1/brukare/a/objections'
    expect(faults.take('farsta', path, { method: 'POST', body: '{"text":"vanlig"}' })).toBeNull()
    expect(faults.take('farsta', path, { method: 'GET', body: 'giftig' })).toBeNull()
    expect(faults.take('farsta', path)).toBeNull()
    expect(faults.take('farsta', path, { method: 'POST', body: '{"text":"giftig"}' })?.kind).toBe('redirect')
  })

  it('end after the number of calls ordered, and the next one waits behind', () => {
    const faults = createFaults()
    faults.set({ tenant: 'farsta', kind: 'drop', times: 2 })
    faults.set({ tenant: 'farsta', kind: 'latency', ms: 5, times: 1 })
    const met = [1, 2, 3, 4].map(() => faults.take('farsta', '/v1/changes')?.kind ?? null)
    expect(met).toEqual(['drop', 'drop', 'latency', null])
  })

  it('end for one tenant by none, and for all by clear', () => {
    const faults = createFaults()
    faults.set({ tenant: 'farsta', kind: 'drop' })
    faults.set({ tenant: 'soder', kind: 'drop' })
    faults.set({ tenant: 'farsta', kind: 'none' })
    expect(faults.take('farsta', '/v1/changes')).toBeNull()
    expect(faults.take('soder', '/v1/changes')).not.toBeNull()
    faults.clear()
    expect(faults.take('soder', '/v1/changes')).toBeNull()
  })

  it('cannot be ordered with an unknown kind, a broken pattern or an unknown field', () => {
    for (const wrong of [{ kind: 'fire' }, { kind: 'drop', pathPattern: '(' }, { kind: 'drop', extra: 1 }]) {
      expect(faultOrder.safeParse({ tenant: 'farsta', ...wrong }).success).toBe(false)
    }
    expect(faultOrder.safeParse({ tenant: 'farsta', kind: 'latency', ms: 10, times: 1 }).success).toBe(true)
  })
})
