import { createServer } from 'node:http'
import { createFaults, type Faults } from '../faults/faults'
import { openSigningKey } from '../../../provider-kit/oauth/signing-key'
import type { Provider } from '../store/types'
import { photoPath } from '../../../provider-kit/http/api'
import { createApp } from './app'
import type { ProviderConfig } from './config'
import type { Violation } from '../../../provider-kit/http/contract-validation'
import { drain, listen } from '../../../provider-kit/http/listening'
import { createLogger } from '../../../provider-kit/http/logger'
import { createNudger } from '../../../provider-kit/http/webhook'

/** A running sandbox provider. */
export type RunningProvider = {
  origin: string
  faults: Faults
  provider: () => Provider
  /** Every answer of our own that broke the contract since the start; a test wants none. */
  contractBreaks: readonly { operation: string; violations: readonly Violation[] }[]
  close: () => Promise<void>
}

/** What can be exchanged: how the store is opened and wiped, and real time. */
export type StartDeps = {
  /** `photoBase`: the address that the photos of a tenant's staff are under; null until the port is open. */
  open: (photoBase: (tenant: string) => string | null) => Promise<Provider>
  /** Removes what `open` left on disk; called between closing and opening at a reset. */
  wipe: () => Promise<void>
  now?: () => Date
}

/** Starts the sandbox provider. Rejects when the port is taken or the store cannot be opened. */
export const startProvider = async (config: ProviderConfig, deps: StartDeps): Promise<RunningProvider> => {
  const logger = createLogger(config.logLevel, 'sandbox-provider')
  const key = await openSigningKey(config.keyFile)
  const faults = createFaults()
  const contractBreaks: { operation: string; violations: readonly Violation[] }[] = []
  const nudger = config.webhookSecret
    ? createNudger({
        to: (tenant) => new URL(`/webhooks/${tenant}`, config.portalOrigin),
        secret: config.webhookSecret,
        logger,
      })
    : null

  let origin: string | null = null
  const open = async (): Promise<Provider> => {
    const opened = await deps.open((tenant) => (origin === null ? null : `${origin}/${tenant}${photoPath}`))
    if (nudger) opened.onChange(nudger.nudge)
    return opened
  }

  let current = await open()

  /** One reset at a time. A call that comes meanwhile meets a closed store and gets a 500. */
  let resetting: Promise<void> = Promise.resolve()
  const reset = (): Promise<void> => {
    resetting = resetting
      .catch(() => undefined)
      .then(async () => {
        await current.close()
        await deps.wipe()
        current = await open()
      })
    return resetting
  }

  // The store is open before the port is, so that nobody waits for an answer that cannot be given yet.
  const server = createServer()
  let port: number
  try {
    port = await listen(server, config.port)
  } catch (error) {
    await current.close()
    throw error
  }
  const ownOrigin = config.origin ?? `http://localhost:${port}`
  origin = ownOrigin
  const app = createApp({
    config,
    origin: ownOrigin,
    provider: () => current,
    key,
    faults,
    reset,
    logger,
    onContractBreak: (operation, violations) => contractBreaks.push({ operation, violations }),
    now: deps.now ?? (() => new Date()),
  })
  server.on('request', app)

  const close = async (): Promise<void> => {
    nudger?.close()
    await drain(server)
    await current.close()
  }
  return { origin: ownOrigin, faults, provider: () => current, contractBreaks, close }
}
