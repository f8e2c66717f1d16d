import { orderProviderFault, providerFault } from './provider-faults'
import type { Stack } from '../../scripts/processes.mjs'
import { startPostgres, type TestPostgres } from '../../scripts/postgres.mjs'
import { makeTestWorld, testClock, worldDatabases } from '../../scripts/test-world.mjs'
import { operate } from './operate'
import { startSmtpServer } from './smtp-server'
import { startStackOfTest, type StartedStack } from './stack'
import type { DatabaseKind, WorldServer } from './stack-data'

/** The addresses of a running stack, as the workers get to know them. */
export type StackOrigins = Stack['origins']

/** Many tests from one address in a short time are no attack. */
const testEnvironment = {
  ...{ RATE_LIMIT_PER_MINUTE: '1000000', RATE_LIMIT_PER_PERSON: '1000000', DOWNLOADS_AT_ONCE: '1000' },
  // All that it writes is looked through when it has stopped.
  LOG_LEVEL: 'debug',
}

/** Where the portal hands letters over: a server of the tests, on this machine. */
export const smtpAt = (port: number): Record<string, string> => ({
  SMTP: JSON.stringify({ host: '127.0.0.1', port, tls: 'none', from: 'insyn@insyn.example' }),
})

/** Worlds of their own: what their provider is started with. */
const ownWorlds = new Map([['many', { SANDBOX_HUVUDMAN: '30' }]])

/** The stack of browser tests; `portal`: which database the portal has. */
export function startTestStack(
  name: string,
  server: WorldServer,
  portal: DatabaseKind,
  smtpPort: number,
): Promise<StartedStack> {
  const ownWorld = ownWorlds.get(name)
  return startStackOfTest({
    ...{ name, database: portal, server: ownWorld === undefined ? server : { ...server, hasWorld: false } },
    // A slow machine is no outage; tests of outages turn them on.
    providerTimeoutMs: 15_000,
    env: () => ({ ...testEnvironment, ...smtpAt(smtpPort), ...ownWorld }),
  })
}

/** How long a stack waits for the next worker before it ends, in milliseconds: a failed test takes its worker along. */
const graceMs = 30_000

type Kept = { stack: Promise<StartedStack>; users: number; ending: NodeJS.Timeout | undefined }

/** Those whose portal has the embedded database; with the others on a server, journeys are walked on both. */
const onEmbedded = new Set(['journeys'])

/** In a run of everything: which stack is wanted soon after another, so that nobody waits for it. */
const wantedAfter = new Map([
  ['pages', 'outage'],
  ['journeys', 'journeys-no-script'],
  ['journeys-no-script', 'desk'],
])

/**
 * Stacks by name, each started when a worker first asks for it and ended when no worker has it any more. The build is
 * made first, when something has changed. `ahead`: all of them will be asked for, so each is started before it is.
 */
export function createStacks(ahead: boolean) {
  const kept = new Map<string, Kept>()
  let server: Promise<TestPostgres> | undefined
  const post = startSmtpServer()
  /** What was wrong when a stack ended while others went on. */
  const faults: unknown[] = []
  const startServer = async (): Promise<TestPostgres> => {
    await makeTestWorld()
    return startPostgres({ from: worldDatabases() })
  }
  const start = async (name: string): Promise<StartedStack> => {
    server ??= startServer()
    const { url } = await server
    const { port } = await post
    return startTestStack(name, { url, hasWorld: true }, onEmbedded.has(name) ? 'embedded' : 'server', port)
  }
  const begin = (name: string): Kept => {
    const one = kept.get(name) ?? { stack: start(name), users: 0, ending: undefined }
    kept.set(name, one)
    return one
  }
  const begunAhead = new Set<string>()
  const beginAhead = (name: string | undefined): void => {
    if (!ahead || name === undefined || begunAhead.has(name)) return
    begunAhead.add(name)
    // Who asks for it is told why it did not start.
    begin(name).stack.catch(() => undefined)
  }
  beginAhead('pages')
  return {
    take: (name: string): Promise<StartedStack> => {
      const one = begin(name)
      clearTimeout(one.ending)
      one.users++
      void one.stack.then(
        () => beginAhead(wantedAfter.get(name)),
        () => undefined,
      )
      return one.stack
    },
    /**
     * Starts all of a stack that somebody has again, at another instant (RFC 3339): faults and sessions of before are gone.
     * `fault` (JSON, or nothing) is ordered before the portal starts.
     */
    moveClock: async (name: string, instant: string, fault: string): Promise<void> => {
      const one = kept.get(name)
      if (one === undefined) throw new Error(`nobody has the stack ${name}`)
      const stack = await one.stack
      const order = () => orderProviderFault(stack.origins.provider, providerFault.parse(JSON.parse(fault)))
      await stack.restartAt(instant, fault === '' ? undefined : order)
    },
    /** Runs the operator's program beside it, and gives what it said. */
    operate: async (name: string, args: readonly string[]): Promise<string> => {
      const one = kept.get(name)
      if (one === undefined) throw new Error(`nobody has the stack ${name}`)
      const { code, said } = await operate(await one.stack, { args, clock: testClock })
      if (code !== 0) throw new Error(said)
      return said
    },
    giveBack: (name: string): void => {
      const one = kept.get(name)
      if (!one) return
      one.users--
      if (one.users > 0) return
      one.ending = setTimeout(() => {
        kept.delete(name)
        void one.stack.then((stack) => stack.stop()).catch((fault: unknown) => void faults.push(fault))
      }, graceMs)
    },
    /** The letters to an address, as they came. */
    lettersTo: async (address: string): Promise<string[]> =>
      (await post).letters.filter(({ to }) => to === address).map(({ data }) => data),
    stopAll: async (): Promise<void> => {
      const all = [...kept.values()]
      for (const one of all) clearTimeout(one.ending)
      const stacks = await Promise.allSettled(all.map((one) => one.stack))
      await Promise.all(stacks.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stop()] : [])))
      await (await post).stop()
      await server?.then(
        (postgres) => postgres.stop(),
        () => undefined,
      )
      if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('\n'))
    },
  }
}
