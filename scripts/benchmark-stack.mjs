// A stack to measure, on PostgreSQL servers as in production, with a person signed in.
import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { signInByHttp } from './benchmark-sign-in.mjs'
import { buildIfChanged } from './fresh-build.mjs'
import { createDatabase, startPostgres } from './postgres.mjs'
import { freeStackPorts, startStack, stopEverything, stopOnSignals } from './processes.mjs'
import { makeTestWorld, newTestData, worldDatabases } from './test-world.mjs'

const clock = '2026-11-19T15:00:00+01:00'

/**
 * Starts the stack, signs Pia in, waits until each provider's feed has been read to its end, and ends it all after `use`.
 * @param name of its folder
 * @param isEmbedded the portal's database is in its process
 * @param use gets the stack, her Cookie header and the path of her first page
 */
export async function withBenchmarkStack(name, isEmbedded, use) {
  await buildIfChanged()
  await makeTestWorld()
  const { data } = await newTestData(name, isEmbedded)
  const postgres = await startPostgres({ from: worldDatabases() })
  const end = async () => {
    await stopEverything()
    await postgres.stop()
  }
  stopOnSignals(end)
  try {
    const create = async (template) => (await createDatabase(postgres.url, { template })).url
    const env = {
      SANDBOX_DATABASE_URL: await create('provider'),
      ...(isEmbedded ? {} : { DATABASE_URL: await create('portal') }),
      RATE_LIMIT_PER_MINUTE: '10000000',
      RATE_LIMIT_PER_PERSON: '10000000',
      LOG_LEVEL: 'error',
    }
    const stack = await startStack({ ports: await freeStackPorts(), data, clock, env, isSeeded: true })
    const { cookie, page } = await signInByHttp(stack.origins, 'pia')
    await wait(12_000)
    await use({ stack, cookie, home: /\/b\/[\w-]+/.exec(page.url)[0] })
    await stack.stop()
  } finally {
    await end()
    await rm(data, { recursive: true, force: true })
  }
}
