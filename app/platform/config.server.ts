import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { brokerSchema, brokersOf, brokersSchema, faultsOfBrokers } from './brokers-config.server'
import { faultsOfChannels, messagingSchema, smsSchema, smtpSchema } from './channels-config.server'
import { startClock } from './clock'
import { baseUrl, safeUrl } from './config-parts.server'
import { keysSchema } from './keys-config.server'
import { isLoopbackHost } from './loopback'
import { readRetention } from './retention'

const allowsEmbedded = 'INSYN_EMBEDDED_DATABASE_THAT_CAN_LOSE_EVERYTHING'

const providerSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  baseUrl,
  clientId: z.string().min(1),
  tokenEndpoint: safeUrl,
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

/** Where somebody who has found a hole writes: RFC 9116, section 2.5.3. */
const securityContact = z
  .string()
  .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/, 'must be mailto:…, https://… or tel:+…')

const environment = z.object({
  NODE_ENV: z.string().default('production'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where figures are read; left out: nowhere. */
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  METRICS_ADDRESS: z.union([z.ipv4(), z.ipv6()], 'must be an address of this machine').default('127.0.0.1'),
  /** So many of the last calls to providers are kept in memory, for a vendor to read beside the figures; left out: none. */
  PROVIDER_CALLS: z.coerce.number().int().min(1).max(500).optional(),
  PUBLIC_ORIGIN: safeUrl.transform((url) => new URL(url).origin),
  INSYN_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  /** The same database past a pooler, for what must keep one connection. */
  DATABASE_URL_DIRECT: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  /** Connections to PostgreSQL of one process, beside the one that listens; a transaction needs one and the log another. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  [allowsEmbedded]: z.literal('yes').optional(),
  INSYN_KEYS: json(keysSchema),
  BROKER: json(brokerSchema).optional(),
  BROKERS: json(brokersSchema).optional(),
  PROVIDERS: json(
    z
      .array(providerSchema)
      .min(1)
      .refine((list) => new Set(list.map((p) => p.id)).size === list.length, 'the ids must differ'),
  ),
  SMTP: json(smtpSchema).optional(),
  SMS: json(smsSchema).optional(),
  MESSAGING: json(messagingSchema).optional(),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(120).default(20),
  SESSION_ABSOLUTE_MINUTES: z.coerce.number().int().min(30).max(1440).default(480),
  REPRESENTATION_MAX_AGE_SECONDS: z.coerce.number().int().min(0).max(3600).default(30),
  REPRESENTATION_TOLERANCE_HOURS: z.coerce.number().min(0).max(168).default(24),
  /** How long a page may take, all that it asks the providers for included. */
  PAGE_BUDGET_MS: z.coerce.number().int().min(500).max(120_000).default(2_000),
  /** How long it answers on after SIGTERM while `/readyz` says no: until the balancer sends nothing more here. */
  STOP_WAIT_SECONDS: z.coerce.number().min(0).max(120).default(2),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(10).default(600),
  RATE_LIMIT_PER_PERSON: z.coerce.number().int().min(10).default(300),
  /** How many open pages may listen in one process. */
  LIVE_STREAMS: z.coerce.number().int().min(0).max(100_000).default(10_000),
  DOWNLOADS_AT_ONCE: z.coerce.number().int().min(1).max(1000).default(2),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  INSYN_FIXED_CLOCK: z.iso.datetime({ offset: true }).optional(),
  SUPPORT_EMAIL: z.email().default('hjalp@insyn.example'),
  SUPPORT_PHONE: z.string().default('08-123 450 00'),
  SECURITY_CONTACT: securityContact.optional(),
})

/** The portal's whole configuration, parsed once at start. */
export type Config = ReturnType<typeof parseConfig>
export type ProviderConfig = Config['providers'][number]
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
  const { retention, faults: retentionFaults } = readRetention(given)
  const faults = [...faultsTogether(e), ...retentionFaults]
  if (faults.length > 0)
    throw new Error(['The portal cannot start:', ...faults.map((fault) => `  ${fault}`)].join('\n'))
  return {
    port: e.PORT,
    metricsPort: e.METRICS_PORT,
    metricsAddress: e.METRICS_ADDRESS,
    providerCalls: e.PROVIDER_CALLS,
    origin: e.PUBLIC_ORIGIN,
    host: new URL(e.PUBLIC_ORIGIN).host,
    secure: e.PUBLIC_ORIGIN.startsWith('https://'),
    dataFolder: e.INSYN_DATA,
    databaseUrl: e.DATABASE_URL,
    databaseDirectUrl: e.DATABASE_URL_DIRECT,
    databaseConnections: e.DATABASE_CONNECTIONS,
    keys: e.INSYN_KEYS,
    brokers: brokersOf(e),
    providers: e.PROVIDERS,
    smtp: e.SMTP,
    sms: e.SMS,
    messaging: e.MESSAGING,
    session: { idleMinutes: e.SESSION_IDLE_MINUTES, absoluteMinutes: e.SESSION_ABSOLUTE_MINUTES },
    representationMaxAgeSeconds: e.REPRESENTATION_MAX_AGE_SECONDS,
    representationToleranceHours: e.REPRESENTATION_TOLERANCE_HOURS,
    pageBudgetMs: e.PAGE_BUDGET_MS,
    stopWaitMs: e.STOP_WAIT_SECONDS * 1000,
    trustProxy: e.TRUST_PROXY,
    rateLimitPerMinute: e.RATE_LIMIT_PER_MINUTE,
    rateLimitPerPerson: e.RATE_LIMIT_PER_PERSON,
    downloadsAtOnce: e.DOWNLOADS_AT_ONCE,
    liveStreams: e.LIVE_STREAMS,
    logLevel: e.LOG_LEVEL,
    retention,
    securityContact: e.SECURITY_CONTACT ?? `mailto:${e.SUPPORT_EMAIL}`,
    support: { email: e.SUPPORT_EMAIL, phone: e.SUPPORT_PHONE },
    isClockSet: e.INSYN_FIXED_CLOCK !== undefined,
    clock: startClock(e.INSYN_FIXED_CLOCK),
  }
}

/** What is wrong with values that are right one by one. */
function faultsTogether(e: z.infer<typeof environment>): string[] {
  const origin = new URL(e.PUBLIC_ORIGIN)
  const isProduction = e.NODE_ENV === 'production'
  const isServing = origin.protocol === 'https:' || isProduction
  return [
    ...faultsOfBrokers(e),
    ...faultsOfChannels(e),
    ...(e.PROVIDER_CALLS !== undefined && e.METRICS_PORT === undefined
      ? ['PROVIDER_CALLS are read at METRICS_PORT, which is missing']
      : []),
    ...(e.METRICS_PORT === e.PORT ? ['METRICS_PORT is the port that everybody reaches (PORT): give it another'] : []),
    ...(e.DATABASE_URL === undefined && isServing && e[allowsEmbedded] === undefined
      ? [
          'DATABASE_URL is missing: the embedded database can lose what it has said is saved.' +
            ` To show the portal to somebody, with data that nobody will miss, set ${allowsEmbedded}=yes`,
        ]
      : []),
    ...(e.INSYN_FIXED_CLOCK !== undefined && isProduction && !isLoopbackHost(origin)
      ? ['INSYN_FIXED_CLOCK is for trying out on http://localhost only']
      : []),
  ]
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
