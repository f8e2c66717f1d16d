import { randomUUID } from 'node:crypto'
import { generateKeyPair } from 'jose'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { brukare as cast } from '../../sandbox/data/cast'
import {
  askForToken,
  assertionFor,
  createBrowser,
  createClient,
  good,
  startForTest,
  valuesOf,
  webhookSecret,
  type Answer,
  type Client,
} from './sandbox-provider-client'
import { testInstant } from '../support/template-making'

let stack: Awaited<ReturnType<typeof startForTest>>
let farsta: Client
let pia: string

beforeAll(async () => {
  stack = await startForTest()
  farsta = await createClient(stack.running, 'farsta', stack.privateKey)
  pia = await farsta.brukareOf('198311059847')
})

afterAll(async () => {
  expect(stack.running.contractBreaks).toEqual([])
  await stack.close()
})

const today = testInstant.slice(0, 10)
const months = ['2026-10', '2026-11']

describe('tokens', () => {
  const refusal = z.object({ error: z.string() })
  const errorOf = async (response: Response) => [response.status, refusal.parse(await response.json()).error]

  it('are refused for a wrong key, issuer, audience or lifetime', async () => {
    const audience = `${farsta.url}/oauth/token`
    const stranger = await generateKeyPair('ES256')
    const wrong = [
      await assertionFor(audience, stranger.privateKey),
      await assertionFor(audience, stack.privateKey, { issuer: 'someone-else' }),
      await assertionFor('https://elsewhere.example/oauth/token', stack.privateKey),
      await assertionFor(audience, stack.privateKey, { seconds: -60 }),
      await assertionFor(audience, stack.privateKey, { seconds: 86_400 }),
      'not.a.token',
    ]
    for (const assertion of wrong) {
      expect(await errorOf(await askForToken(farsta.url, assertion))).toEqual([401, 'invalid_client'])
    }
  })

  it('are given once for an assertion, also for the issuer as audience', async () => {
    const assertion = await assertionFor(farsta.url, stack.privateKey)
    expect((await askForToken(farsta.url, assertion)).status).toBe(200)
    expect(await errorOf(await askForToken(farsta.url, assertion))).toEqual([401, 'invalid_client'])
  })

  it('need the right grant and an assertion', async () => {
    const assertion = await assertionFor(farsta.url, stack.privateKey)
    expect(await errorOf(await askForToken(farsta.url, assertion, 'password'))).toEqual([400, 'unsupported_grant_type'])
    const empty = await fetch(`${farsta.url}/oauth/token`, { method: 'POST', body: new URLSearchParams() })
    expect(await errorOf(empty)).toEqual([400, 'invalid_request'])
  })

  it('open nothing when missing, foreign, of another tenant or expired', async () => {
    const path = '/v1/capabilities'
    const soder = await createClient(stack.running, 'soder', stack.privateKey)
    const statusWith = async (authorization: string) => (await farsta.send(path, { headers: { authorization } })).status
    expect(await statusWith('')).toBe(401)
    expect(await statusWith(`Bearer ${farsta.token}x`)).toBe(401)
    expect(await statusWith(`Bearer ${soder.token}`)).toBe(401)
    expect(await statusWith(`Bearer ${farsta.token}`)).toBe(200)
    stack.time.offsetMs = 11 * 60_000
    expect(await statusWith(`Bearer ${farsta.token}`)).toBe(401)
    stack.time.offsetMs = 0
  })
})

