import { beforeEach, describe, expect, it } from 'vitest'
import { brukare, drip, flood, good, json, keptInMap, problem, raw, shift, type Script } from './scripted-provider'
import { useScriptedProvider } from './scripted-scene'

const place = { providerId: 'farsta', brukareId: 'bru-1' }
const anna = { personId: 'person-a', role: 'godMan', requestId: 'req-1' } as const
const bertil = { personId: 'person-b', role: 'godMan', requestId: 'req-2' } as const
const days = { from: '2026-11-16', to: '2026-11-22' }

const scripted = useScriptedProvider()
const { connect } = scripted

beforeEach(() => {
  scripted.provider.plays(good)
})

describe('a read', () => {
  it('says who asks, with a token that many calls at once share', async () => {
    const { gateway } = connect()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => gateway.getBrukare(place, { ...anna, personId: `person-${i}` })),
    )
    expect(answers.map(({ state }) => state)).toEqual(Array(10).fill('fresh'))
    expect(scripted.provider.tokensGiven()).toBe(1)
    const headers = scripted.provider.seen.map((one) => one.headers)
    expect(new Set(headers.map((one) => one['insyn-actor'])).size).toBe(10)
    expect(headers[0]).toMatchObject({
      authorization: 'Bearer token-1',
      'insyn-actor-role': 'godMan',
      'x-request-id': 'req-1',
    })
    expect(scripted.provider.seen[0]?.url).toBe('/api/v1/brukare/bru-1')
  })

  it('sends a personal identity number in the body of the search only', async () => {
    const { gateway } = connect()
    scripted.provider.plays((_, response) => json(response, { representations: [] }))
    const number = '198311059847'
    const answer = await gateway.searchPersons('farsta', anna, number)
    expect(answer).toMatchObject({ state: 'fresh', data: { representations: [] } })
    const [request] = scripted.provider.seen
    expect(JSON.parse(request!.body)).toEqual({ personalIdentityNumber: number, pseudonymKey: 'p'.repeat(43) })
    expect(JSON.stringify([request!.url, request!.headers])).not.toContain(number)
    expect(request!.headers).not.toHaveProperty('insyn-actor-role')
  })

  it('gives the very same object for as long as the provider answers 304, with the new time', async () => {
    const { gateway, time } = connect()
    const first = await gateway.getBrukare(place, anna)
    scripted.provider.plays((request, response) => {
      expect(request.headers['if-none-match']).toBe('"1"')
      response.writeHead(304, { etag: '"1"' }).end()
    })
    time.now = new Date('2026-11-19T12:05:00Z')
    const second = await gateway.getBrukare(place, anna)
    expect(second).toMatchObject({ state: 'fresh', asOf: time.now, etag: '"1"' })
    expect(first.state === 'fresh' && second.state === 'fresh' && second.data === first.data).toBe(true)
  })

  it('takes a 304 that was not asked for as a broken contract', async () => {
    const { gateway } = connect()
    scripted.provider.plays((_, response) => response.writeHead(304).end())
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'missing', reason: 'contract' })
  })

  it('is one request when the same person asks for the same twice at once', async () => {
    const { gateway } = connect()
    await Promise.all([gateway.getBrukare(place, anna), gateway.getBrukare(place, anna)])
    expect(scripted.provider.seen).toHaveLength(1)
  })

  it('tries once more after a 500, and renews the token once after a 401', async () => {
    const { gateway } = connect()
    scripted.provider.plays((request, response) =>
      scripted.provider.seen.length === 1 ? problem(response, 500) : good(request, response),
    )
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'fresh' })
    expect(scripted.provider.seen).toHaveLength(2)

    scripted.provider.plays((request, response) =>
      request.headers.authorization === 'Bearer token-1' ? problem(response, 401) : good(request, response),
    )
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'fresh' })
    expect(scripted.provider.tokensGiven()).toBe(2)
  })

  it('follows cursors to the end, and stops at a list that goes in a circle', async () => {
    const { gateway } = connect()
    scripted.provider.plays(({ url }, response) => {
      const cursor = new URL(url, 'http://x').searchParams.get('cursor')
      if (cursor === null) json(response, { items: [shift('s1')], nextCursor: 'c1' }, 200, { etag: '"a"' })
      else json(response, { items: [shift('s2')] }, 200, { etag: '"b"' })
    })
    const [first, second] = [await gateway.listShifts(place, anna, days), await gateway.listShifts(place, anna, days)]
    expect(first).toMatchObject({ state: 'fresh', data: [{ id: 's1' }, { id: 's2' }], etag: '"a" "b"' })
    expect(second).toMatchObject({ state: 'fresh', etag: '"a" "b"' })

    scripted.provider.plays((_, response) => json(response, { items: [shift('s1')], nextCursor: 'c1' }))
    expect(await gateway.listShifts(place, bertil, days)).toMatchObject({ state: 'missing', reason: 'contract' })
  })
})

const timeoutMs = 1_000
const faults: [string, Script, 'unavailable' | 'contract'][] = [
  ['is silent', () => undefined, 'unavailable'],
  ['drops the connection', (_, response) => response.destroy(), 'unavailable'],
  ['sends one byte a second', (_, response) => drip(response), 'unavailable'],
  ['answers 503', (_, response) => problem(response, 503), 'unavailable'],
  ['answers 401 to every token', (_, response) => problem(response, 401), 'unavailable'],
  ['answers 429', (_, response) => problem(response, 429), 'unavailable'],
  ['cuts the JSON off', (_, response) => raw(response, '{"id":"bru-1","na'), 'contract'],
  ['breaks the schema', (_, response) => json(response, { ...brukare('Pia'), name: 7 }), 'contract'],
  ['answers with a web page', (_, response) => raw(response, '<html>', 'text/html'), 'contract'],
  ['sends more than is allowed', (_, response) => flood(response), 'contract'],
  ['redirects', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), 'contract'],
  ['has a proxy that answers 404 with a page', (_, response) => raw(response, '<p>', 'text/html', 404), 'contract'],
]

