import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stackEnvironment } from '../../scripts/processes.mjs'
import type { StartedStack } from './stack'

/** What the operator's program said, and how it ended. */
export type Operated = { code: unknown; said: string }

/**
 * Runs the operator's program beside a running portal, as an operator does, with something on its standard input.
 * `clock`: what its clock shows when it starts.
 */
export async function operate(
  { started: { ports, env }, data }: Pick<StartedStack, 'started' | 'data'>,
  { args, clock, input = '' }: { args: readonly string[]; clock: string; input?: string },
): Promise<Operated> {
  const { portal } = stackEnvironment({ ports, data, clock, env })
  const child = spawn(process.execPath, ['scripts/operator.mjs', ...args], {
    env: { NODE_ENV: 'production', ...portal },
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()))
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, said: said.join('') }
}
