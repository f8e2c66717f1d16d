import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import express from 'express'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFaults } from '../../sandbox/provider/faults/faults'
import { faultMiddleware } from '../../sandbox/provider/faults/middleware'
import { createAdmin } from '../../sandbox/provider/http/admin'
import { createLogger } from '../../provider-kit/http/logger'

const faults = createFaults()
let resets = 0
/** What was posted and came through. */
let taken: unknown[] = []
let server: Server
let origin: string

const siteOf = (production: boolean) => {
  const app = express()
  const reset = () => {
    resets += 1
    return Promise.resolve()
  }
  app.use(
    '/admin',
    createAdmin({
      faults,
      tenants: () => ['farsta'],
      reset,
      logger: createLogger('silent', 'sandbox-provider'),
      production,
    }),
  )
  app.use('/farsta', faultMiddleware('farsta', faults), express.json(), (request, response) => {
    if (request.method === 'POST') taken.push(request.body)
    response.json({ items: [] })
  })
  return app
}

const listen = async (production: boolean): Promise<[Server, string]> => {
  const started = createServer(siteOf(production)).listen(0)
  await once(started, 'listening')
  const address = started.address()
  if (typeof address !== 'object' || address === null) throw new Error('No port')
  return [started, `http://127.0.0.1:${address.port}`]
}

beforeAll(async () => {
  ;[server, origin] = await listen(false)
})
afterEach(() => {
  faults.clear()
  taken = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const admin = (path: string, body: unknown = {}, headers: Record<string, string> = {}, at = origin) =>
  fetch(`${at}/admin${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const order = async (body: Record<string, unknown>) =>
  expect((await admin('/faults', { tenant: 'farsta', ...body })).status).toBe(204)

const post = (body: unknown) =>
  fetch(`${origin}/farsta/v1/objections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const get = () => fetch(`${origin}/farsta/v1/changes`)

describe('a fault ordered by an admin call', () => {
  it('status500: a problem, and only as many times as ordered', async () => {
    await order({ kind: 'status500', times: 1 })
    const first = await get()
    expect([first.status, first.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
    expect((await get()).status).toBe(200)
  })

  it('latency: the right answer, later', async () => {
    await order({ kind: 'latency', ms: 150 })
    const before = performance.now()
    expect(await (await get()).json()).toEqual({ items: [] })
    expect(performance.now() - before).toBeGreaterThan(140)
  })

  it('drop, timeout: no answer at all', async () => {
    await order({ kind: 'drop', times: 1 })
    await order({ kind: 'timeout', ms: 50, times: 1 })
    await expect(get()).rejects.toThrow()
    await expect(get()).rejects.toThrow()
  })

  it('truncated: the body ends too early', async () => {
    await order({ kind: 'truncated' })
    await expect(get().then((response) => response.text())).rejects.toThrow()
  })

  it('wrongJson, wrongSchema: 200 with something else', async () => {
    await order({ kind: 'wrongJson', times: 1 })
    await order({ kind: 'wrongSchema', times: 1 })
    await expect((await get()).json()).rejects.toThrow()
    expect(await (await get()).json()).toMatchObject({ items: 'none' })
  })

  it('slowBytes: right JSON, a byte at a time', async () => {
    await order({ kind: 'slowBytes', ms: 0 })
    expect(await (await get()).json()).toEqual({ items: [] })
  })

  it('huge: more than anyone wants, and it stops when nobody reads', async () => {
    await order({ kind: 'huge' })
    const reader = (await get()).body?.getReader()
    let bytes = 0
    while (reader && bytes <= 5_000_000) bytes += (await reader.read()).value?.length ?? 0
    await reader?.cancel()
    expect(bytes).toBeGreaterThan(5_000_000)
  })

  it('redirect, htmlNotFound, plainRefusal: what a proxy answers', async () => {
    for (const kind of ['redirect', 'htmlNotFound', 'plainRefusal']) await order({ kind, times: 1 })
    const answers: [number, string | undefined][] = []
    for (let n = 0; n < 3; n++) {
      const { status, headers } = await fetch(`${origin}/farsta/v1/changes`, { redirect: 'manual' })
      answers.push([status, headers.get('content-type')?.split(';')[0]])
    }
    expect(answers).toEqual([
      [302, 'text/plain'],
      [404, 'text/html'],
      [400, 'text/plain'],
    ])
  })

  it('refusal: a no for good, of the calls that say what is named', async () => {
    await order({ kind: 'refusal', method: 'POST', bodyPattern: 'giftig', times: 1 })
    const answers = [await post({ text: 'giftig' }), await post({ text: 'giftig' })]
    expect(answers.map(({ status }) => status === 422)).toEqual([true, false])
    expect(answers[0]?.headers.get('content-type')).toContain('application/problem+json')
  })

  it('busy, slowDown: problems that ask to be left alone', async () => {
    await order({ kind: 'busy', ms: 3000, times: 1 })
    await order({ kind: 'slowDown', times: 1 })
    const answers = [await get(), await get()]
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [409, '3'],
      [429, '1'],
    ])
  })

  it('lostAnswer: it is done, and nobody is told', async () => {
    await order({ kind: 'lostAnswer', times: 1 })
    await expect(post({ text: 'Ingen kom.' })).rejects.toThrow()
    expect(taken).toEqual([{ text: 'Ingen kom.' }])
  })

  it('bodyPattern: one thing among others, which come through whole', async () => {
    await order({ kind: 'redirect', bodyPattern: 'fastnar', method: 'POST' })
    expect((await post({ text: 'Den här kommer fram.' })).status).toBe(200)
    expect((await post({ text: 'Den här fastnar.' })).redirected).toBe(true)
    expect((await get()).status).toBe(200)
    expect(taken).toEqual([{ text: 'Den här kommer fram.' }])
  })

  it('none: everything works again', async () => {
    await order({ kind: 'drop' })
    await order({ kind: 'none' })
    expect((await get()).status).toBe(200)
  })
})

describe('the admin calls', () => {
  it('refuse an order that means nothing', async () => {
    expect((await admin('/faults', { tenant: 'farsta', kind: 'fire' })).status).toBe(400)
    expect((await admin('/faults', { tenant: 'farsta', kind: 'drop', pathPattern: '(' })).status).toBe(400)
    expect((await admin('/faults', { tenant: 'nobody', kind: 'drop' })).status).toBe(404)
  })

  it('reset the world', async () => {
    await order({ kind: 'drop' })
    expect((await admin('/reset')).status).toBe(204)
    expect(resets).toBe(1)
    expect((await get()).status).toBe(200)
  })

  it('are not there for a web page, nor in production', async () => {
    expect((await admin('/reset', {}, { origin: 'https://elsewhere.example' })).status).toBe(404)
    const [production, at] = await listen(true)
    expect((await admin('/reset', {}, {}, at)).status).toBe(404)
    production.closeAllConnections()
    production.close()
    expect(resets).toBe(1)
  })
})
