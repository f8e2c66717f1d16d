import { describe, expect, it } from 'vitest'
import { createMetricsBook } from '~/platform/metrics.server'
import { createFeedAges } from './feed-ages.server'
import { addFigures } from './figures.server'
import { createHealth } from './health.server'

type Parts = Parameters<typeof createHealth>[0]

const key = { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', d: '', kid: 's1' }

/** A portal whose database does what `changes` say. */
function partsWith(changes: {
  take?: () => Promise<boolean>
  oldest?: () => Promise<{ createdAt: Date; ageMs: number } | null>
}): Parts {
  const { take = () => Promise.resolve(true), oldest = () => Promise.resolve(null) } = changes
  const ring = { active: 'k1', ring: {} }
  return {
    version: '1',
    config: {
      clock: () => new Date('2026-11-19T14:00:00Z'),
      keys: { encryption: { ...ring, retiring: ['k0'] }, index: ring, signing: key, pseudonym: '' },
    },
    database: {
      kind: 'server',
      connections: () => ({ total: 3, idle: 1, waiting: 2 }),
      leases: { take, give: () => Promise.resolve(true) },
      outbox: {
        ...{ claim: never, delivered: never, retryLater: never, refused: never, listUndelivered: never },
        ...{ oldestPending: oldest, pendingCount: () => Promise.resolve(4) },
      },
      keys: { inUse: () => Promise.resolve([{ ring: 'index', keyId: 'k1', usedFrom: new Date(0) }]) },
    },
    provider: { providers: [{ id: 'farsta' }], silentSince: () => null },
    feeds: { read: () => [{ provider: 'farsta', seconds: 7 }] },
    secondsSinceSigned: () => null,
    streams: { count: () => 5 },
    patienceMs: 50,
  }
}

const never = () => Promise.reject(new Error('it is not asked'))

async function figuresOf(parts: Parts): Promise<string[]> {
  const read = addFigures(createMetricsBook({ version: '1', node: '20' }), createHealth(parts).look)
  return (await read()).text.split('\n')
}

describe('how a process stands', () => {
  it('is what the database says, and what the process has seen', async () => {
    const parts = partsWith({ oldest: () => Promise.resolve({ createdAt: new Date(0), ageMs: 61_000 }) })
    expect(await createHealth(parts).look()).toMatchObject({
      database: { kind: 'server', detail: { takesWrites: true, outbox: { oldestSeconds: 61 } } },
      keys: { active: { encryption: 'k1', index: 'k1', signing: 's1' }, retiring: ['k0'] },
      streams: 5,
    })
    const lines = await figuresOf(parts)
    expect(lines).toContain('insyn_outbox_oldest_seconds 61')
    expect(lines).toContain('insyn_outbox_pending{provider="farsta"} 4')
    expect(lines).toContain('insyn_changes_lag_seconds{provider="farsta"} 7')
    expect(lines).toContain('pg_pool_connections{state="used"} 2')
    expect(lines).toContain('insyn_database_writable 1')
  })

  it('says of a database that takes no rows that it answers, and takes none', async () => {
    const lines = await figuresOf(partsWith({ take: () => Promise.reject(new Error('disk full')) }))
    expect(lines).toContain('insyn_database_up 1')
    expect(lines).toContain('insyn_database_writable 0')
  })

  it.each([
    ['does not answer', () => new Promise<null>(() => undefined)],
    ['answers with a fault', () => Promise.reject<null>(new Error('away'))],
  ])('says of a database that %s nothing but that', async (_how, oldest) => {
    const lines = await figuresOf(partsWith({ oldest }))
    expect(lines).toContain('insyn_database_up 0')
    expect(lines.filter((line) => /^insyn_(outbox|database_writable|access_log)/.test(line))).toEqual([])
    expect(lines, 'what it has seen itself').toContain('insyn_live_streams 5')
  })
})

describe('how long ago a feed was read', () => {
  it('is counted from the start until it is heard, of the providers there are', () => {
    let now = 0
    const feeds = createFeedAges(['farsta', 'soder'], () => now)
    now = 4_000
    feeds.hear({ kind: 'followed', providerId: 'farsta' })
    feeds.hear({ kind: 'followed', providerId: 'somebody' })
    now = 9_000
    expect(feeds.read()).toEqual([
      { provider: 'farsta', seconds: 5 },
      { provider: 'soder', seconds: 9 },
    ])
  })
})
