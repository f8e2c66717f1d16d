import { describe, expect, it } from 'vitest'
import type { RepresentationSync } from '~/database/types'
import { createLogger } from '~/platform/logger.server'
import { createRepresentationSync } from './representation.server'

const now = new Date('2026-11-19T15:00:00+01:00')
const longAgo = new Date(now.getTime() - 3_600_000)

/** Two providers that answer when they are let; the page of the request `short` has no time left. */
function scene() {
  const asked: string[] = []
  const answers = new Map<string, () => void>()
  const syncs = ['farsta', 'soder'].map((providerId): RepresentationSync => {
    return { personId: 'pia', providerId, syncedAt: longAgo, failedAt: null, failureCode: null }
  })
  const noted = (providerId: string, to: Partial<RepresentationSync>) =>
    Promise.resolve(void Object.assign(syncs.find((one) => one.providerId === providerId) ?? {}, to))
  const confirm = createRepresentationSync({
    config: { clock: () => now, representationMaxAgeSeconds: 60, representationToleranceHours: 24 },
    logger: createLogger('silent'),
    database: {
      persons: { numberOf: () => Promise.resolve('191212121212') },
      representations: {
        listSyncs: () => Promise.resolve(syncs.map((one) => ({ ...one }))),
        replaceFromProvider: (_person, providerId) => noted(providerId, { syncedAt: now, failedAt: null }),
        noteFailure: (_person, providerId, failureCode) => noted(providerId, { failedAt: now, failureCode }),
      },
    },
    provider: {
      providers: ['farsta', 'soder'].map((id) => ({ id, name: id, webhookSecret: undefined })),
      inPageTime: (requestId, work, late) => (requestId === 'short' ? Promise.resolve(late()) : work),
      searchPersons: async (providerId) => {
        asked.push(providerId)
        await new Promise<void>((answer) => answers.set(providerId, answer))
        return { state: 'fresh', data: { representations: [] }, asOf: now, etag: 'x' }
      },
    },
  })
  const settle = () => new Promise((done) => setTimeout(done))
  return {
    asked,
    syncs,
    answer: (id: string) => answers.get(id)?.(),
    settle,
    ask: (id: string) => confirm(['pia'], id, now),
  }
}

describe('a page that waits for what another page has asked', () => {
  it('waits no longer than it may itself, says that it is not confirmed, and the next has what came', async () => {
    const { asked, answer, settle, ask, syncs } = scene()
    const long = ask('long')
    await settle()
    const short = await ask('short')
    expect(asked).toEqual(['farsta', 'soder'])
    expect(short.of('pia', 'farsta')).toEqual({ syncedAt: longAgo, stale: true })
    answer('farsta')
    answer('soder')
    expect((await long).of('pia', 'farsta')).toEqual({ syncedAt: now, stale: false })
    expect((await ask('next')).of('pia', 'soder')).toEqual({ syncedAt: now, stale: false })
    expect(asked).toHaveLength(2)
    expect(syncs.every(({ failedAt }) => failedAt === null)).toBe(true)
  })

  it('asks itself the providers that the other has not asked', async () => {
    const { asked, answer, settle, ask, syncs } = scene()
    Object.assign(syncs[1] ?? {}, { syncedAt: now })
    const first = ask('long')
    await settle()
    Object.assign(syncs[1] ?? {}, { syncedAt: longAgo })
    const second = ask('long')
    await settle()
    expect(asked).toEqual(['farsta', 'soder'])
    answer('farsta')
    answer('soder')
    await Promise.all([first, second])
  })
})
