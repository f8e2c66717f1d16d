import { freeStackPorts, startStack, type Stack, type StackPorts } from '../../scripts/processes.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { faultsOfLog } from './log-canaries'
import { takeStackData, type DatabaseKind, type WorldServer } from './stack-data'

type Parts = {
  /** Stands before each line of the log, with STACK_LOG. */
  name: string
  server: WorldServer
  /** Which database the portal has. */
  database: DatabaseKind
  /** What the processes are started with, besides where their data is. */
  env: (ports: StackPorts, data: string) => Record<string, string>
  providerTimeoutMs?: number
  /** When its clocks start, for a world of its own, made then; without it the world of the tests, at its instant. */
  clock?: string
  onLine?: (line: string, from: string) => void
}

/** A stack, and what its processes were started with: to open the portal's database when the portal has stopped. */
export type StartedStack = Stack & { started: { ports: StackPorts; env: Record<string, string> } }

/**
 * Starts the real four processes on free ports in a folder of their own. `stop` ends them and removes what they had, and throws when
 * the portal has written in its log what is somebody's: whatever is tested with a stack, that is tested too.
 */
export async function startStackOfTest(parts: Parts): Promise<StartedStack> {
  const { name, database, providerTimeoutMs, clock = testClock, onLine } = parts
  const server = clock === testClock ? parts.server : { ...parts.server, hasWorld: false }
  const ports = await freeStackPorts()
  const { data, isSeeded, env: databases, remove } = await takeStackData(name, server, database)
  const log: string[] = []
  const env = { ...databases, ...parts.env(ports, data) }
  const stack = await startStack({
    ...{ ports, data, isSeeded, env, providerTimeoutMs, clock },
    onLine: (line, from) => {
      if (from === 'portal') log.push(line)
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
      const faults = [...new Set(faultsOfLog(log))]
      if (faults.length > 0) throw new Error(`the portal’s log:\n${faults.slice(0, 20).join('\n')}`)
    },
  }
}
