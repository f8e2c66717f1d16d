import { rm } from 'node:fs/promises'
import { freePorts, startStack, type Stack } from '../../scripts/processes.mjs'
import { makeTestWorld, newTestData, testClock } from '../../scripts/test-world.mjs'

/** The addresses of a running stack, as the workers get to know them. */
export type StackOrigins = Stack['origins']

/** Many tests from one address in a short time are no attack. */
const testEnvironment = { RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'error' }

/**
 * Starts the real three processes on free ports in a folder of their own. `stop` ends them and removes the folder.
 * Without `data` the folder is temporary.
 */
export async function startTestStack(
  name: string,
  options: { env?: Record<string, string>; clock?: string } = {},
): Promise<Stack> {
  const [portal = 0, provider = 0, idp = 0] = await freePorts(3)
  const { data, isSeeded } = await newTestData(name)
  const stack = await startStack({
    ports: { portal, provider, idp },
    data,
    isSeeded,
    clock: options.clock ?? testClock,
    // A slow machine is no outage; tests of outages turn them on.
    providerTimeoutMs: 15_000,
    env: { ...testEnvironment, ...options.env },
    onLine: (line, from) => {
      if (process.env.STACK_LOG !== undefined) console.log(`${name}/${from} | ${line}`)
    },
  })
  return {
    ...stack,
    stop: async () => {
      await stack.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** How long a stack waits for the next worker before it ends, in milliseconds: a failed test takes its worker along. */
const graceMs = 30_000

type Kept = { stack: Promise<Stack>; users: number; ending: NodeJS.Timeout | undefined }

/**
 * Stacks by name, each started when a worker first asks for it and ended when no worker has it any more. The build is
 * made first, when something has changed.
 */
export function createStacks() {
  const kept = new Map<string, Kept>()
  let built: Promise<void> | undefined
  const start = async (name: string): Promise<Stack> => {
    built ??= makeTestWorld()
    await built
    return startTestStack(name)
  }
  return {
    take: (name: string): Promise<Stack> => {
      const one = kept.get(name) ?? { stack: start(name), users: 0, ending: undefined }
      clearTimeout(one.ending)
      one.users++
      kept.set(name, one)
      return one.stack
    },
    giveBack: (name: string): void => {
      const one = kept.get(name)
      if (!one) return
      one.users--
      if (one.users > 0) return
      one.ending = setTimeout(() => {
        kept.delete(name)
        void one.stack.then((stack) => stack.stop())
      }, graceMs)
    },
    stopAll: async (): Promise<void> => {
      const all = [...kept.values()]
      for (const one of all) clearTimeout(one.ending)
      const stacks = await Promise.allSettled(all.map((one) => one.stack))
      await Promise.all(stacks.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stop()] : [])))
    },
  }
}
