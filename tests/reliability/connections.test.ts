import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, startPostgres, type TestPostgres } from '../../scripts/postgres.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { startBeside, type Beside } from '../support/beside'
import { createHttpClient, signInOverHttp } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** Of each of two processes; and what PostgreSQL has, of which it keeps three for whoever owns it. */
const [each, there] = [4, 16]
/** One more of each listens. */
const together = 2 * (each + 1)

let postgres: TestPostgres
let stack: WatchedStack
let beside: Beside
let watcher: pg.Client

beforeAll(async () => {
  postgres = await startPostgres({ settings: [`max_connections=${there}`] })
  const { url } = await createDatabase(postgres.url)
  const env = { DATABASE_URL: url, DATABASE_CONNECTIONS: String(each), LOG_LEVEL: 'info' }
  stack = await startWatchedStack('connections', { patientMs: 20_000, env })
  beside = await startBeside(stack, { clock: testClock })
  watcher = new pg.Client({ connectionString: postgres.url })
  await watcher.connect()
}, 600_000)
afterAll(async () => {
  await beside.stop()
  await stack.stop()
  await watcher.end()
  await postgres.stop()
})

/** How many connections the portal's processes have. */
async function used(): Promise<number> {
  const { rows } = await watcher.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname LIKE 'test\\_%' AND backend_type = 'client backend'`,
  )
  return rows[0]?.count ?? NaN
}

it('takes no more connections than it is given, however many ask, and answers them all', async () => {
  const pia = await signInOverHttp(stack.origins, 'pia')
  const base = await settled(async () => [...(await subjectsOf(pia)).values()][0] ?? null)
  const headers = { cookie: pia.cookie() }
  let isOver = false
  let most = 0
  const watch = async () => {
    while (!isOver) {
      most = Math.max(most, await used())
      await wait(20)
    }
  }
  const watching = watch()
  const pages = ['', '/schema/vecka/2026-W47', '/timmar/manad/2026-10'].map((page) => base + page)
  // Twice as many as there are connections, all the time; more would wait for longer than a page may on a slow machine.
  const statuses: number[] = []
  const asking = Array.from({ length: 4 * each }, async (_, nth) => {
    const client = createHttpClient(nth % 2 === 0 ? stack.origins.portal : beside.origin)
    for (const page of pages) statuses.push((await client.get(page, { headers })).status)
  })
  await Promise.all(asking)
  isOver = true
  await watching
  expect(new Set(statuses)).toEqual(new Set([200]))
  console.info(`connections ${JSON.stringify({ most, together, there })}`)
  expect(most).toBeLessThanOrEqual(together)
})

it('says that it is not ready, and not that it has failed, while PostgreSQL has no connection left for it', async () => {
  const pia = await signInOverHttp(stack.origins, 'pia')
  const base = await settled(async () => [...(await subjectsOf(pia)).values()][0] ?? null)
  const hogs: pg.Client[] = []
  // Whoever owns the server takes those that are kept for it too.
  const hog = async () => {
    const one = new pg.Client({ connectionString: postgres.url })
    one.on('error', () => undefined)
    await one.connect()
    hogs.push(one)
  }
  const hogAll = async () => {
    for (;;) await hog()
  }
  // What the portal takes again in between is taken from it again.
  await settled(async () => {
    await watcher.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test\\_%'`)
    await hogAll().catch(() => undefined)
    return (await used()) === 0
  })
  const { status, headers } = await pia.get(base)
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  const ready = await fetch(new URL('/readyz', stack.origins.portal))
  expect([ready.status, await ready.text()]).toEqual([503, 'database'])
  await Promise.all(hogs.map((one) => one.end()))
  await settled(async () => (await pia.get(base)).status === 200, 5_000)
  expect(stack.portalLog().filter((line) => line.includes('"page failed"'))).toEqual([])
})
