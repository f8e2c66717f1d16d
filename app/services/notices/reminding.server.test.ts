import { describe, expect, it } from 'vitest'
import { createReminding, type RemindingParts } from './reminding.server'

type Terms = Awaited<ReturnType<RemindingParts['provider']['getCapabilities']>>
const silent = { state: 'missing', reason: 'unavailable', since: null } as const
const classificationRule = {
  ...{ startToleranceMinutes: 10, endToleranceMinutes: 10, totalMode: 'sum' as const, totalToleranceMinutes: 15 },
}
const terms = (payOutDay: number): Terms => ({
  ...{ state: 'fresh', asOf: new Date(), etag: '' },
  data: { providerName: 'Farsta', groups: [], classificationRule, payOutDay },
})

describe('that days go by', () => {
  it('is looked at again the same day when a provider did not say which day is its last', async () => {
    let answer: Terms = silent
    let now = new Date('2026-11-17T09:00:00+01:00')
    let asked = 0
    const keys: string[] = []
    const remind = createReminding({
      database: {
        notices: {
          watched: () => Promise.resolve(['b1']),
          watchedClosely: () => Promise.resolve([]),
          add: ({ key }) => Promise.resolve(keys.push(key) > 0),
        },
        brukare: Object.create({ find: () => Promise.resolve({ places: [{ providerId: 'farsta' }] }) }),
      },
      provider: {
        providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }],
        getCapabilities: () => {
          asked += 1
          return Promise.resolve(answer)
        },
      },
      clock: () => now,
    })
    await remind()
    await remind()
    expect([asked, keys]).toEqual([1, []])
    answer = terms(20)
    now = new Date('2026-11-17T09:05:00+01:00')
    await remind()
    await remind()
    expect(asked).toBe(2)
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.every((key) => key.startsWith('reviewDay:farsta/b1:'))).toBe(true)
  })
})
