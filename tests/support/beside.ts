import { freePorts, stackEnvironment } from '../../scripts/processes.mjs'
import { startProcess, stopProcess, waitUntilItAnswers, type StartedProcess } from '../../scripts/programs.mjs'
import type { WatchedStack } from './watched-stack'

/** Another process of the portal of a stack, on the same database. */
export type Beside = { origin: string; port: number; process: StartedProcess; log: string[]; stop: () => Promise<void> }

type How = {
  env?: Record<string, string | undefined>
  /** For Node, before the file. */
  args?: readonly string[]
  port?: number
  clock?: string
}

/**
 * Starts one, and waits until it is ready. It takes its own address for the portal's, unless `env` has the one of a balancer:
 * a browser that is signed in at another is signed in here, since cookies are not told apart by port.
 */
export async function startBeside(
  { started, data }: WatchedStack,
  { env = {}, args = [], port, clock }: How = {},
): Promise<Beside> {
  const own = port ?? (await freePorts(1))[0] ?? 0
  const log: string[] = []
  const process_ = startProcess({
    name: 'portal-2',
    command: process.execPath,
    args: [...args, 'build/portal.js'],
    env: {
      ...stackEnvironment({ ports: started.ports, data, clock, env: started.env }).portal,
      PORT: String(own),
      ...(started.env.PUBLIC_ORIGIN === undefined ? { PUBLIC_ORIGIN: `http://localhost:${own}` } : {}),
      ...env,
    },
    onLine: (line: string) => log.push(line),
  })
  const origin = `http://localhost:${own}`
  await waitUntilItAnswers(`${origin}/readyz`, process_)
  return { origin, port: own, process: process_, log, stop: () => stopProcess(process_) }
}
