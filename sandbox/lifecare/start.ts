import { once } from 'node:events'
import { createServer } from 'node:http'
import { listen } from '../../provider-kit/http/listening'
import { basePath, createMock } from './app'
import { createFaults, type Faults } from './faults'
import type { Secret } from './shapes'
import { createTenant, type MockTenant, type TenantSize } from './tenant'

/** A running mock. `baseUrl` is what an adapter is given. */
export type RunningMock = { baseUrl: string; tenant: MockTenant; faults: Faults; close: () => Promise<void> }

/** `port` 0 takes any. `secret`: what stands in fields that nobody should keep. */
export type MockOptions = {
  port: number
  clock: () => Date
  size: TenantSize
  domain: string
  key: string
  secret?: Secret
}

/** Starts the mock of Lifecare on this machine. Rejects when the port is taken. */
export async function startMock(options: MockOptions): Promise<RunningMock> {
  const { port, clock, size, domain, key, secret = (field) => `(${field})` } = options
  const tenant = createTenant(size)
  const faults = createFaults()
  const server = createServer(createMock({ tenant, clock, domain, key, secret, faults }))
  const open = await listen(server, port, '127.0.0.1')
  return {
    ...{ baseUrl: `http://127.0.0.1:${open}${basePath}`, tenant, faults },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
