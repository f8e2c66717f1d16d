import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WriteFault } from '../../app/provider/types'
import { brukare, gatewayTo, good, json, problem, raw, startScriptedProvider, type Script } from './scripted-provider'

const place = { providerId: 'farsta', brukareId: 'bru-1' }
const actor = { personId: 'person-a', role: 'brukare', requestId: 'req-1' } as const
const body = { text: 'Hej' }

let provider: Awaited<ReturnType<typeof startScriptedProvider>>
let open: ReturnType<typeof gatewayTo>[] = []

const connect = (...options: Parameters<typeof gatewayTo> extends [string, ...infer Rest] ? Rest : never) => {
  const made = gatewayTo(provider.origin, ...options)
  open.push(made)
  return made.gateway
}
const write = (gateway = connect()) => gateway.addComment(place, actor, crypto.randomUUID(), 'tr-1', body)

beforeEach(async () => {
  provider = await startScriptedProvider()
})
afterEach(async () => {
  const closing = Promise.all(open.map(({ gateway }) => gateway.close()))
  await provider.down()
  await closing
  open = []
})

const unfinished = { type: 'https://provider.example/problems/still-being-handled', title: 'Conflict', status: 409 }
const asProblem = { 'content-type': 'application/problem+json' }
const date = 'Thu, 19 Nov 2026 12:00:00 GMT'
const saying = (status: number, headers: Record<string, string>): Script => {
  return (_, response) =>
    json(response, { type: 'about:blank', title: 'no', status }, status, { ...asProblem, ...headers })
}

/** What the portal takes each answer to a write as. */
const answers: [string, Script, WriteFault, string, number | null][] = [
  ['422 as a problem', (_, response) => problem(response, 422), 'refused', 'http-422', null],
  ['404 as a problem', (_, response) => problem(response, 404), 'refused', 'http-404', null],
  ['409 as a problem', (_, response) => problem(response, 409), 'refused', 'http-409', null],
  ['409 with Retry-After', saying(409, { 'retry-after': '2' }), 'unavailable', 'still-being-handled', 2000],
  [
    '409 that says so',
    (_, response) => json(response, unfinished, 409, asProblem),
    'unavailable',
    'still-being-handled',
    null,
  ],
  [
    '503 with a date',
    saying(503, { date, 'retry-after': 'Thu, 19 Nov 2026 12:00:30 GMT' }),
    'unavailable',
    'http-503',
    30_000,
  ],
  ['429 with a day', saying(429, { 'retry-after': '86400' }), 'unavailable', 'http-429', 3_600_000],
  ['500', (_, response) => problem(response, 500), 'unavailable', 'http-500', null],
  ['no answer', (_, response) => response.destroy(), 'unavailable', 'und_err_socket', null],
  ['a redirect', (_, response) => response.writeHead(302, { location: '/x' }).end(), 'broken', 'http-302', null],
  ['304', (_, response) => response.writeHead(304).end(), 'broken', 'schema', null],
  ['404 as a web page', (_, response) => raw(response, '<p>', 'text/html', 404), 'broken', 'http-404', null],
  ['400 as text', (_, response) => raw(response, 'no', 'text/plain', 400), 'broken', 'http-400', null],
  ['403 as JSON that is no problem', (_, response) => json(response, { no: 1 }, 403), 'broken', 'http-403', null],
  ['201 as a web page', (_, response) => raw(response, '<p>', 'text/html', 201), 'broken', 'media-type', null],
  ['201 that breaks the contract', (_, response) => json(response, { id: 7 }, 201), 'broken', 'schema', null],
  [
    '201 that is cut off',
    (_, response) => raw(response, '{"id":"c', 'application/json', 201),
    'broken',
    'schema',
    null,
  ],
]

describe('a write that is answered with', () => {
  it.each(answers)('%s', async (_, script, why, code, retryAfterMs) => {
    provider.plays(script)
    expect(await write()).toMatchObject({ ok: false, why, code, retryAfterMs })
    expect(provider.seen).toHaveLength(1)
  })
})

describe('writes that can never succeed', () => {
  it('leave the pages and the other writes alone, however many in a row', async () => {
    const gateway = connect(undefined, { breakAfter: 3, breakForMs: 60_000 })
    provider.plays((request, response) =>
      request.method === 'POST' ? problem(response, 500) : good(request, response),
    )
    for (let i = 0; i < 8; i += 1) expect(await write(gateway)).toMatchObject({ why: 'unavailable', code: 'http-500' })
    expect(await gateway.getBrukare(place, actor)).toMatchObject({ state: 'fresh', data: brukare('Pia') })
    provider.plays((_, response) =>
      json(response, { id: 'c1', at: '2026-11-19T12:00:00Z', byRole: 'brukare', name: 'Pia', text: 'Hej' }, 201),
    )
    expect(await write(gateway)).toMatchObject({ ok: true, data: { id: 'c1' } })
  })

  it('but a provider with nobody there is left alone', async () => {
    const gateway = connect(undefined, { breakAfter: 3, breakForMs: 60_000 })
    provider.plays((_, response) => problem(response, 503))
    for (let i = 0; i < 6; i += 1) await write(gateway)
    expect(provider.seen).toHaveLength(3)
    expect(await write(gateway)).toMatchObject({ why: 'unavailable', code: 'breaker-open' })
  })
})
