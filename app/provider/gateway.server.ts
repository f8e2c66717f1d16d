import { createHash } from 'node:crypto'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { noMetrics, type Metrics } from '~/platform/metrics.server'
import type { CallBook } from './calls'
import { createProviderClient } from './client.server'
import { createKeptStore } from './kept.server'
import { createMemory } from './memory.server'
import { notFound, type Connection, type GatewayParts } from './parts'
import { createPageTime } from './page-time'
import { createReader } from './read.server'
import { createReads } from './reads.server'
import type { KeptAnswers, ProviderGateway } from './types'
import { createWrites } from './writes.server'

export type * from './types'

/** Limits that tests make smaller. Bytes are of JSON text. */
export type GatewayLimits = {
  memoryBytes: number
  maxAnswerBytes: number
  /** Of a list over all its pages. */
  maxListBytes: number
  maxListItems: number
  maxListPages: number
  /** How long a page may take, with all that it asks the providers for, in milliseconds. */
  pageMs: number
  breakAfter: number
  breakForMs: number
}

const usualLimits: GatewayLimits = {
  memoryBytes: 24_000_000,
  maxAnswerBytes: 5_000_000,
  maxListBytes: 10_000_000,
  maxListItems: 10_000,
  maxListPages: 20,
  pageMs: 2_000,
  breakAfter: 5,
  breakForMs: 1_000,
}

/** Capabilities are the same for everyone and seldom change; they are asked for at most once a minute. */
const sharedForMs = 60_000

/** Tells one question from another without keeping it. */
const hashOf = (asked: unknown) => createHash('sha256').update(JSON.stringify(asked)).digest('base64url')

/**
 * The way to every configured provider. One that is down, slow or lying costs its own answers only: each has its own
 * connections, token, limits and breaker. Call `close` at shutdown.
 */
export function createProviderGateway(
  config: Pick<Config, 'providers' | 'keys' | 'clock'>,
  {
    database,
    logger,
    metrics = noMetrics,
    calls,
  }: { database: { keptAnswers: KeptAnswers }; logger: Logger; metrics?: Metrics; calls?: CallBook },
  limits: Partial<GatewayLimits> = {},
): ProviderGateway {
  const { memoryBytes, pageMs, ...others } = { ...usualLimits, ...limits }
  const { maxListBytes, maxListItems, maxListPages, ...clientLimits } = others
  const listLimits = { bytes: maxListBytes, items: maxListItems, pages: maxListPages, ms: pageMs }
  const pageTime = createPageTime(pageMs)
  const { clock, keys } = config
  const memory = createMemory(memoryBytes)
  const kept = createKeptStore(database.keptAnswers, logger)
  const connections = new Map(
    config.providers.map((provider): [string, Connection] => {
      const client = createProviderClient({
        provider,
        signingKey: keys.signing,
        clock,
        logger,
        metrics,
        ...(calls && { calls }),
        ...clientLimits,
      })
      const { id: providerId, stalenessHours } = provider
      const keptShown = () => metrics.keptAnswer(providerId)
      const reading = {
        providerId,
        stalenessHours,
        client,
        memory,
        kept,
        keptShown,
        clock,
        pageTime,
        limits: listLimits,
      }
      return [providerId, { provider, client, reader: createReader(reading) }]
    }),
  )

  const parts: GatewayParts = {
    connection: (providerId) => connections.get(providerId),
    get: async (providerId, { path, shared = false, faultIn, ...ask }) => {
      const found = connections.get(providerId)
      if (found === undefined || path === null) return notFound
      const how = {
        ...(shared && { kept: false, freshForMs: sharedForMs }),
        ...(faultIn && {
          faultIn: (pages: readonly Parameters<typeof faultIn>[0][]) =>
            pages.map(faultIn).find((fault) => fault !== null) ?? null,
        }),
      }
      const answer = await found.reader.read({ ...ask, ...how, path: () => path, resource: path, isList: false })
      if (answer.state === 'missing') return answer
      const [data] = answer.data
      return data === undefined ? notFound : { ...answer, data }
    },
    pages: async (providerId, { path, ...ask }) => {
      const found = connections.get(providerId)
      const first = path(undefined)
      if (found === undefined || first === null) return notFound
      const resource = ask.body === undefined ? first : `${first}#${hashOf(ask.body(undefined))}`
      return found.reader.read({ ...ask, path: (cursor) => path(cursor) ?? first, resource, isList: true })
    },
    clock,
    pseudonymKey: keys.pseudonym,
  }

  let closing: Promise<void> | undefined
  const closeAll = async () => {
    await kept.settled()
    await Promise.all([...connections.values()].map(({ client }) => client.close()))
  }

  return {
    providers: config.providers.map(({ id, name, webhookSecret }) => ({ id, name, webhookSecret })),
    ...createReads(parts),
    ...createWrites(parts),
    silentSince: (providerId) => connections.get(providerId)?.client.silentSince() ?? null,
    lastFault: (providerId) => connections.get(providerId)?.client.lastFault() ?? null,
    pageBegins: pageTime.begin,
    wasWhole: pageTime.wasWhole,
    inPageTime: pageTime.within,
    close: () => (closing ??= closeAll()),
  }
}
