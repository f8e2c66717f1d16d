import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startMock, type RunningMock } from './start'

const size = { clients: 12, staff: 8, day: '2026-11-19', back: 20, ahead: 14 }
let mock: RunningMock
let now = new Date('2026-11-19T12:00:00+01:00')

beforeAll(async () => {
  mock = await startMock({ port: 0, clock: () => now, size, domain: 'd', key: 'k' })
})
afterAll(() => mock.close())

const ask = (path: string, query: Record<string, string> = {}, signed = true) => {
  const params = new URLSearchParams({ ...(signed ? { domain: 'd', key: 'k' } : {}), ...query })
  return fetch(`${mock.baseUrl}/api/v1/${path}?${params.toString()}`)
}
const rows = async (path: string, query: Record<string, string> = {}) =>
  z.array(z.looseObject({ Id: z.union([z.string(), z.number()]) })).parse(await (await ask(path, query)).json())

const swagger = z
  .object({
    paths: z.record(
      z.string(),
      z.object({
        get: z.object({
          parameters: z.array(z.object({ name: z.string() })),
          responses: z.object({ 200: z.object({ schema: z.record(z.string(), z.unknown()) }) }),
        }),
      }),
    ),
    definitions: z.record(z.string(), z.record(z.string(), z.unknown())),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'lifecare-ec-api.extract.json'), 'utf8')))

/** The swagger says nothing of null and of what it does not name; the real API gives null for what is not there. */
function checkFor(path: string) {
  const schema = swagger.paths[`/api/v1/${path}`]!.get.responses[200].schema
  const formats = { 'date-time': true, int32: true, double: true } as const
  const closed = Object.fromEntries(
    Object.entries(swagger.definitions).map(([name, one]) => [name, { ...one, additionalProperties: false }]),
  )
  return new Ajv({ strict: false, formats }).compile({ ...schema, definitions: closed })
}
const withoutNull = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner === null ? undefined : inner)))

describe('the mock of Lifecare', () => {
  it.each([
    'planned_workshifts',
    'reported_visits',
    'clients',
    'provider_personnels',
    'sol_decisions',
    'service_plans',
  ])('answers %s as the swagger says, with no field that it does not have', async (path) => {
    const found = await rows(path)
    expect(found.length).toBeGreaterThan(5)
    const check = checkFor(path)
    check(withoutNull(found))
    expect(check.errors ?? []).toEqual([])
  })

  it('refuses a call without domain or key, and a key that stands twice', async () => {
    expect((await ask('clients', {}, false)).status).toBe(401)
    expect((await ask('clients', { key: 'other' })).status).toBe(401)
    expect((await fetch(`${mock.baseUrl}/api/v1/clients?domain=d&key=k&key=k`)).status).toBe(401)
    const byHeader = { headers: { 'x-api-key': 'k' } }
    expect((await fetch(`${mock.baseUrl}/api/v1/clients?domain=d`, byHeader)).status).toBe(200)
  })

  it('wants text in single quotes and a number bare', async () => {
    const [first] = mock.tenant.clients
    expect(await rows('clients', { q: `PersonId='${first!.number}'` })).toHaveLength(1)
    expect(await rows('clients', { q: `Id=${first!.id}` })).toHaveLength(1)
    expect(await rows('clients', { q: `PersonId='190001010000'` })).toEqual([])
    for (const q of [`PersonId:${first!.number}`, `FirstName=Astrid`, `MaritalStatus='x'`]) {
      expect((await ask('clients', { q })).status).toBe(400)
    }
  })

  it('gives planned shifts once each, from the last one seen on', async () => {
    const seen: string[] = []
    let last: { ModificationTime: string; Id: string } | undefined
    const shift = z.object({ Id: z.string(), ModificationTime: z.string() })
    for (;;) {
      const more: Record<string, string> = last
        ? { modifiedTime: last.ModificationTime, lastSeenWorkshiftId: last.Id }
        : {}
      const page = z.array(shift).parse(await (await ask('planned_workshifts', { maxCount: '7', ...more })).json())
      if (page.length === 0) break
      seen.push(...page.map(({ Id }) => Id))
      last = page.at(-1)
    }
    expect(seen).toEqual(mock.tenant.workshiftsAt(now).map(({ id }) => id))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('gives a revoked shift empty, in the year 0001, and times without an offset', async () => {
    const { id } = mock.tenant.workshiftsAt(now).at(-1)!
    mock.tenant.change(id, now, { isRevoked: true })
    const found = await rows('planned_workshifts', { modifiedTime: now.toISOString() })
    expect(found).toEqual([
      expect.objectContaining({ Id: id, IsRevoked: true, StartTime: '0001-01-01T00:00:00', Personnel: null }),
    ])
    const [first] = await rows('planned_workshifts')
    expect(first!.StartTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  })

  it('pushes visits down while one reads', async () => {
    const before = await rows('reported_visits', { limit: '5', offset: '0' })
    now = new Date('2026-11-19T20:00:00+01:00')
    const after = await rows('reported_visits', { limit: '5', offset: '5' })
    expect(after.map(({ Id }) => Id)).not.toEqual(before.map(({ Id }) => Id))
  })

  it('fails as it is told to', async () => {
    mock.faults.order({ kind: 'tooMany', path: 'clients', times: 1 })
    mock.faults.order({ kind: 'html', path: 'clients', times: 1 })
    expect((await ask('clients')).status).toBe(429)
    const page = await ask('clients')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('html')])
    expect((await ask('clients')).status).toBe(200)
  })
})
