import { describe, expect, it } from 'vitest'
import { brukare, good, json, problem, raw, shift, type Script } from './scripted-provider'
import { useScriptedProvider } from './scripted-scene'

/** What a list, a page and a feed may cost, whatever a provider does; and what the operator is told. */

const place = { providerId: 'farsta', brukareId: 'bru-1' }
const anna = { personId: 'person-a', role: 'godMan', requestId: 'req-1' } as const
const days = { from: '2026-11-16', to: '2026-11-22' }
const secret = 'KANARIEORD'

const scripted = useScriptedProvider()
const { connect } = scripted
const cursorIn = (url: string) => new URL(url, 'http://x').searchParams.get('cursor')
/** A list whose page number n is what `pageOf` gives for it. */
const pages =
  (pageOf: (n: number) => { items: unknown[]; nextCursor?: string }): Script =>
  ({ url }, response) =>
    json(response, pageOf(Number(cursorIn(url) ?? 0)))
const twoPages = pages((n) => ({ items: [shift(`s${n}`)], ...(n === 0 ? { nextCursor: '1' } : {}) }))

const padded = (id: string) => ({ ...shift(id), activities: [{ name: 'x'.repeat(190), planned: true, done: null }] })
const bad: [string, Script, RegExp][] = [
  [
    'goes in a circle',
    pages((n) => ({ items: [shift(`s${n}`)], nextCursor: n === 1 ? '0' : '1' })),
    /cursor-loop: \/nextCursor/,
  ],
  ['has no end', pages((n) => ({ items: [], nextCursor: String(n + 1) })), /list-too-long: \/nextCursor after 5 pages/],
  [
    'has too many items over its pages',
    pages((n) => ({ items: Array.from({ length: 40 }, (_, i) => shift(`s${n}-${i}`)), nextCursor: String(n + 1) })),
    /list-too-long: \/items more than 100 over/,
  ],
  [
    'has too many bytes over its pages',
    pages((n) => ({ items: Array.from({ length: 30 }, (_, i) => padded(`s${n}-${i}`)), nextCursor: String(n + 1) })),
    /list-too-long: \/items more than 20000 bytes/,
  ],
  [
    'loses its second page',
    ({ url }, response) => {
      if (cursorIn(url) === null) json(response, { items: [shift('s9')], nextCursor: '1' })
      else problem(response, 404)
    },
    /http-404: \/nextCursor/,
  ],
  [
    'breaks off in its second page',
    ({ url }, response) => {
      if (cursorIn(url) === null) json(response, { items: [shift('s9')], nextCursor: '1' })
      else json(response, { items: [{ ...shift('s2'), kind: secret }] })
    },
    /ShiftPage \/items\/0\/kind must be/,
  ],
]

describe.each(bad)('a list that %s', (_, script, says) => {
  it('is not shown, not even a part of it: the last good one is, also after a restart, and the operator is told', async () => {
    const limits = { maxListItems: 100, maxListBytes: 20_000, maxListPages: 5 }
    const { gateway, kept, log } = connect(undefined, limits)
    scripted.provider.plays(twoPages)
    const first = await gateway.listShifts(place, anna, days)
    expect(first).toMatchObject({ state: 'fresh', data: [{ id: 's0' }, { id: 's1' }] })
    scripted.provider.plays(script)
    const second = await gateway.listShifts(place, anna, days)
    expect(second).toMatchObject({ state: 'kept', reason: 'contract', data: [{ id: 's0' }, { id: 's1' }] })
    expect(log.join('')).toMatch(says)
    expect(log.join('')).toMatch(/"providerId":"farsta".*"operation":"listShifts","requestId":"req-1"/)
    expect(log.join('')).not.toContain(secret)
    await gateway.close()
    const after = connect(kept, limits)
    expect(await after.gateway.listShifts(place, anna, days)).toMatchObject({
      state: 'kept',
      data: [{ id: 's0' }, { id: 's1' }],
    })
    scripted.provider.plays(twoPages)
    expect(await after.gateway.listShifts(place, anna, days)).toMatchObject({ state: 'fresh', data: [{}, {}] })
  })
})

