import { buffer } from 'node:stream/consumers'
import { randomUUID } from 'node:crypto'
import { exportJWK } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createProviderGateway } from '../../app/provider/gateway.server'
import type { Answer, ProviderGateway } from '../../app/provider/types'
import type { NewObjection } from '../../provider-api/contract'
import { brukare, others } from '../../sandbox/data/cast'
import { keptInMap } from './scripted-provider'
import { clientId, startForTest } from './sandbox-provider-client'

/** The gateway as it is in the portal, against the sandbox provider as it is in the demo. */

const key = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() })
const actor = { personId: 'person-1', role: 'brukare', requestId: 'test-1' } as const
const days = { from: '2026-11-16', to: '2026-11-22' }

let sandbox: Awaited<ReturnType<typeof startForTest>>
let gateway: ProviderGateway
let pia: { providerId: string; brukareId: string }

const got = <T>(answer: Answer<T>): T => {
  if (answer.state !== 'fresh') throw new Error(`not fresh: ${JSON.stringify(answer)}`)
  return answer.data
}

beforeAll(async () => {
  sandbox = await startForTest()
  const baseUrl = `${sandbox.running.origin}/farsta`
  const limits = { stalenessHours: 24, timeoutMs: 10_000, concurrency: 8 }
  gateway = createProviderGateway(
    {
      providers: [
        { id: 'farsta', name: 'Farsta', baseUrl, clientId, tokenEndpoint: `${baseUrl}/oauth/token`, ...limits },
      ],
      keys: {
        signing: { ...key.parse(await exportJWK(sandbox.privateKey)), kid: 'k1' },
        pseudonym: 'B'.repeat(43),
        encryption: { active: 'a', ring: {} },
        index: { active: 'a', ring: {} },
      },
      clock: sandbox.clock,
    },
    { database: { keptAnswers: keptInMap() }, logger: pino({ level: 'silent' }) },
  )
  const found = got(await gateway.searchPersons('farsta', actor, brukare[0].number))
  pia = { providerId: 'farsta', brukareId: found.brukare?.id ?? '' }
})
afterAll(async () => {
  await gateway.close()
  await sandbox.close()
})

