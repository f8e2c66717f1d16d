import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient, signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { inPool } from '../support/pool'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { malformedRequests } from './gate-malformed'
import { bytesOf, missingHeaders, sendRaw, type RawAnswer, type RawRequest } from './gate-raw'

/** 3 000 in npm test; `MALFORMED=100000` for the whole figure. `MALFORMED_SEED` repeats a run. */
const count = Number(process.env.MALFORMED ?? 3000)
const seed = Number(process.env.MALFORMED_SEED ?? 20_261_119)

let stack: WatchedStack
let port = 0
let host = ''
let origin = ''
let pia: HttpClient
let base = ''

beforeAll(async () => {
  stack = await startWatchedStack('gate', { database: 'server' })
  origin = stack.origins.portal
  host = new URL(origin).host
  port = stack.started.ports.portal
  pia = await signInOverHttp(stack.origins, 'pia')
  base = [...(await subjectsOf(pia)).values()][0] ?? ''
}, 600_000)

afterAll(async () => {
  await stack.stop()
})

const form = 'application/x-www-form-urlencoded'

/** A right form to the sign-in page, with headers put in, exchanged or (null) taken out. */
function formWith(changes: Record<string, string | null>, body = 'till=%2F', target = '/logga-in'): RawRequest {
  const right: Record<string, string | null> = {
    ...{ Host: host, Connection: 'close', Origin: origin, Accept: 'text/html' },
    ...{ 'Content-Type': form, 'Content-Length': String(Buffer.byteLength(body)), ...changes },
  }
  const headers = Object.entries(right).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  )
  return { method: 'POST', target, headers, body: Buffer.from(body) }
}

const pageWith = (target: string, changes: Record<string, string> = {}, method = 'GET'): RawRequest => ({
  ...{ method, target, body: Buffer.alloc(0) },
  headers: Object.entries({ Host: host, Connection: 'close', Accept: 'text/html', ...changes }),
})

const ask = (request: RawRequest): Promise<RawAnswer> => sendRaw(port, bytesOf(request))

async function mustBe(request: RawRequest, status: number): Promise<void> {
  const answer = await ask(request)
  expect([request.method, request.target.slice(0, 60), answer.status]).toEqual([
    request.method,
    request.target.slice(0, 60),
    status,
  ])
  expect(missingHeaders(answer)).toEqual([])
}

