import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'

/** A way in which one read can fail. `empty` is no fault: there is nothing, and the provider says so. */
export const readFaults = ['status500', 'forbidden', 'timeout', 'notFound', 'wrongField', 'half', 'empty'] as const
export type ReadFault = (typeof readFaults)[number]

/** A read that the portal made, by the contract's name of it. `isGood`: what came is what the provider has. */
export type ProviderRead = { tenant: string; operation: string; url: string; isGood: boolean }

/** Which reads fail, and how. */
export type FailingRead = { tenant: string; operation: string; fault: ReadFault }

const operations = [
  ['GET', /^capabilities$/, 'getCapabilities'],
  ['POST', /^persons\/search$/, 'searchPersons'],
  ['GET', /^brukare\/[^/]+$/, 'getBrukare'],
  ['GET', /^brukare\/[^/]+\/representations$/, 'listRepresentations'],
  ['GET', /^brukare\/[^/]+\/shifts$/, 'listShifts'],
  ['GET', /^brukare\/[^/]+\/time-reports$/, 'listTimeReports'],
  ['GET', /^brukare\/[^/]+\/time-reports\/rows$/, 'listTimeReportsWithRows'],
  ['POST', /^time-reports\/search$/, 'searchTimeReports'],
  ['GET', /^time-reports\/[^/]+$/, 'getTimeReport'],
  ['GET', /^brukare\/[^/]+\/faststallanden$/, 'listFaststallanden'],
  ['GET', /^brukare\/[^/]+\/grants$/, 'listGrants'],
  ['GET', /^brukare\/[^/]+\/claims$/, 'listClaims'],
  ['GET', /^brukare\/[^/]+\/faststallande-fullmakt$/, 'getFaststallandeFullmakt'],
  ['GET', /^brukare\/[^/]+\/objections$/, 'listObjections'],
  ['GET', /^brukare\/[^/]+\/objections\/[^/]+$/, 'getObjection'],
] as const

/** What the provider answers instead of an answer. */
const statusOf: Partial<Record<ReadFault, number>> = { status500: 500, forbidden: 403, notFound: 404 }

const record = z.record(z.string(), z.unknown())

/** The answer with one field of another type than the contract's: in the first thing of a list, else in the thing. */
function withWrongField(data: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(data.items)) return { ...data, id: 7, totals: 7, state: 7, representations: 7 }
  return { ...data, items: [{ ...record.catch({}).parse(data.items[0]), id: 7, brukareId: 7, timeReportId: 7 }] }
}

/**
 * Stands between the portal and the sandbox provider: passes each call on, tells what was asked and whether it was answered
 * as it is, and makes one read fail at a time. Conditions (ETags) do not pass, so that every answer is whole.
 */
export async function startFailingProxy() {
  let target = ''
  let failing: FailingRead | null = null
  let reads: ProviderRead[] = []

  const operationOf = (method: string, path: string) => {
    const [, tenant = '', rest = ''] = /^\/([^/]+)\/v1\/(.+)$/.exec(path) ?? []
    const found = operations.find(([how, pattern]) => how === method && pattern.test(rest))
    return found === undefined ? null : { tenant, operation: found[2] }
  }

  /** Answers as the fault has it; null: as it came. */
  const failedAnswer = (fault: ReadFault, url: URL, text: string): { status: number; text: string } | null => {
    const data = record.catch({}).parse(JSON.parse(text))
    const isPaged = /shifts$|time-reports(\/rows|\/search)?$|objections$/.test(url.pathname)
    switch (fault) {
      case 'wrongField':
        return { status: 200, text: JSON.stringify(withWrongField(data)) }
      case 'half':
        return isPaged
          ? { status: 200, text: JSON.stringify({ ...data, nextCursor: 'next' }) }
          : { status: 200, text: text.slice(0, text.length / 2) }
      case 'empty':
        return Array.isArray(data.items) ? { status: 200, text: JSON.stringify({ ...data, items: [] }) } : null
      default:
        return null
    }
  }

  const problem = (response: ServerResponse, status: number) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify({ type: 'about:blank', title: 'no', status }))
  }

  const pass = (request: IncomingMessage, body: Buffer, answer: (from: IncomingMessage, text: string) => void) => {
    const headers = { ...request.headers, host: new URL(target).host }
    delete headers['if-none-match']
    delete headers['accept-encoding']
    const passed = ask(new URL(request.url ?? '/', target), { method: request.method, headers }, (from) => {
      const chunks: Buffer[] = []
      from.on('data', (chunk: Buffer) => chunks.push(chunk))
      from.on('end', () => answer(from, Buffer.concat(chunks).toString()))
    })
    passed.on('error', () => request.destroy())
    passed.end(body)
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', target)
      const found = operationOf(request.method ?? 'GET', url.pathname)
      const body = Buffer.concat(chunks)
      const fault =
        found !== null && failing?.tenant === found.tenant && failing.operation === found.operation
          ? failing.fault
          : null
      const isFurther = url.searchParams.get('cursor') === 'next' || body.includes('"cursor":"next"')
      const note = (isGood: boolean) => {
        if (found !== null) reads.push({ ...found, url: url.pathname + url.search, isGood })
      }
      const status = isFurther ? 500 : fault === null ? undefined : statusOf[fault]
      if (status !== undefined || fault === 'timeout') {
        note(false)
        if (status !== undefined) problem(response, status)
        return
      }
      pass(request, body, (from, text) => {
        const other = fault === null || from.statusCode !== 200 ? null : failedAnswer(fault, url, text)
        note(other === null || fault === 'empty' || fault === null)
        const headers = { 'content-type': from.headers['content-type'] ?? 'application/json' }
        response.writeHead(other?.status ?? from.statusCode ?? 502, headers).end(other?.text ?? text)
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Where the provider is. */
    leadsTo: (origin: string) => void (target = origin),
    /** Makes a read fail from now on; null: none. */
    fails: (read: FailingRead | null) => void (failing = read),
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
