import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createStacks } from './stacks'

/** The variable in which the workers find where to ask for a stack. */
export const stacksAddress = 'INSYN_TEST_STACKS'

/**
 * A small server in the runner's own process that starts stacks when workers ask for them (GET /name) and
 * ends them when they are given back (DELETE), starts one again at another instant (PATCH /name?at=), or runs the operator's program
 * beside it (POST /name, the arguments as JSON); or gives the letters to an address (GET /letters?to=). A worker dies with each failed test; the stacks must not.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await rm('test-results/titles', { recursive: true, force: true })
  // No file, project or title is named: everything runs.
  const stacks = createStacks(process.argv.slice(2).join(' ') === 'test')
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const name = pathname.slice(1)
    const asked = async (): Promise<string | undefined> => {
      if (request.method === 'DELETE') {
        stacks.giveBack(name)
        return undefined
      }
      if (request.method === 'PATCH') {
        await stacks.moveClock(name, searchParams.get('at') ?? '', await text(request))
        return undefined
      }
      if (request.method === 'POST') {
        return stacks.operate(name, z.array(z.string()).parse(JSON.parse(await text(request))))
      }
      if (name === 'letters') return JSON.stringify(await stacks.lettersTo(searchParams.get('to') ?? ''))
      return JSON.stringify((await stacks.take(name)).origins)
    }
    asked().then(
      (answer) => response.end(answer),
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
