import { freePorts, startStack, type Stack, type StackName } from '../../scripts/processes.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { takeStackData, type DatabaseKind, type WorldServer } from './stack-data'

type Parts = {
  /** Stands before each line of the log, with STACK_LOG. */
  name: string
  server: WorldServer
  /** Which database the portal has. */
  database: DatabaseKind
  /** What the processes are started with, besides where their data is. */
  env: (ports: Record<StackName, number>, data: string) => Record<string, string>
  providerTimeoutMs?: number
  /** When its clocks start, for a world of its own, made then; without it the world of the tests, at its instant. */
  clock?: string
  onLine?: (line: string, from: string) => void
}

/** A stack, and what its processes were started with: to open the portal's database when the portal has stopped. */
export type StartedStack = Stack & { started: { ports: Record<StackName, number>; env: Record<string, string> } }

/** Starts the real three processes on free ports in a folder of their own. `stop` ends them and removes what they had. */
export async function startStackOfTest(parts: Parts): Promise<StartedStack> {
  const { name, database, providerTimeoutMs, clock = testClock, onLine } = parts
  const server = clock === testClock ? parts.server : { ...parts.server, hasWorld: false }
  const [portal = 0, provider = 0, idp = 0] = await freePorts(3)
  const ports = { portal, provider, idp }
  const { data, isSeeded, env: databases, remove } = await takeStackData(name, server, database)
  const env = { ...databases, ...parts.env(ports, data) }
  const stack = await startStack({
    ...{ ports, data, isSeeded, env, providerTimeoutMs, clock },
    onLine: (line, from) => {
      onLine?.(line, from)
      if (process.env.STACK_LOG !== undefined) console.log(`${name}/${from} | ${line}`)
    },
  })
  return {
    ...stack,
    started: { ports, env },
    stop: async () => {
      await stack.stop()
      await remove()
    },
  }
}
