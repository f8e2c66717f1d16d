import type { ConnectionCounts, Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { within } from '~/platform/within'

/** What the database says of itself and of what is in it; null when it did not answer in time. */
type DatabaseDetail = {
  /** Whether it takes a row now; null when that cannot be told. */
  takesWrites: boolean | null
  outbox: { pending: { provider: string; items: number }[]; oldestSeconds: number | null }
  keys: { ring: string; keyId: string; usedFrom: string }[]
}

/** How this process stands. No id of a person or a row is in it, and no text of one. */
export type HealthDetail = {
  at: string
  upSeconds: number
  version: string
  database: { kind: Database['kind']; connections: ConnectionCounts; detail: DatabaseDetail | null }
  /** How long ago this process was told that a feed was read to its end, in seconds. */
  changes: { provider: string; seconds: number }[]
  /** Since when each provider has not answered this process at all; null when nothing is known to be wrong. */
  providers: { provider: string; silentSince: string | null }[]
  accessLog: { secondsSinceSigned: number | null }
  keys: { active: { encryption: string; index: string; signing: string }; retiring: string[] }
  streams: number
}

type Parts = {
  version: string
  config: Pick<Config, 'clock' | 'keys'>
  database: Pick<Database, 'kind' | 'connections' | 'leases' | 'outbox'> & { keys: Pick<Database['keys'], 'inUse'> }
  provider: { providers: readonly { id: string }[]; silentSince: (providerId: string) => Date | null }
  feeds: { read: () => { provider: string; seconds: number }[] }
  secondsSinceSigned: () => number | null
  streams: { count: () => number }
  /** How long the database is waited for, in milliseconds. */
  patienceMs?: number
}

/**
 * Looks how the process stands: what it has seen itself, and what the database says within two seconds. Never throws.
 * `look` twice at once is one look.
 */
export function createHealth(parts: Parts): { look: () => Promise<HealthDetail> } {
  const { version, config, database, provider, feeds, secondsSinceSigned, streams, patienceMs = 2_000 } = parts
  const ids = provider.providers.map(({ id }) => id)

  /** A row is written, so that a full disk and a database that only reads are seen. */
  const takesWrites = () =>
    database.leases.take('health', 'health', 1_000).then(
      () => true,
      () => false,
    )

  const ask = async (): Promise<DatabaseDetail> => {
    const [pending, oldest, keys] = await Promise.all([
      Promise.all(ids.map(async (id) => ({ provider: id, items: await database.outbox.pendingCount(id) }))),
      database.outbox.oldestPending(),
      database.keys.inUse(),
    ])
    return {
      outbox: { pending, oldestSeconds: oldest === null ? null : oldest.ageMs / 1000 },
      keys: keys.map(({ ring, keyId, usedFrom }) => ({ ring, keyId, usedFrom: usedFrom.toISOString() })),
      // Last: by now it answers, so that a no is about writing.
      takesWrites: await takesWrites(),
    }
  }

  const lookNow = async (): Promise<HealthDetail> => {
    const detail = await within<DatabaseDetail | null>(
      ask().catch(() => null),
      patienceMs,
      () => null,
    )
    const { encryption, index, signing } = config.keys
    return {
      at: config.clock().toISOString(),
      upSeconds: process.uptime(),
      version,
      database: { kind: database.kind, connections: database.connections(), detail },
      changes: feeds.read(),
      providers: ids.map((id) => ({ provider: id, silentSince: provider.silentSince(id)?.toISOString() ?? null })),
      accessLog: { secondsSinceSigned: secondsSinceSigned() },
      keys: {
        active: { encryption: encryption.active, index: index.active, signing: signing.kid },
        retiring: [...(encryption.retiring ?? []), ...(index.retiring ?? [])],
      },
      streams: streams.count(),
    }
  }

  let underWay: Promise<HealthDetail> | undefined
  return {
    look: () => {
      underWay ??= lookNow().finally(() => {
        underWay = undefined
      })
      return underWay
    },
  }
}
