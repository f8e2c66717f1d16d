import { once } from 'node:events'
import { createServer, request as ask, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

/** A call that passes through. `path` is after the tenant, with its query. */
export type Passed = { method: string; path: string; headers: IncomingHttpHeaders; body: string }

/** An answer on its way back. */
export type Given = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** One thing that a provider could do wrong. */
export type Spoil = {
  /** Changes what is asked; null: as it is. */
  asks?: (call: Passed) => Passed | null
  /** Changes what is answered; null: as it is. */
  answers?: (call: Passed, given: Given) => Given | null | Promise<Given | null>
  /** Breaks the connection in place of an answer. */
  drops?: (call: Passed) => boolean
}

/**
 * Stands before a provider as if it were the provider, and spoils one thing of it. `leadsTo` says where the provider really is;
 * whatever passes keeps its Host, so that the provider is called what the one who asks calls it.
 */
export async function startSpoilingProxy() {
  let target = ''
  let spoil: Spoil = {}

  const pass = (call: Passed, prefix: string): Promise<Given> =>
    new Promise((resolve, reject) => {
      const headers = { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) }
      const passed = ask(new URL(prefix + call.path, target), { method: call.method, headers }, (from) => {
        const chunks: Buffer[] = []
        from.on('data', (chunk: Buffer) => chunks.push(chunk))
        from.on('end', () =>
          resolve({ status: from.statusCode ?? 502, headers: from.headers, body: Buffer.concat(chunks) }),
        )
        from.on('error', reject)
      })
      passed.on('error', reject)
      passed.end(call.body)
    })

  const answer = async (call: Passed, prefix: string, response: ServerResponse): Promise<void> => {
    if (spoil.drops?.(call) === true) return void response.socket?.destroy()
    const given = await pass(spoil.asks?.(call) ?? call, prefix)
    const { status, headers, body } = (await spoil.answers?.(call, given)) ?? given
    const { 'transfer-encoding': _, 'content-length': __, connection: ___, ...rest } = headers
    response.sendDate = false
    response.writeHead(status, status === 304 ? rest : { ...rest, 'content-length': body.byteLength }).end(body)
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = 'GET', headers, url = '/' } = request
      const [, prefix = '', path = ''] = /^(\/[^/]+)(\/.*)$/.exec(url) ?? []
      const call = { method, path, headers, body: Buffer.concat(chunks).toString() }
      answer(call, prefix, response).catch(() => response.destroy())
    })
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://localhost:${port}`,
    leadsTo: (origin: string) => void (target = origin),
    spoils: (one: Spoil) => void (spoil = one),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
