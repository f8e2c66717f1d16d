import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createStacks } from './stacks'

/** The variable in which the workers find where to ask for a stack. */
export const stacksAddress = 'INSYN_TEST_STACKS'

/**
 * A small server in the runner's own process that starts stacks when workers ask for them (GET /name) and
 * ends them when they are given back (DELETE), or starts one again at another instant (PATCH /name?at=). A worker dies with each
 * failed test; the stacks must not.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await rm('test-results/titles', { recursive: true, force: true })
  // No file, project or title is named: everything runs.
  const stacks = createStacks(process.argv.slice(2).join(' ') === 'test')
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)
    if (request.method === 'DELETE') {
      stacks.giveBack(name)
      response.end()
      return
    }
    if (request.method === 'PATCH') {
      const at = new URL(request.url ?? '/', 'http://localhost').searchParams.get('at') ?? ''
      text(request)
        .then((fault) => stacks.moveClock(name, at, fault))
        .then(
          () => response.end(),
          (error: unknown) => response.writeHead(500).end(String(error)),
        )
      return
    }
    stacks.take(name).then(
      (stack) => response.end(JSON.stringify(stack.origins)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stacks have no port')
  process.env[stacksAddress] = `http://127.0.0.1:${address.port}`
  // The runner tears down at Ctrl-C only; a time limit around it sends SIGTERM.
  process.once('SIGTERM', () => {
    void stacks.stopAll().finally(() => process.exit(143))
  })
  return async () => {
    server.closeAllConnections()
    server.close()
    await stacks.stopAll()
  }
}
