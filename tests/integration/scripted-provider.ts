import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { jwtVerify } from 'jose'
import { pino } from 'pino'
import { createProviderGateway, type GatewayLimits } from '../../app/provider/gateway.server'
import type { KeptAnswers, KeptRow } from '../../app/provider/types'

export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
export type Script = (request: Seen, response: ServerResponse) => void

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' })
const signing = { kty: 'EC', crv: 'P-256', x, y, d, kid: 'portal-1' } as const

/** A provider over real HTTP that answers as the test's script says, and has a token endpoint that checks the assertion. */
export async function startScriptedProvider() {
  const seen: Seen[] = []
  let tokens = 0
  let script: Script = (_, response) => problem(response, 404)

  const giveToken = async (body: string, origin: string, response: ServerResponse) => {
    const form = new URLSearchParams(body)
    const key = createPublicKey({ key: signing, format: 'jwk' })
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', key, {
      algorithms: ['ES256'],
      issuer: 'insyn',
      subject: 'insyn',
      audience: `${origin}/token`,
      requiredClaims: ['jti', 'exp', 'iat'],
    })
    if (payload.jti === undefined || form.get('grant_type') !== 'client_credentials') throw new Error('bad assertion')
    tokens += 1
    json(response, { access_token: `token-${tokens}`, token_type: 'Bearer', expires_in: 300 })
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const body = Buffer.concat(chunks).toString()
      if (url === '/token') {
        giveToken(body, origin, response).catch(() => json(response, { error: 'invalid_client' }, 401))
        return
      }
      const one = { method, url, headers, body }
      seen.push(one)
      script(one, response)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${portOf(server.address())}`

  return {
    origin,
    /** Requests to the API, without those for tokens. */
    seen,
    tokensGiven: () => tokens,
    /** Answers from now on. */
    plays: (next: Script) => (script = next),
    /** Stops listening and drops every connection; the same port answers again after `up`. */
    down: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
    up: () => new Promise<void>((done) => server.listen(Number(new URL(origin).port), '127.0.0.1', done)),
  }
}

/** A gateway to it with a time limit that a busy machine keeps, a clock that the test moves and kept answers in a Map. */
export function gatewayTo(origin: string, kept = keptInMap(), limits: Partial<GatewayLimits> = {}, timeoutMs = 10_000) {
  const time = { now: new Date('2026-11-19T12:00:00Z') }
  const provider = {
    id: 'farsta',
    name: 'Farsta Assistans',
    baseUrl: `${origin}/api`,
    clientId: 'insyn',
    tokenEndpoint: `${origin}/token`,
    stalenessHours: 24,
    timeoutMs,
    concurrency: 8,
  }
  const keys = {
    signing,
    pseudonym: 'p'.repeat(43),
    encryption: { active: 'a', ring: {} },
    index: { active: 'a', ring: {} },
  }
  const log: string[] = []
  const gateway = createProviderGateway(
    { providers: [provider], keys, clock: () => new Date(time.now) },
    { database: { keptAnswers: kept }, logger: pino({ level: 'warn' }, { write: (line) => void log.push(line) }) },
    { breakAfter: 1_000, breakForMs: 100, ...limits },
  )
  return { gateway, time, kept, log }
}

export function keptInMap(): KeptAnswers & { rows: Map<string, KeptRow>; saves: () => number } {
  const rows = new Map<string, KeptRow>()
  let saves = 0
  const text = (key: { personId: string; providerId: string; resource: string }) =>
    [key.personId, key.providerId, key.resource].join(' | ')
  return {
    rows,
    saves: () => saves,
    find: (key) => Promise.resolve(rows.get(text(key)) ?? null),
    save: (key, answer) => {
      saves += 1
      rows.set(text(key), answer)
      return Promise.resolve()
    },
    confirm: (key, fetchedAt) => {
      const row = rows.get(text(key))
      if (row) rows.set(text(key), { ...row, fetchedAt })
      return Promise.resolve()
    },
  }
}

export function json(response: ServerResponse, data: unknown, status = 200, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data))
}

export function problem(response: ServerResponse, status: number) {
  json(response, { type: 'about:blank', title: 'no', status }, status, { 'content-type': 'application/problem+json' })
}

export const brukare = (name: string) => ({ id: 'bru-1', name, protectedIdentity: false, care: [], phones: [] })
export const shift = (id: string) => ({
  id,
  plannedStart: '2026-11-19T07:00:00+01:00',
  plannedEnd: '2026-11-19T14:30:00+01:00',
  kind: 'active',
  status: 'vacant',
  staff: null,
  activities: [],
  changes: [],
})

/** Answers with Pia. */
export const good: Script = (_, response) => json(response, brukare('Pia'), 200, { etag: '"1"' })

/** A body that never ends, one byte at a time. */
export function drip(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 100)
  response.on('close', () => clearInterval(timer))
}

/** Anything. */
export function raw(response: ServerResponse, text: string, type = 'application/json', status = 200) {
  response.writeHead(status, { 'content-type': type }).end(text)
}

/** A body without end, as fast as it is read. */
export function flood(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json' })
  const block = Buffer.alloc(64 * 1024, 0x20)
  const more = () => {
    while (!response.destroyed && response.write(block));
  }
  response.on('drain', more)
  more()
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP')
  return address.port
}