describe('reading', () => {
  it('gives every resource of every brukare in the contract’s shape', async () => {
    await farsta.read('Capabilities', '/v1/capabilities')
    let reports = 0
    let objections = 0
    for (const { number } of cast) {
      const id = await farsta.brukareOf(number)
      const base = `/v1/brukare/${id}`
      await farsta.read('Brukare', base)
      await farsta.read('GrantList', `${base}/grants`)
      await farsta.read('FullmaktHistory', `${base}/faststallande-fullmakt`)
      await farsta.read('ShiftPage', `${base}/shifts?from=2026-09-20&to=2026-11-20`)
      await farsta.read('ShiftPage', `${base}/shifts?from=${today}&to=2026-12-19`)
      for (const { id: documentId } of (await farsta.read('DocumentList', `${base}/documents`)).items) {
        expect((await farsta.send(`/v1/documents/${documentId}/content`)).status).toBe(200)
      }
      for (const month of months) {
        await farsta.read('FaststallandeMonth', `${base}/faststallanden?month=${month}`)
        await farsta.read('ClaimList', `${base}/claims?month=${month}`)
        for (const { id: reportId } of (await farsta.read('TimeReportPage', `${base}/time-reports?month=${month}`))
          .items) {
          await farsta.read('TimeReport', `/v1/time-reports/${reportId}`)
          reports += 1
        }
      }
      for (const it of (await farsta.read('ObjectionPage', `${base}/objections`)).items) {
        await farsta.read('Objection', `${base}/objections/${it.id}`)
        objections += 1
      }
    }
    expect(reports).toBeGreaterThan(50)
    expect(objections).toBeGreaterThan(0)
    expect((await farsta.changesAfter()).length).toBeGreaterThan(0)
  })

  it('answers 304 to the ETag it gave, and echoes the request id', async () => {
    const first = await farsta.send(`/v1/brukare/${pia}`)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(first.headers.get('x-request-id')).toBe('test-1')
    const again = await farsta.send(`/v1/brukare/${pia}`, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    const other = await farsta.send(`/v1/brukare/${pia}`, { headers: { 'if-none-match': '"other"' } })
    expect(other.status).toBe(200)
  })

  it('refuses what the contract does not allow, and does not know others’ brukare', async () => {
    const statusOf = async (path: string, headers: Record<string, string> = {}) => {
      const response = await farsta.send(path, { headers })
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      return response.status
    }
    const shifts = `/v1/brukare/${pia}/shifts`
    expect(await statusOf(`${shifts}?from=2026-11-01`)).toBe(400)
    expect(await statusOf(`${shifts}?from=2026-11-31&to=2026-12-01`)).toBe(400)
    expect(await statusOf(`${shifts}?from=2026-12-01&to=2026-11-01`)).toBe(400)
    expect(await statusOf(`${shifts}?from=2026-01-01&to=2026-11-01`)).toBe(400)
    expect(await statusOf(`/v1/brukare/${pia}`, { 'insyn-actor-role': 'chef' })).toBe(400)
    expect(await statusOf('/v1/brukare/nobody')).toBe(404)
    expect(await statusOf('/v1/time-reports/nothing')).toBe(404)
    expect(await statusOf('/v1/nothing')).toBe(404)
    const soder = await createClient(stack.running, 'soder', stack.privateKey)
    expect((await soder.send(`/v1/brukare/${pia}`)).status).toBe(404)
  })

  it('gives an unknown person an empty answer', async () => {
    const body = { personalIdentityNumber: '190001019802', pseudonymKey: 'A'.repeat(43) }
    const found = await farsta.read('PersonSearchResult', '/v1/persons/search', { method: 'POST', body })
    expect(found).toEqual({ representations: [] })
  })
})

describe('writing', () => {
  it('is idempotent by key, shows in the changes and nudges the portal', async () => {
    const before = (await farsta.changesAfter()).at(-1)?.cursor
    const shift = (await farsta.read('ShiftPage', `/v1/brukare/${pia}/shifts?from=${today}&to=${today}`)).items[0]
    if (!shift) throw new Error('Pia has no shift today')
    const body = {
      reference: 'INV-TEST-01',
      target: { type: 'shift', shiftIds: [shift.id] },
      reason: 'other',
      text: 'Fel pass',
      lodgedAt: testInstant,
      onBehalfOf: 'brukare',
    }
    const lodge = (change = {}, key = 'the-same-key-0001') =>
      farsta.send(`/v1/brukare/${pia}/objections`, { method: 'POST', body: { ...body, ...change }, key })
    const first = await lodge()
    const again = await lodge()
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
    expect((await lodge({ text: 'Något annat' })).status).toBe(422)
    expect(
      (await lodge({ target: { type: 'shift', shiftIds: ['nothing'] }, reference: 'INV-TEST-02' }, randomUUID()))
        .status,
    ).toBe(422)
    expect((await lodge({ reason: 'because' }, randomUUID())).status).toBe(422)

    const changes = await farsta.changesAfter(before)
    expect(changes.filter((it) => it.type === 'objection')).toHaveLength(1)
    await expect.poll(() => stack.portal.nudges.at(-1)?.path).toBe('/webhooks/farsta')
    const nudge = stack.portal.nudges.at(-1)
    const header = (name: string) => z.string().parse(nudge?.headers[name])
    const signed = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((it) => [it, header(it)]),
    )
    expect(new Webhook(webhookSecret).verify(nudge?.body ?? '', signed)).toEqual({ cursor: changes.at(-1)?.cursor })
  })

  it('needs a key and JSON', async () => {
    const path = `/v1/brukare/${pia}/reviews`
    const body = { month: '2026-10', action: 'reviewed' }
    expect((await farsta.send(path, { method: 'POST', body })).status).toBe(400)
    expect((await farsta.send(path, { method: 'POST', key: randomUUID() })).status).toBe(415)
    expect((await farsta.send(path, { method: 'POST', key: randomUUID(), body })).status).toBe(201)
  })
})

describe('the assistant’s check-in', () => {
  it('starts and ends the nearest shift', async () => {
    const browser = createBrowser(stack.running.origin)
    const choose = await good(browser.open('/farsta/pass'))
    expect(choose.path).toBe('/farsta/pass/valj')
    await good(browser.post('/farsta/pass/valj', { assistent: '' }), 422)
    const assistants = [...choose.text.matchAll(/<option value="([^"]+)"/g)].map((it) => it[1] ?? '').filter(Boolean)
    let page: Answer | undefined
    for (const assistant of assistants) {
      page = await browser.post('/farsta/pass/valj', { assistent: assistant })
      if (page.text.includes('/pass/starta')) break
    }
    const [shiftId = ''] = valuesOf(await good(Promise.resolve(page ?? choose)), 'pass')
    await good(browser.post('/farsta/pass/starta', { pass: 'another' }), 422)
    const comment = 'Jag kom tidigare'
    const started = await good(browser.post('/farsta/pass/starta', { pass: shiftId, kommentar: comment }))
    expect(started.text).toContain('Klart: du började klockan')
    const found = await stack.running.provider().store('farsta')?.desk.getShift(shiftId)
    const brukareId = found?.brukare.id ?? ''
    expect((await farsta.shift(brukareId, shiftId)).status).toBe('started')
    const names = valuesOf(started, 'insatser[]')
    const fields = names.slice(0, 1).map((it): [string, string] => ['insatser[]', it])
    const ended = await good(
      browser.post('/farsta/pass/avsluta', [['pass', shiftId], ['kommentar', 'Slutade tidigt'], ...fields]),
    )
    expect(ended.text).toContain('Klart: du slutade klockan')
    const shift = await farsta.shift(brukareId, shiftId)
    expect(shift.status).toBe('ended')
    expect(shift.actualEnd).toBeDefined()
    expect(shift.activities.filter((it) => it.done).map((it) => it.name)).toEqual(names.slice(0, 1))
  })
})
