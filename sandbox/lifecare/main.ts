import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { startClock } from '../../app/platform/clock'
import { stockholmDate } from '../../app/domain/time/time'
import { startMock } from './start'

const environment = z.object({
  NODE_ENV: z.string().optional(),
  LIFECARE_MOCK_PORT: z.coerce.number().int().min(0).max(65535).default(3005),
  LIFECARE_MOCK_CLIENTS: z.coerce.number().int().min(1).max(50_000).default(12),
  LIFECARE_DOMAIN: z.string().min(1).default('sandbox'),
  /** Where to write whom one can sign in as, for a demonstration. */
  LIFECARE_MOCK_PERSONS: z.string().min(1).optional(),
  LIFECARE_KEY: z.string().min(1).default('sandbox-key'),
  INSYN_FIXED_CLOCK: z.iso.datetime({ offset: true }).optional(),
})

const stopWith = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const env = environment.safeParse(process.env)
if (!env.success) {
  stopWith(`The mock of Lifecare cannot start:\n${z.prettifyError(env.error)}`)
} else if (env.data.NODE_ENV === 'production') {
  stopWith('The mock of Lifecare has invented people. It does not start with NODE_ENV=production.')
} else {
  const it = env.data
  const clock = startClock(it.INSYN_FIXED_CLOCK)
  const clients = it.LIFECARE_MOCK_CLIENTS
  const size = { clients, staff: 5 + Math.ceil(clients / 4), day: stockholmDate(clock()), back: 75, ahead: 28 }
  try {
    const mock = await startMock({
      ...{ port: it.LIFECARE_MOCK_PORT, clock, size, domain: it.LIFECARE_DOMAIN, key: it.LIFECARE_KEY },
    })
    if (it.LIFECARE_MOCK_PERSONS !== undefined) {
      const persons = mock.tenant.clients
        .slice(0, 8)
        .map(({ number, first, last }) => ({ number, name: `${first} ${last}` }))
      writeFileSync(it.LIFECARE_MOCK_PERSONS, JSON.stringify({ persons }))
    }
    process.stdout.write(`The mock of Lifecare is up at ${mock.baseUrl}\n`)
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void mock.close().then(() => process.exit(0)))
    }
  } catch (error) {
    stopWith(`The mock of Lifecare cannot start: ${String(error)}`)
  }
}
