import { describe, expect, it } from 'vitest'
import { feedExpiry, feedStateAt, feedWindow } from './feed'

const now = new Date('2026-11-19T14:00:00Z')
const after = (days: number) => new Date(now.getTime() + days * 86_400_000)

describe('how an address stands', () => {
  const lasting = { expiresAt: after(300), endedAt: null, lapsedAt: null }

  it.each([
    ['one that lasts', {}, 'open'],
    ['one that has just been taken away', { endedAt: now }, 'empty'],
    ['one that was taken away 29 days ago', { endedAt: after(-29) }, 'empty'],
    ['one that was taken away 30 days ago', { endedAt: after(-30) }, 'gone'],
    ['one whose time was out yesterday', { expiresAt: after(-1) }, 'empty'],
    ['one whose time was out 30 days ago', { expiresAt: after(-30) }, 'gone'],
    ['one without a right since yesterday: it is asked for again', { lapsedAt: after(-1) }, 'open'],
    ['one without a right for 30 days', { lapsedAt: after(-30) }, 'gone'],
    ['one whose right went long before it was taken away', { lapsedAt: after(-31), endedAt: after(-1) }, 'gone'],
  ] as const)('%s', (_, more, state) => {
    expect(feedStateAt({ ...lasting, ...more }, now)).toBe(state)
  })

  it('it lasts for a year, or to the end of the last day of the right', () => {
    expect(feedExpiry(now, null)).toEqual(new Date('2027-11-19T14:00:00Z'))
    expect(feedExpiry(now, '2028-01-01')).toEqual(new Date('2027-11-19T14:00:00Z'))
    expect(feedExpiry(now, '2026-12-31')).toEqual(new Date('2026-12-31T23:00:00Z'))
  })

  it('it has two weeks back and sixty days ahead, by the days in Sweden', () => {
    expect(feedWindow(new Date('2026-11-19T23:30:00Z'))).toEqual({ from: '2026-11-06', to: '2027-01-19' })
  })
})
