import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { startClock } from './clock'

const key32 = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in base64')

const keyRing = z
  .object({ active: z.string().min(1), ring: z.record(z.string(), key32) })
  .refine((keys) => keys.active in keys.ring, 'the active key must be in the ring')

const keysSchema = z.object({
  encryption: keyRing,
  index: keyRing,
  pseudonym: z.string().regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url'),
  signing: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    d: z.string(),
    kid: z.string().min(1),
  }),
})

const brokerSchema = z.object({
  preset: z.enum(['sandbox', 'bankid', 'swedenConnect', 'idura', 'signicat', 'freja']),
  issuer: z.url(),
  clientId: z.string().min(1),
  /** Anything of the preset can be said otherwise here; see app/auth/presets.server.ts. */
  override: z.record(z.string(), z.unknown()).default({}),
})

const providerSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  baseUrl: z.url().transform((url) => url.replace(/\/$/, '')),
  clientId: z.string().min(1),
  tokenEndpoint: z.url(),
  webhookSecret: z.string().min(20).optional(),
  stalenessHours: z.number().positive().default(24),
  timeoutMs: z.number().int().positive().default(1500),
  concurrency: z.number().int().positive().default(32),
})

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'is not valid JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

const environment = z.object({
  NODE_ENV: z.string().default('production'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  PUBLIC_ORIGIN: z.url().transform((url) => new URL(url).origin),
  INSYN_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  INSYN_KEYS: json(keysSchema),
  BROKER: json(brokerSchema),
  PROVIDERS: json(
    z
      .array(providerSchema)
      .min(1)
      .refine((list) => new Set(list.map((p) => p.id)).size === list.length, 'the ids must differ'),
  ),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(120).default(20),
  SESSION_ABSOLUTE_MINUTES: z.coerce.number().int().min(30).max(1440).default(480),
  REPRESENTATION_MAX_AGE_SECONDS: z.coerce.number().int().min(0).max(3600).default(30),
  REPRESENTATION_TOLERANCE_HOURS: z.coerce.number().min(0).max(168).default(24),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(10).default(600),
  RATE_LIMIT_PER_PERSON: z.coerce.number().int().min(10).default(300),
  DOWNLOADS_AT_ONCE: z.coerce.number().int().min(1).max(1000).default(2),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  INSYN_FIXED_CLOCK: z.iso.datetime({ offset: true }).optional(),
  SUPPORT_EMAIL: z.email().default('hjalp@insyn.example'),
  SUPPORT_PHONE: z.string().default('08-123 450 00'),
})

/** The portal's whole configuration, parsed once at start. */
export type Config = ReturnType<typeof parseConfig>
export type ProviderConfig = Config['providers'][number]
export type BrokerConfig = Config['broker']
export type Keys = Config['keys']

/**
 * Reads the configuration from the environment. Nothing secret has a default.
 * `INSYN_KEYS_FILE` may name a file instead of `INSYN_KEYS`.
 * @throws Error with one line for each fault, naming the variable and never its value.
 */
export function parseConfig(env: Record<string, string | undefined>) {
  const given = { ...env }
  for (const name of Object.keys(given)) if (given[name] === '') delete given[name]
  if (given.INSYN_KEYS_FILE !== undefined && given.INSYN_KEYS === undefined) {
    given.INSYN_KEYS = readKeys(given.INSYN_KEYS_FILE)
  }
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new Error(configurationFaults(parsed.error))
  const e = parsed.data
  const production = e.NODE_ENV === 'production' && !e.PUBLIC_ORIGIN.startsWith('http://localhost')
  if (production && !e.PUBLIC_ORIGIN.startsWith('https://')) {
    throw new Error('The portal cannot start:\n  PUBLIC_ORIGIN must be https, except on http://localhost')
  }
  if (production && e.INSYN_FIXED_CLOCK !== undefined) {
    throw new Error('The portal cannot start:\n  INSYN_FIXED_CLOCK is for trying out on http://localhost only')
  }
  return {
    port: e.PORT,
    origin: e.PUBLIC_ORIGIN,
    host: new URL(e.PUBLIC_ORIGIN).host,
    secure: e.PUBLIC_ORIGIN.startsWith('https://'),
    dataFolder: e.INSYN_DATA,
    databaseUrl: e.DATABASE_URL,
    keys: e.INSYN_KEYS,
    broker: e.BROKER,
    providers: e.PROVIDERS,
    session: { idleMinutes: e.SESSION_IDLE_MINUTES, absoluteMinutes: e.SESSION_ABSOLUTE_MINUTES },
    representationMaxAgeSeconds: e.REPRESENTATION_MAX_AGE_SECONDS,
    representationToleranceHours: e.REPRESENTATION_TOLERANCE_HOURS,
    trustProxy: e.TRUST_PROXY,
    rateLimitPerMinute: e.RATE_LIMIT_PER_MINUTE,
    rateLimitPerPerson: e.RATE_LIMIT_PER_PERSON,
    downloadsAtOnce: e.DOWNLOADS_AT_ONCE,
    logLevel: e.LOG_LEVEL,
    support: { email: e.SUPPORT_EMAIL, phone: e.SUPPORT_PHONE },
    clock: startClock(e.INSYN_FIXED_CLOCK),
  }
}

function readKeys(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Error('The portal cannot start:\n  INSYN_KEYS_FILE names a file that cannot be read')
  }
}

function configurationFaults(error: z.ZodError): string {
  const lines = error.issues.map((issue) => {
    const missing = issue.code === 'invalid_type' && /received undefined/.test(issue.message)
    return `  ${issue.path.join('.')} ${missing ? 'is missing' : issue.message}`
  })
  return ['The portal cannot start:', ...new Set(lines)].join('\n')
}
