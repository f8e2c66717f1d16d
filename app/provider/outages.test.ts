import { describe, expect, it } from 'vitest'
import { failure } from './failure'
import { createOutages } from './outages'

const start = new Date('2026-11-19T12:00:00Z')

describe('what is known to be wrong with a provider', () => {
  const scene = () => {
    let now = start
    const outages = createOutages(() => now)
    return { outages, after: (minutes: number) => (now = new Date(start.getTime() + minutes * 60_000)) }
  }

  it('is a fault of something that answers, until it works or nothing more is heard of it', () => {
    const { outages, after } = scene()
    expect(outages.lastFault()).toBeNull()
    outages.fails('listShifts', failure('contract', { code: 'schema', status: 200 }))
    expect([outages.wholeSince(), outages.lastFault()]).toEqual([null, start])
    after(8)
    outages.fails('listGrants', failure('unavailable', { code: 'http-500', status: 500 }))
    expect(outages.lastFault()).toEqual(new Date('2026-11-19T12:08:00Z'))
    outages.works('listGrants')
    expect(outages.lastFault()).toEqual(start)
    after(11)
    expect(outages.lastFault()).toBeNull()
    expect(outages.since('listShifts')).toEqual(start)
  })

  it('is no fault when the provider says no', () => {
    const { outages } = scene()
    outages.fails('getTimeReport', failure('notFound', { code: 'http-404', status: 404 }))
    expect(outages.lastFault()).toBeNull()
  })
})
