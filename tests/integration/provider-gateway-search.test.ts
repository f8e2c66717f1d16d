import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ProviderGateway } from '../../app/provider/types'
import { gatewayTo, json, problem, startScriptedProvider, type Script } from './scripted-provider'

/** The call about several brukare: what is asked, and what of an answer is believed. */

const greta = { personId: 'person-g', requestId: 'req-1' } as const
const month = '2026-10'
const asked = [
  { brukareId: 'bru-2', role: 'ombud' },
  { brukareId: 'bru-1', role: 'godMan' },
] as const
const none = { active: 0, waiting: 0, standby: 0 }
const report = (id: string, of = month) => ({
  ...{ id, month: of, staff: { id: 's', displayName: 'Amina', role: 'assistant' }, state: 'certified' },
  ...{ sums: { planned: none, reported: none, faststalld: none }, rowCount: 1, deviationCount: 0 },
  openObjectionCount: 0,
})
const found = (...brukareIds: string[]) => brukareIds.map((brukareId) => ({ brukareId, reports: [report(brukareId)] }))
const searchSchema = z.object({
  month: z.string(),
  brukare: z.array(z.object({ id: z.string(), role: z.string() })),
  cursor: z.string().optional(),
})
const bodyOf = (body: string) => searchSchema.parse(JSON.parse(body))

let provider: Awaited<ReturnType<typeof startScriptedProvider>>
let open: ProviderGateway[] = []

const connect = (...rest: Parameters<typeof gatewayTo> extends [string, ...infer Rest] ? Rest : never) => {
  const made = gatewayTo(provider.origin, ...rest)
  open.push(made.gateway)
  return made
}
const answers =
  (items: unknown, more = {}): Script =>
  (_, response) =>
    json(response, { items, ...more })

beforeEach(async () => {
  provider = await startScriptedProvider()
})
afterEach(async () => {
  await Promise.all([...open.map((gateway) => gateway.close()), provider.down()])
  open = []
})

describe('the search for reports of several', () => {
  it('is one call, with each brukare and the role for them in the body and no role in the header', async () => {
    const { gateway } = connect()
    provider.plays(answers(found('bru-1', 'bru-2')))
    const answer = await gateway.searchTimeReports('farsta', greta, asked, month)
    expect(answer).toMatchObject({ state: 'fresh', data: found('bru-1', 'bru-2') })
    expect(provider.seen).toHaveLength(1)
    const [request] = provider.seen
    expect(request).toMatchObject({ method: 'POST', url: '/api/v1/time-reports/search' })
    expect(bodyOf(request?.body ?? '')).toEqual({
      month,
      brukare: [
        { id: 'bru-1', role: 'godMan' },
        { id: 'bru-2', role: 'ombud' },
      ],
    })
    expect(request?.headers).toMatchObject({ 'insyn-actor': 'person-g', 'x-request-id': 'req-1' })
    expect(request?.headers).not.toHaveProperty('insyn-actor-role')
    expect(request?.headers).not.toHaveProperty('idempotency-key')
  })

  it('takes an answer that leaves someone out, and follows its pages', async () => {
    const { gateway } = connect()
    provider.plays(answers(found('bru-2')))
    expect(await gateway.searchTimeReports('farsta', greta, asked, month)).toMatchObject({ data: found('bru-2') })
    provider.plays(({ body }, response) => {
      if (bodyOf(body).cursor === undefined) json(response, { items: found('bru-1'), nextCursor: 'c' })
      else json(response, { items: found('bru-2') })
    })
    const answer = await gateway.searchTimeReports('farsta', greta, asked, month)
    expect(answer).toMatchObject({ state: 'fresh', data: found('bru-1', 'bru-2') })
  })

  it.each([
    ['someone who was not asked for', found('bru-1', 'bru-3')],
    ['the same one twice', found('bru-1', 'bru-1')],
    ['another month', [{ brukareId: 'bru-1', reports: [report('r', '2026-09')] }]],
    ['something that is no report', [{ brukareId: 'bru-1', reports: [{ id: 'r' }] }]],
  ])('believes nothing of an answer about %s', async (_, items) => {
    const { gateway } = connect()
    provider.plays(answers(items))
    const answer = await gateway.searchTimeReports('farsta', greta, asked, month)
    expect(answer).toMatchObject({ state: 'missing', reason: 'contract' })
  })

  it('gives the last good answer to the same question of the same person when the provider is down', async () => {
    const { gateway, kept, time } = connect()
    provider.plays(answers(found('bru-1')))
    await gateway.searchTimeReports('farsta', greta, asked, month)
    provider.plays((_, response) => problem(response, 503))
    const [same, swapped, fewer, other] = await Promise.all([
      gateway.searchTimeReports('farsta', greta, asked, month),
      gateway.searchTimeReports('farsta', greta, asked.toReversed(), month),
      gateway.searchTimeReports('farsta', greta, asked.slice(1), month),
      gateway.searchTimeReports('farsta', { ...greta, personId: 'person-b' }, asked, month),
    ])
    expect(same).toMatchObject({ state: 'kept', asOf: time.now, data: found('bru-1') })
    expect(swapped).toMatchObject({ state: 'kept' })
    expect([fewer, other]).toMatchObject([{ state: 'missing' }, { state: 'missing' }])
    await gateway.close()
    expect([...kept.rows.keys()].join()).not.toMatch(/bru-/)
  })

  it('gives the same version while the answer is the same, and says when there is no such call', async () => {
    const { gateway } = connect()
    // A tag on the answer to a POST means nothing and must not be sent back.
    provider.plays((_, response) => json(response, { items: found('bru-1') }, 200, { etag: '"1"' }))
    const ask = () => gateway.searchTimeReports('farsta', greta, asked, month)
    const [first, second] = [await ask(), await ask()]
    expect(first).toMatchObject({ etag: 'etag' in second ? second.etag : null })
    expect(provider.seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined])
    provider.plays((_, response) => problem(response, 404))
    expect(await ask()).toEqual({ state: 'missing', reason: 'notFound', since: null })
  })

  it('is a call for each two hundred, and whole or not at all', async () => {
    const { gateway } = connect()
    const many = Array.from({ length: 450 }, (_, n) => ({ brukareId: `b-${1000 + n}`, role: 'godMan' as const }))
    provider.plays(({ body }, response) => {
      json(response, { items: found(...bodyOf(body).brukare.map(({ id }) => id)) })
    })
    const answer = await gateway.searchTimeReports('farsta', greta, many, month)
    expect(answer.state === 'fresh' ? answer.data.length : answer).toBe(450)
    expect(provider.seen.map(({ body }) => bodyOf(body).brukare.length)).toEqual([200, 200, 50])
    provider.plays(({ body }, response) => {
      if (bodyOf(body).brukare.length < 200) problem(response, 503)
      else json(response, { items: [] })
    })
    const half = await gateway.searchTimeReports('farsta', { ...greta, personId: 'person-c' }, many, month)
    expect(half).toMatchObject({ state: 'missing', reason: 'unavailable' })
  })
})
