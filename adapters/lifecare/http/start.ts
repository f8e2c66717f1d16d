import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { createApi } from '../../../provider-kit/http/api'
import { createContract, type Violation } from '../../../provider-kit/http/contract-validation'
import { drain, listen } from '../../../provider-kit/http/listening'
import { createLogger, type Logger } from '../../../provider-kit/http/logger'
import { createReadLog } from '../../../provider-kit/http/read-log'
import { createNudger } from '../../../provider-kit/http/webhook'
import { createAccessTokens } from '../../../provider-kit/oauth/access-token'
import { createPortalKeys } from '../../../provider-kit/oauth/portal-keys'
import { openSigningKey } from '../../../provider-kit/oauth/signing-key'
import { createTokenEndpoint } from '../../../provider-kit/oauth/token-endpoint'
import { createUsedAssertions } from '../../../provider-kit/oauth/used-assertions'
import { bareError } from './bare-error'
import { createClient } from '../client/http'
import type { AdapterConfig } from '../config/environment'
import { openDatabase, type AdapterDatabase, type Tables } from '../database/open'
import { createIds } from '../ids'
import { readEpoch, type PullContext } from '../pull/context'
import { startPulling } from '../pull/pull'
import type { ServeContext } from '../serve/context'
import { createStore } from '../serve/store'

/** A running adapter. `baseUrl` is what the portal is given. */
export type RunningAdapter = {
  baseUrl: string
  /** Every answer of our own that broke the contract since the start; a test wants none. */
  contractBreaks: readonly { operation: string; violations: readonly Violation[] }[]
  /** Resolves when the first pull has ended, well or not. */
  pulled: Promise<void>
  close: () => Promise<void>
}

/** What can be exchanged in a test. */
export type AdapterDeps = { logger?: Logger; open?: () => Promise<AdapterDatabase> }

const path = '/api'

/** How old an answer can be: the pause between two pulls, twice, and the time that a pull takes. */
export const freshnessOf = (pollSeconds: number): number => 2 * pollSeconds + 30

/** Starts the adapter: its database, its pull from Lifecare and the contract. Rejects when the port is taken. */
export async function startAdapter(config: AdapterConfig, deps: AdapterDeps = {}): Promise<RunningAdapter> {
  const { tenant, clock, webhook } = config
  const written = deps.logger ?? createLogger(config.logLevel, 'lifecare-adapter')
  const logger = written.child({}, { serializers: { err: bareError } })
  const key = await openSigningKey(config.keyFile)
  const database = await (deps.open ?? (() => openDatabase(config.database)))()
  const ids = createIds(config.idSecret)

  const nudger = webhook && createNudger({ to: () => new URL(webhook.url), secret: webhook.secret, logger })
  let newest = 0
  /** Tells the portal when there is more in the feed than it was told of. */
  const tell = async (): Promise<void> => {
    const last = await database.tables.change.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
    if (last === null || last.seq <= newest) return
    newest = last.seq
    nudger?.nudge('lifecare', `${await readEpoch(database.tables)}.${newest}`)
  }
  const commit = async <T>(work: (tables: Tables) => Promise<T>): Promise<T> => {
    const done = await database.transaction(work)
    await tell()
    return done
  }

  const server = createServer()
  let port: number
  try {
    port = await listen(server, config.port)
  } catch (error) {
    await database.close()
    throw error
  }
  const baseUrl = `${config.origin ?? `http://localhost:${port}`}${path}`

  const serving: ServeContext = {
    ...{ tables: database.tables, commit, tenant, ids, clock, freshnessSeconds: freshnessOf(config.pollSeconds) },
  }
  const store = createStore(serving, webhook !== null)
  const contractBreaks: { operation: string; violations: readonly Violation[] }[] = []
  const now = (): Date => new Date()
  const tokens = createAccessTokens(key, baseUrl, now)
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.get('/livez', (_request, response) => response.type('text').send('ok'))
  app.use(
    path,
    createTokenEndpoint({
      ...{ issuer: baseUrl, clientId: config.clientId, portalKeys: createPortalKeys(config.portalKeys) },
      ...{ used: createUsedAssertions(now), tokens, now },
    }),
    createApi({
      ...{ contract: createContract(), store: () => store, photo: () => null, tokens, readLog: createReadLog() },
      ...{ clock, logger },
      onContractBreak: (operation, violations) => contractBreaks.push({ operation, violations }),
    }),
  )
  server.on('request', app)

  const client = createClient(config.lifecare, { sleep: (ms) => sleep(ms) })
  const pulling: PullContext = { client, database, ids, tenant, clock, logger }
  let isPulled = (): void => undefined
  const pulled = new Promise<void>((resolve) => {
    isPulled = resolve
  })
  const puller = startPulling(pulling, config.pollSeconds * 1000, async () => {
    isPulled()
    await tell()
  })

  const close = async (): Promise<void> => {
    nudger?.close()
    await drain(server)
    await puller.stop()
    await database.close()
  }
  return { baseUrl, contractBreaks, pulled, close }
}
