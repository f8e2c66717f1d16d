import { join } from 'node:path'
import { z } from 'zod'
import { startClock } from '../../../app/platform/clock'
import type { DatabasePlace } from '../database/open'

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  PROVIDER_PORT: z.coerce.number().int().min(0).max(65535).default(3001),
  PROVIDER_ORIGIN: z.url().optional(),
  INSYN_DATA: z.string().min(1).default('.data'),
  PORTAL_ORIGIN: z.url().default('http://localhost:3000'),
  PORTAL_CLIENT_ID: z.string().min(1).default('insyn-portal'),
  PORTAL_JWKS_FILE: z.string().min(1).optional(),
  PORTAL_WEBHOOK_SECRET: z.string().min(20).optional(),
  SANDBOX_DATABASE_URL: z.string().startsWith('postgres').optional(),
  SANDBOX_HUVUDMAN: z.coerce.number().int().min(0).max(200).default(0),
  SANDBOX_FRESHNESS_SECONDS: z.coerce.number().int().min(0).max(86_400).default(0),
  INSYN_FIXED_CLOCK: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

/** How the sandbox provider runs. */
export type ProviderConfig = {
  port: number
  /** What the world calls us; null: `http://localhost:<port>`. */
  origin: string | null
  /** Where the database is: on a server when there is a url. */
  database: DatabasePlace
  keyFile: string
  portalOrigin: string
  clientId: string
  portalKeys: { url: URL } | { file: string }
  webhookSecret: string | null
  clock: () => Date
  /** How many more huvudmän a new world has. */
  huvudman: number
  /** How old its answers say that their data may be, in seconds: as a system that gets them from another. 0: it says nothing. */
  freshnessSeconds: number
  logLevel: string
  production: boolean
}

const originOf = (url: string): string => new URL(url).origin

/** Reads the environment. Gives every fault at once, one sentence each, in `faults`. */
export const parseProviderConfig = (env: NodeJS.ProcessEnv): { config: ProviderConfig } | { faults: string[] } => {
  const parsed = environment.safeParse(env)
  if (!parsed.success) return { faults: parsed.error.issues.map((it) => `${it.path.join('.')}: ${it.message}`) }
  const it = parsed.data
  const folder = join(it.INSYN_DATA, 'provider')
  return {
    config: {
      port: it.PROVIDER_PORT,
      origin: it.PROVIDER_ORIGIN ? originOf(it.PROVIDER_ORIGIN) : null,
      database: { url: it.SANDBOX_DATABASE_URL, folder },
      keyFile: join(folder, 'signing-key.json'),
      portalOrigin: originOf(it.PORTAL_ORIGIN),
      clientId: it.PORTAL_CLIENT_ID,
      portalKeys: it.PORTAL_JWKS_FILE
        ? { file: it.PORTAL_JWKS_FILE }
        : { url: new URL('/auth/jwks.json', it.PORTAL_ORIGIN) },
      webhookSecret: it.PORTAL_WEBHOOK_SECRET ?? null,
      clock: startClock(it.INSYN_FIXED_CLOCK),
      huvudman: it.SANDBOX_HUVUDMAN,
      freshnessSeconds: it.SANDBOX_FRESHNESS_SECONDS,
      logLevel: it.LOG_LEVEL,
      production: it.NODE_ENV === 'production',
    },
  }
}
