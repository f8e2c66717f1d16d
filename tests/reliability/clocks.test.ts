import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBeside, type Beside } from '../support/beside'
import { createHttpClient, signInOverHttp } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

const minutes = 25

/** What Node runs before the program, so that its machine's clock is so far from the right time. */
const clockOff = (ms: number): string[] => {
  const code = `const Right = Date
    globalThis.Date = class extends Right {
      constructor(...given) { super(...(given.length === 0 ? [Right.now() + ${ms}] : given)) }
      static now() { return Right.now() + ${ms} }
    }`
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`]
}

let stack: WatchedStack
const beside: Beside[] = []

beforeAll(async () => {
  // At the time of now, which processes whose clocks are not set share with it.
  stack = await startWatchedStack('clocks', { database: 'server', patientMs: 20_000, clock: new Date().toISOString() })
  for (const ms of [minutes * 60_000, -minutes * 60_000]) {
    const env = { INSYN_FIXED_CLOCK: undefined, LOG_LEVEL: 'info' }
    const one = await startBeside(stack, { env, args: clockOff(ms) })
    beside.push(one)
  }
}, 600_000)
afterAll(async () => {
  for (const one of beside) await one.stop()
  await stack.stop()
})

it(`ends no session while processes have clocks that differ by ${minutes} minutes from the database's`, async () => {
  const [ahead, behind] = beside
  if (ahead === undefined || behind === undefined) throw new Error('they did not start')
  for (const { log } of beside) {
    expect(log.filter((line) => line.includes('the clock of this machine is another'))).toHaveLength(1)
  }
  const pia = await signInOverHttp(stack.origins, 'pia')
  const base = await settled(async () => [...(await subjectsOf(pia)).values()][0] ?? null)
  const headers = { cookie: pia.cookie() }
  const statuses: number[] = []
  for (const origin of [behind.origin, ahead.origin, stack.origins.portal, behind.origin, ahead.origin]) {
    statuses.push((await createHttpClient(origin).get(base, { headers })).status)
    await wait(100)
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200])
})
