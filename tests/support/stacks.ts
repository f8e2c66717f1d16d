import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from '../../scripts/fresh-build.mjs'
import { freePorts, startStack, type Stack } from '../../scripts/processes.mjs'
import { testClock } from './clock'

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
  const data = await mkdtemp(join(tmpdir(), `insyn-${name}-`))
  const stack = await startStack({
    ports: { portal, provider, idp },
    data,
    clock: options.clock ?? testClock,
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

/** Stacks by name, each started when it is first asked for. The build is made first, when something has changed. */
export function createStacks() {
  const started = new Map<string, Promise<Stack>>()
  let built: Promise<boolean> | undefined
  const start = async (name: string): Promise<Stack> => {
    built ??= buildIfChanged()
    await built
    return startTestStack(name)
  }
  return {
    get: (name: string): Promise<Stack> => {
      const stack = started.get(name) ?? start(name)
      started.set(name, stack)
      return stack
    },
    stopAll: async (): Promise<void> => {
      const stacks = await Promise.allSettled(started.values())
      await Promise.all(stacks.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stop()] : [])))
    },
  }
}
