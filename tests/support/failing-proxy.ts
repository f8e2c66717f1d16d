import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { failedText, isOdd, operationOf, statusOf, type ReadFault } from './failing-answers'

/** A read that the portal made, by the contract's name of it. `isGood`: what came is what the provider has. */
export type ProviderRead = { tenant: string; operation: string; url: string; isGood: boolean }

/** Which reads fail, and how. */
export type FailingRead = { tenant: string; operation: string; fault: ReadFault }

const isPaged = (path: string): boolean => /shifts$|time-reports(\/rows|\/search)?$|objections$/.test(path)

/**
 * Stands between the portal and the sandbox provider: passes each call on, tells what was asked and whether it was answered
 * as it is, and makes one read fail at a time. Conditions (ETags) do not pass, so that every answer is whole.
 */
export async function startFailingProxy() {
  let target = ''
  let failing: FailingRead | null = null
  let reads: ProviderRead[] = []
  let spoiled = 0

  const problem = (response: ServerResponse, status: number) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify({ type: 'about:blank', title: 'no', status }))
  }

  type Call = { method: string; url: URL; headers: IncomingMessage['headers']; body: string }
  const pass = ({ method, url, headers: given, body }: Call, request: IncomingMessage) =>
    new Promise<{ from: IncomingMessage; bytes: Buffer }>((resolve) => {
      const headers = { ...given, host: url.host, 'content-length': String(Buffer.byteLength(body)) }
      delete headers['if-none-match']
      delete headers['accept-encoding']
      const passed = ask(url, { method, headers }, (from) => {
        const chunks: Buffer[] = []
        from.on('data', (chunk: Buffer) => chunks.push(chunk))
        from.on('end', () => resolve({ from, bytes: Buffer.concat(chunks) }))
      })
      passed.on('error', () => request.destroy())
      passed.end(body)
    })

  /** A cursor that is given again and again is one that the provider itself has never heard of. */
  const withoutLoop = (call: Call): Call => {
    const url = new URL(call.url)
    if (url.searchParams.get('cursor') === 'again') url.searchParams.delete('cursor')
    return { ...call, url, body: call.body.replace(/,?"cursor":"again"/, '') }
  }

  const answer = async (call: Call, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url, body } = call
    const found = operationOf(method, url.pathname)
    const isIt = found !== null && failing?.tenant === found.tenant && failing.operation === found.operation
    const fault = isIt && failing !== null ? failing.fault : null
    const isFurther = url.searchParams.get('cursor') === 'next' || body.includes('"cursor":"next"')
    const note = (isGood: boolean) => {
      if (!isGood) spoiled += 1
      if (found !== null) reads.push({ ...found, url: url.pathname + url.search, isGood })
    }
    const status = isFurther ? 500 : fault === null ? undefined : statusOf[fault]
    if (status !== undefined || fault === 'timeout') {
      note(false)
      if (status !== undefined) problem(response, status)
      return
    }
    const { from, bytes } = await pass(withoutLoop(call), request)
    const type = from.headers['content-type'] ?? 'application/json'
    if (fault === 'html' && from.statusCode === 200) {
      note(false)
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Inloggning</title>')
      return
    }
    const isJson = type.includes('json')
    // Addresses that the provider gives lead through here too.
    const own = new RegExp(`http://(localhost|127\\.0\\.0\\.1):${new URL(target).port}`, 'g')
    const text = isJson ? bytes.toString().replaceAll(own, origin()) : ''
    const asked = {
      isPaged: isPaged(url.pathname),
      isOfMonth: url.searchParams.has('month') || body.includes('"month"'),
    }
    const isSpoiled = fault !== null && from.statusCode === 200 && isJson
    const other = isSpoiled ? failedText(fault, text, asked) : null
    if (other !== null && fault !== null && isOdd(fault)) spoiled += 1
    note(other === null || fault === null || isOdd(fault))
    response.writeHead(from.statusCode ?? 502, { 'content-type': type }).end(other ?? (isJson ? text : bytes))
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = 'GET', headers, url = '/' } = request
      const call = { method, headers, url: new URL(url, target), body: Buffer.concat(chunks).toString() }
      answer(call, request, response).catch(() => response.destroy())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const origin = () => `http://127.0.0.1:${port}`
  return {
    origin: origin(),
    /** Where the provider is. */
    leadsTo: (to: string) => void (target = to),
    /** Makes a read fail from now on; null: none. */
    fails: (read: FailingRead | null) => {
      failing = read
      spoiled = 0
    },
    /** How many answers have been another than the provider's since a read was made to fail. */
    spoiled: () => spoiled,
    /** The reads since the last time it was asked. */
    taken: (): ProviderRead[] => {
      const taken = reads
      reads = []
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** True when every call of a read that the page made when all was well, to some providers, has been answered well now. */
export function isKnown(
  operation: string,
  whole: readonly ProviderRead[],
  now: readonly ProviderRead[],
  tenants: readonly string[],
): boolean {
  return whole
    .filter((one) => one.operation === operation && tenants.includes(one.tenant))
    .every((read) => now.some((one) => one.isGood && one.operation === operation && one.url === read.url))
}

/** True when a read was made to some providers, and every call of it there answered well. */
export function isAnswered(operation: string, now: readonly ProviderRead[], tenants: readonly string[]): boolean {
  const own = now.filter((one) => one.operation === operation && tenants.includes(one.tenant))
  return own.length > 0 && own.every(({ isGood }) => isGood)
}