describe('the gate', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'refuses %s and says what it takes',
    async (method) => {
      const answer = await ask(pageWith('/', {}, method))
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
      expect(missingHeaders(answer)).toEqual([])
    },
  )

  it.each(['evil.example', 'localhost', '127.0.0.1', 'localhost:1', 'user@localhost'])(
    'refuses the host %s',
    async (wrong) => {
      await mustBe(pageWith('/', { Host: wrong }), 421)
    },
  )

  it('builds no address from a header of a proxy that it does not trust', async () => {
    const answer = await ask(
      pageWith('/valj', {
        'X-Forwarded-Host': 'evil.example',
        'X-Original-URL': '/b/x',
        'X-Forwarded-Proto': 'gopher',
      }),
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/logga-in?till=%2Fvalj'])
  })

  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['the origin null', { Origin: 'null' }],
    ['an origin that is none', { Origin: 'http://[' }],
    ['no origin and nothing in its place', { Origin: null }],
    ['no origin, from another site', { Origin: null, 'Sec-Fetch-Site': 'cross-site' }],
    ['no origin, from a sibling', { Origin: null, 'Sec-Fetch-Site': 'same-site' }],
  ])('refuses a form from %s', async (_, changes) => {
    await mustBe(formWith(changes), 403)
  })

  it.each([
    ['text/plain', 415],
    ['application/json', 415],
    ['multipart/form-data', 415],
    ['multipart/form-data; boundary=', 415],
    ['multipart/form-data; boundary=xx', 415],
    ['', 415],
  ])('refuses a form of the type "%s"', async (type, status) => {
    await mustBe(formWith({ 'Content-Type': type }), status)
  })

  it('refuses a form that is too long, or does not say how long it is', async () => {
    await mustBe(formWith({ 'Content-Length': '200001' }, 'x'), 413)
    await mustBe(
      formWith({ 'Content-Length': null, 'Transfer-Encoding': 'chunked' }, '8\r\ntill=%2F\r\n0\r\n\r\n'),
      411,
    )
  })

  it.each([
    '/%',
    '/%zz',
    '/%00',
    '/a%0d%0ab',
    '/\\evil',
    '//evil.example/',
    '/%5cevil',
    '/valj.data',
    '/?_data=routes/start',
    '/__manifest',
    '/b/%c0%af',
  ])('refuses the address %s', async (target) => {
    await mustBe(pageWith(target), 400)
  })

  it('refuses an address that is not of the form of one, whatever host it names', async () => {
    await mustBe(pageWith('*/valj'), 400)
    await mustBe(pageWith('http://evil.example//valj'), 400)
  })

  it('knows its host in capitals, also for a form', async () => {
    await mustBe(formWith({ Host: host.toUpperCase() }, 'x=1', '/hjalp'), 405)
  })

  it('refuses an address that is too long, and takes a cookie that is not ours for none', async () => {
    await mustBe(pageWith(`/${'a'.repeat(5000)}`), 414)
    await mustBe(pageWith('/', { Cookie: 'x'.repeat(8000) }), 200)
    await mustBe(pageWith('/valj', { Cookie: `insyn=${'a'.repeat(43)}; insyn=%00` }), 303)
    expect((await ask(pageWith('/', { Cookie: 'x'.repeat(20_000) }))).status).toBe(431)
  })

  it('gives every page another nonce, and only that one on its styles and scripts', async () => {
    const pages = await Promise.all([1, 2].map(() => createHttpClient(origin).get('/')))
    const nonces = pages.map(({ headers, text }) => {
      const [, nonce] = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '') ?? []
      const given = text.matchAll(/<(?:script|style|link rel="stylesheet")([^>]*)>/g)
      const used = [...given].map(([, attributes = '']) => attributes)
      expect(used.length).toBeGreaterThan(0)
      for (const attributes of used) expect(attributes).toContain(`nonce="${nonce}"`)
      expect(text).not.toMatch(/ style="| on[a-z]+="/)
      return nonce
    })
    expect(new Set(nonces).size).toBe(2)
  })

  it(`answers none of ${count} malformed requests with a 5xx (seed ${seed})`, { timeout: 3_600_000 }, async () => {
    const next = malformedRequests(seed, { host, origin, base, cookie: pia.cookie() })
    const faults: string[] = []
    const statuses = new Map<number, number>()
    const started = Date.now()
    await inPool(
      Array.from({ length: count }),
      async () => {
        const request = next()
        const { method, target } = request
        const answer = await sendRaw(port, bytesOf(request), 5000)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        const fault = (what: string) =>
          faults.push(
            `${answer.status} ${what}: ${JSON.stringify([method, target.slice(0, 120), request.headers, request.body.toString('latin1', 0, 200)])}`,
          )
        if (answer.status >= 500) fault('is ours')
        // What Node refuses before us has no body, and so needs no policy.
        const isOurs = answer.headers.has('content-type') || answer.headers.has('x-request-id')
        const isHealth = /^\/(livez|readyz)/.test(target)
        if (isOurs && !isHealth && missingHeaders(answer).length > 0)
          fault(`lacks ${missingHeaders(answer).join(', ')}`)
        if (!isOurs && !/^(0\r\n)?\s*$/.test(answer.body)) fault('has a body and no headers')
        const { origin: leadsTo } = new URL(answer.headers.get('location') ?? '/', origin)
        if (leadsTo !== origin && leadsTo !== stack.origins.idp) fault('leads away')
        if (/\n\s+at .*:\d+:\d+/.test(answer.body)) fault('shows a stack')
      },
      24,
    )
    const said = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`)
    console.info(
      `malformed: ${count} requests in ${((Date.now() - started) / 1000).toFixed(0)} s, seed ${seed}: ${said.join(', ')}`,
    )
    expect([...statuses.values()].reduce((sum, times) => sum + times, 0)).toBe(count)
    expect(faults).toEqual([])
    expect(stack.processes.portal.exited).toBe(false)
    const complaints = stack.portalLog().filter((line) => /"level":(50|60)/.test(line))
    expect(complaints).toEqual([])
    expect((await createHttpClient(origin).get('/')).status).toBe(200)
  })
})
