import { join } from 'node:path'
import { z } from 'zod'
import { startClock } from '../../../app/platform/clock'
import { readTenant, type Tenant } from './tenant'

const environment = z.object({
  ADAPTER_PORT: z.coerce.number().int().min(0).max(65535).default(3004),
  ADAPTER_ORIGIN: z.url().optional(),
  ADAPTER_DATA: z.string().min(1).default('.data/lifecare'),
  ADAPTER_DATABASE_URL: z.string().startsWith('postgres').optional(),
  ADAPTER_WEBHOOK_URL: z.url().optional(),
  ADAPTER_WEBHOOK_SECRET: z.string().min(20).optional(),
  LIFECARE_URL: z.url(),
  LIFECARE_DOMAIN: z.string().min(1),
  LIFECARE_KEY: z.string().min(1),
  LIFECARE_KEY_IN: z.enum(['query', 'header']).default('query'),
  LIFECARE_TENANT: z.string().min(1),
  LIFECARE_POLL_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  LIFECARE_ID_SECRET: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not 32 bytes as base64url'),
  PORTAL_JWKS_URL: z.url().optional(),
  PORTAL_JWKS_FILE: z.string().min(1).optional(),
  PORTAL_CLIENT_ID: z.string().min(1).default('insyn-portal'),
  INSYN_FIXED_CLOCK: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** How Lifecare is reached. `keyIn`: where the key goes; a query is what every version takes. */
export type LifecareAccess = { url: string; domain: string; key: string; keyIn: 'query' | 'header' }

/** How the adapter runs. */
export type AdapterConfig = {
  port: number
  /** What the world calls us; null: `http://localhost:<port>`. */
  origin: string | null
  database: { url?: string; folder: string }
  keyFile: string
  /** Where the portal takes nudges, and the secret shared with it; null: it is not told. */
  webhook: { url: string; secret: string } | null
  lifecare: LifecareAccess
  tenant: Tenant
  pollSeconds: number
  idSecret: Buffer
  portalKeys: { url: URL } | { file: string }
  clientId: string
  clock: () => Date
  logLevel: string
}

/** Reads the environment and the tenant's file. Throws with every fault at once, one a line, and with no value. */
export function readConfig(env: NodeJS.ProcessEnv): AdapterConfig {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  }
  const it = parsed.data
  const { PORTAL_JWKS_FILE: file, PORTAL_JWKS_URL: url } = it
  if (file === undefined && url === undefined) throw new Error('PORTAL_JWKS_URL: is missing (or PORTAL_JWKS_FILE)')
  const webhook = { url: it.ADAPTER_WEBHOOK_URL, secret: it.ADAPTER_WEBHOOK_SECRET }
  if ((webhook.url === undefined) !== (webhook.secret === undefined)) {
    throw new Error('ADAPTER_WEBHOOK_URL and ADAPTER_WEBHOOK_SECRET go together')
  }
  return {
    ...{ port: it.ADAPTER_PORT, origin: it.ADAPTER_ORIGIN ? new URL(it.ADAPTER_ORIGIN).origin : null },
    database: { url: it.ADAPTER_DATABASE_URL, folder: it.ADAPTER_DATA },
    keyFile: join(it.ADAPTER_DATA, 'signing-key.json'),
    webhook: webhook.url && webhook.secret ? { url: webhook.url, secret: webhook.secret } : null,
    lifecare: {
      ...{ url: it.LIFECARE_URL.replace(/\/$/, ''), domain: it.LIFECARE_DOMAIN, key: it.LIFECARE_KEY },
      keyIn: it.LIFECARE_KEY_IN,
    },
    ...{ tenant: readTenant(it.LIFECARE_TENANT), pollSeconds: it.LIFECARE_POLL_SECONDS },
    idSecret: Buffer.from(it.LIFECARE_ID_SECRET, 'base64url'),
    portalKeys: file === undefined ? { url: new URL(url ?? '') } : { file },
    ...{ clientId: it.PORTAL_CLIENT_ID, clock: startClock(it.INSYN_FIXED_CLOCK), logLevel: it.LOG_LEVEL },
  }
}