describe.each(faults)('when the provider %s', (_, script, reason) => {
  it('says so within the time limit, and gives the last good answer with its time', async () => {
    const before = connect()
    expect(await before.gateway.getBrukare(place, anna)).toMatchObject({ state: 'fresh' })
    await before.gateway.close()
    const { gateway, time } = connect(before.kept, { maxAnswerBytes: 200_000 }, timeoutMs)
    scripted.provider.plays(script)
    time.now = new Date('2026-11-19T13:00:00Z')
    const started = performance.now()
    const [kept, missing] = [await gateway.getBrukare(place, anna), await gateway.getBrukare(place, bertil)]
    expect(performance.now() - started).toBeLessThan(2 * timeoutMs + 1_500)
    expect(kept).toMatchObject({ state: 'kept', asOf: before.time.now, reason, data: { name: 'Pia' } })
    expect(missing).toEqual({ state: 'missing', reason, since: time.now })
    time.now = new Date('2026-11-19T13:20:00Z')
    expect(await gateway.getBrukare(place, bertil)).toMatchObject({ since: new Date('2026-11-19T13:00:00Z') })
  })
})

describe('kept answers', () => {
  it('outlive the process, are written once for each version, and keep their time', async () => {
    const kept = keptInMap()
    const before = connect(kept)
    await before.gateway.getBrukare(place, anna)
    scripted.provider.plays((_, response) => response.writeHead(304).end())
    await before.gateway.getBrukare(place, anna)
    await before.gateway.close()
    expect(kept.saves()).toBe(1)

    await scripted.provider.down()
    const after = connect(kept)
    after.time.now = new Date('2026-11-20T11:59:00Z')
    expect(await after.gateway.getBrukare(place, anna)).toMatchObject({
      state: 'kept',
      reason: 'unavailable',
      asOf: new Date('2026-11-19T12:00:00Z'),
      data: { name: 'Pia' },
    })
    after.time.now = new Date('2026-11-20T12:01:00Z')
    expect(await after.gateway.getBrukare(place, anna)).toMatchObject({ state: 'missing', reason: 'unavailable' })
    await scripted.provider.up()
  })

  it('have their time moved on when the provider confirms them, so that they do not grow too old', async () => {
    const { gateway, time, kept } = connect()
    await gateway.getBrukare(place, anna)
    scripted.provider.plays((_, response) => response.writeHead(304).end())
    time.now = new Date('2026-11-19T14:00:00Z')
    await gateway.getBrukare(place, anna)
    await gateway.close()
    expect([...kept.rows.values()].map((row) => row.fetchedAt)).toEqual([time.now])
    expect(kept.saves()).toBe(1)
  })

  it('are never another person’s, nor the same person’s in another role, from memory or from the database', async () => {
    const { gateway, kept } = connect()
    scripted.provider.plays((request, response) => {
      if (request.headers['insyn-actor'] === 'person-a' && request.headers['insyn-actor-role'] === 'godMan')
        json(response, brukare('Pia'), 200, { etag: '"same"' })
      else problem(response, 503)
    })
    await gateway.getBrukare(place, anna)
    const others = [bertil, { ...anna, role: 'anhorig' } as const]
    for (const other of others) expect(await gateway.getBrukare(place, other)).toMatchObject({ state: 'missing' })
    const restarted = connect(kept).gateway
    for (const other of others) expect(await restarted.getBrukare(place, other)).toMatchObject({ state: 'missing' })
    expect(scripted.provider.seen.filter((one) => one.headers['if-none-match'] !== undefined)).toEqual([])
  })

  it('are gone once the provider says that this is not for this person', async () => {
    const { gateway, kept } = connect()
    await gateway.getBrukare(place, anna)
    scripted.provider.plays((_, response) => problem(response, 403))
    expect(await gateway.getBrukare(place, anna)).toEqual({ state: 'missing', reason: 'notFound', since: null })
    await gateway.close()
    await scripted.provider.down()
    expect(await connect(kept).gateway.getBrukare(place, anna)).toMatchObject({ reason: 'unavailable' })
    await scripted.provider.up()
  })
})

describe('the breaker', () => {
  it('opens after failures in a row, so that the provider is left alone, and closes again by itself', async () => {
    const { gateway } = connect(undefined, { breakAfter: 3, breakForMs: 60 })
    scripted.provider.plays((_, response) => problem(response, 500))
    for (let i = 0; i < 6; i += 1) await gateway.getBrukare(place, anna)
    const reached = scripted.provider.seen.length
    expect(reached).toBeLessThanOrEqual(4)
    scripted.provider.plays(good)
    await expect.poll(() => gateway.getBrukare(place, anna), { timeout: 3_000 }).toMatchObject({ state: 'fresh' })
  })
})

describe('another’s data', () => {
  it('are not given, whatever id is asked for and whatever the provider answers', async () => {
    const { gateway, log } = connect()
    for (const id of ['..', '../bru-2', 'a/b', 'Pia Lindgren', '']) {
      expect(await gateway.getTimeReport(place, anna, id)).toMatchObject({ reason: 'notFound' })
    }
    expect(scripted.provider.seen).toHaveLength(0)
    scripted.provider.plays((_, response) => json(response, { ...brukare('Karl'), id: 'bru-2' }))
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'missing', reason: 'contract' })
    expect(log.join('')).toMatch(/mixed-up: \/id is not the one asked for/)
  })
})
