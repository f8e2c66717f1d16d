import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'

/** Passes requests on to an origin and counts them, by method and path with ids as `*`. */
export async function startCountingProxy(origin: string) {
  const calls: string[] = []
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request
    calls.push(`${method} ${url.replace(/\?.*$/, '').replace(/\/[a-z]{3}-[0-9a-f]{16}/g, '/*')}`)
    const passed = ask(new URL(url, origin), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Those since the last time it was asked, each with how many times. */
    taken: (): Record<string, number> => {
      const counted: Record<string, number> = {}
      for (const call of calls.splice(0)) counted[call] = (counted[call] ?? 0) + 1
      return counted
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