describe('a list', () => {
  it('is the same object while each of its pages is unchanged, also after a fault in between', async () => {
    const { gateway } = connect()
    const tagged: Script = ({ url, headers }, response) => {
      const etag = `"${cursorIn(url) ?? ''}"`
      if (headers['if-none-match'] === etag) response.writeHead(304).end()
      else
        json(
          response,
          { items: [shift(`s${etag.length}`)], ...(cursorIn(url) === null ? { nextCursor: '1' } : {}) },
          200,
          { etag },
        )
    }
    scripted.provider.plays(tagged)
    const first = await gateway.listShifts(place, anna, days)
    scripted.provider.plays((_, response) => raw(response, 'not JSON'))
    expect(await gateway.listShifts(place, anna, days)).toMatchObject({ state: 'kept' })
    scripted.provider.plays(tagged)
    const third = await gateway.listShifts(place, anna, days)
    expect(first.state === 'fresh' && third.state === 'fresh' && first.data === third.data).toBe(true)
    expect(scripted.provider.seen.at(-1)?.headers['if-none-match']).toBe('"1"')
  })

  it.each([
    [{ brukareId: 'bru-2' }, /\/items\/0\/brukareId is not the one/],
    [{ month: '2026-10' }, /\/items\/0\/month is not the one asked for/],
    [{}, /\/items\/1\/id has been given before/],
  ])(
    'about another brukare or month, or of the same twice, is a fault that gives the last good one: %j',
    async (other, says) => {
      const { gateway, log } = connect()
      scripted.provider.plays((_, response) => json(response, { items: [] }))
      await gateway.listTimeReportsWithRows(place, anna, '2026-11')
      const none = { active: 0, waiting: 0, standby: 0 }
      const report = {
        ...{ id: 'r', month: '2026-11', staff: { id: 's', displayName: secret, role: 'assistant' }, state: 'open' },
        ...{ sums: { planned: none, reported: none, faststalld: none }, rowCount: 0, deviationCount: 0 },
        ...{ openObjectionCount: 0, brukareId: 'bru-1', rows: [], faststallanden: [], comments: [], objectionIds: [] },
        ...other,
      }
      scripted.provider.plays((_, response) => json(response, { items: [report, report] }))
      const answer = await gateway.listTimeReportsWithRows(place, anna, '2026-11')
      expect(answer).toMatchObject({ state: 'kept', reason: 'contract', data: [] })
      expect(log.join('')).toMatch(says)
      expect(log.join('')).not.toMatch(/KANARIEORD|bru-2|2026-10/)
    },
  )

  it('of fastställanden or underlag of another month is a fault too', async () => {
    const { gateway, log } = connect()
    const none = { active: 0, waiting: 0, standby: 0 }
    scripted.provider.plays((_, response) =>
      json(response, { month: '2026-10', items: [], totals: { planned: none, reported: none, faststalld: none } }),
    )
    expect(await gateway.listFaststallanden(place, anna, '2026-11')).toMatchObject({ reason: 'contract' })
    expect(log.join('')).toMatch(/"operation":"listFaststallanden".*\/month is not the one asked for/)
  })
})

describe('a text that no database takes', () => {
  it.each(['\u0000', '\ud800', 'a\udc00b'])('is a fault of its field, %j', async (name) => {
    const { gateway, log } = connect()
    scripted.provider.plays((_, response) => json(response, brukare(name)))
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'missing', reason: 'contract' })
    expect(log.join('')).toMatch(/Brukare \/name must not hold/)
  })

  it('is none when it is only written so', async () => {
    const { gateway } = connect()
    scripted.provider.plays((_, response) => json(response, brukare('\\u0000 😀')))
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'fresh', data: { name: '\\u0000 😀' } })
  })
})

it('does not use a tag that is too long to keep', async () => {
  const { gateway, kept } = connect()
  scripted.provider.plays((_, response) => json(response, brukare('Pia'), 200, { etag: `"${'e'.repeat(200)}"` }))
  const first = await gateway.getBrukare(place, anna)
  const second = await gateway.getBrukare(place, anna)
  expect(first.state === 'fresh' && second.state === 'fresh' && first.data === second.data).toBe(true)
  expect(scripted.provider.seen.at(-1)?.headers['if-none-match']).toBeUndefined()
  await gateway.close()
  expect([...kept.rows.values()]).toMatchObject([{ etag: null }])
})

describe('a page', () => {
  const pageMs = 1_200
  const slow =
    (ms: number, script: Script): Script =>
    (request, response) =>
      void setTimeout(() => script(request, response), ms)

  it('has one time for all its calls, one after another, and a list with all its pages', async () => {
    const { gateway, log } = connect(undefined, { pageMs })
    scripted.provider.plays(good)
    await gateway.getBrukare(place, anna)
    const endless = pages((n) => ({ items: [shift(`s${n}`)], ...(n < 9 ? { nextCursor: String(n + 1) } : {}) }))
    scripted.provider.plays(
      slow(300, ({ url, ...rest }, response) => (url.includes('shifts') ? endless : good)({ url, ...rest }, response)),
    )
    const began = performance.now()
    const end = gateway.pageBegins('req-1')
    const answers = [
      await gateway.getBrukare(place, anna),
      await gateway.listShifts(place, anna, days),
      await gateway.getBrukare(place, anna),
      await gateway.listGrants(place, anna),
    ]
    end()
    // All of the list's pages would be ten times 300 ms.
    expect(performance.now() - began).toBeLessThan(2 * pageMs)
    expect(answers.map(({ state }) => state)).toEqual(['fresh', 'missing', 'kept', 'missing'])
    expect(answers[1]).toMatchObject({ reason: 'unavailable' })
    expect(log.filter((line) => line.includes('not done when the time of the page was over'))).toHaveLength(3)
    // Another request, and the background, are not touched by it.
    expect(await gateway.getBrukare(place, { ...anna, requestId: 'req-2' })).toMatchObject({ state: 'fresh' })
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'fresh' })
  })

  it('gets what came too late for the page before it', async () => {
    const { gateway } = connect(undefined, { pageMs })
    scripted.provider.plays(slow(1_400, good))
    const end = gateway.pageBegins('req-1')
    expect(await gateway.getBrukare(place, anna)).toMatchObject({ state: 'missing', reason: 'unavailable' })
    end()
    await expect.poll(() => scripted.provider.seen.length).toBe(1)
    const next = await gateway.getBrukare(place, { ...anna, requestId: 'req-2' })
    expect(next).toMatchObject({ state: 'fresh' })
    expect(scripted.provider.seen).toHaveLength(1)
  })
})