describe('against the sandbox provider', () => {
  it('reads everything of a brukare, all of it true to the contract', async () => {
    const month = '2026-11'
    const [person, shifts, reports, faststallanden, grants, claims, fullmakter, objections, documents, capabilities] =
      await Promise.all([
        gateway.getBrukare(pia, actor),
        gateway.listShifts(pia, actor, days),
        gateway.listTimeReports(pia, actor, month),
        gateway.listFaststallanden(pia, actor, month),
        gateway.listGrants(pia, actor),
        gateway.listClaims(pia, actor, month),
        gateway.listFaststallandeFullmakter(pia, actor),
        gateway.listObjections(pia, actor),
        gateway.listDocuments(pia, actor),
        gateway.getCapabilities('farsta', actor),
      ])
    expect(got(person).name).toBe('Pia Lindgren')
    expect(got(capabilities).providerName).toBe('Farsta Assistans')
    for (const list of [shifts, reports, grants]) expect(got<readonly unknown[]>(list).length).toBeGreaterThan(0)
    for (const answer of [faststallanden, claims, fullmakter, objections]) expect(answer.state).toBe('fresh')

    const [first] = got(reports)
    const report = got(await gateway.getTimeReport(pia, actor, first!.id))
    expect(got(await gateway.listTimeReportsWithRows(pia, actor, month))).toContainEqual(report)
    expect(report.rows).toHaveLength(first!.rowCount)
    expect(await gateway.getTimeReport({ ...pia, brukareId: 'bru-other' }, actor, first!.id)).toMatchObject({
      reason: 'notFound',
    })

    const [document] = got(documents)
    const { stream } = got(await gateway.getDocumentContent(pia, actor, document!.id))
    expect((await buffer(stream)).byteLength).toBe(document!.bytes)
  })

  it('tells who represents a brukare by law, without a number', async () => {
    const karl = got(await gateway.searchPersons('farsta', actor, brukare[1].number)).brukare?.id ?? ''
    const place = { providerId: 'farsta', brukareId: karl }
    const held = got(await gateway.listRepresentations(place, actor))
    expect(held).toMatchObject([{ kind: 'godMan', holderName: 'Greta Malm' }])
    const greta = others.find(({ key }) => key === 'greta')?.number ?? ''
    const [own] = got(await gateway.searchPersons('farsta', actor, greta)).representations.filter(
      (one) => one.brukare.id === karl,
    )
    expect(own?.id).toBe(held[0]?.id)
    expect(JSON.stringify(held)).not.toContain(greta.slice(2))
    expect(await gateway.listRepresentations({ ...place, brukareId: 'bru-none' }, actor)).toMatchObject({
      reason: 'notFound',
    })
  })

  it('gives the same object again while nothing has changed, since the sandbox answers 304', async () => {
    const first = await gateway.listShifts(pia, actor, days)
    const second = await gateway.listShifts(pia, actor, days)
    expect(got(second)).toBe(got(first))
  })

  it('lodges an objection once for a key, replies, withdraws, and finds it all in the feed', async () => {
    const shift = got(await gateway.listShifts(pia, actor, days))[0]
    const body: NewObjection = {
      reference: 'INV-7K3M-Q2',
      target: { type: 'shift', shiftIds: [shift!.id] },
      reason: 'didNotHappen',
      text: 'Ingen kom.',
      lodgedAt: sandbox.clock().toISOString(),
      onBehalfOf: 'brukare',
    }
    const once = randomUUID()
    const [one, two] = [
      await gateway.lodgeObjection(pia, actor, once, body),
      await gateway.lodgeObjection(pia, actor, once, body),
    ]
    expect(one).toMatchObject({ ok: true, data: { state: 'received', reference: body.reference } })
    expect(two).toEqual(one)
    expect(await gateway.lodgeObjection(pia, actor, once, { ...body, text: 'Annan' })).toEqual({
      ok: false,
      why: 'refused',
      code: 'http-422',
      status: 422,
      retryAfterMs: null,
    })
    const id = one.ok ? one.data.id : ''
    const message = await gateway.addObjectionMessage(pia, actor, randomUUID(), id, { text: 'Hej', name: 'Pia' })
    expect(message).toMatchObject({ ok: true })
    expect(await gateway.withdrawObjection(pia, actor, randomUUID(), id, {})).toMatchObject({
      ok: true,
      data: { state: 'withdrawn' },
    })
    expect(got(await gateway.getObjection(pia, actor, id)).messages).toHaveLength(1)

    const seen = new Set<string>()
    for (let after: string | undefined; ;) {
      const page = await gateway.listChanges('farsta', { after, etag: undefined }, actor)
      if (page.state !== 'fresh') throw new Error(`not fresh: ${JSON.stringify(page)}`)
      for (const change of page.changes) seen.add(`${change.type} ${change.resourceId}`)
      if (!page.hasMore) break
      after = page.cursor
    }
    expect(seen).toContain(`objection ${id}`)
  })

  it('meets each fault the sandbox can make with the last good answer', async () => {
    await gateway.getBrukare(pia, actor)
    for (const kind of ['status500', 'wrongJson', 'wrongSchema', 'truncated', 'drop', 'huge'] as const) {
      sandbox.running.faults.set({ tenant: 'farsta', kind })
      expect([kind, await gateway.getBrukare(pia, actor)]).toMatchObject([kind, { state: 'kept' }])
      sandbox.running.faults.clear()
      await expect.poll(() => gateway.getBrukare(pia, actor), { timeout: 20_000 }).toMatchObject({ state: 'fresh' })
    }
    expect(sandbox.running.contractBreaks).toEqual([])
  })
})
