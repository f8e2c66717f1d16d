import { exportJWK } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAccessService, type AccessService } from '~/auth/access.server'
import type { User } from '~/auth/types'
import { addBalances, balanceOf } from '~/domain/hours/balance'
import { dayAfter, monthDays, stockholmDate } from '~/domain/time/time'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { createProviderGateway } from '~/provider/gateway.server'
import type { ProviderGateway } from '~/provider/types'
import { readHours } from '~/services/hours/source.server'
import { createObjectionDrafts } from '~/services/objections/drafts.server'
import { createUrgentAround } from '~/services/urgent/around.server'
import { createWaiting } from '~/services/work-list/waiting.server'
import { createWorkListService } from '~/services/work-list/work-list.server'
import { others } from '../../sandbox/data/cast'
import { startCountingProxy } from '../support/counting-proxy'
import { logSize, openTestDatabase, type TestDatabase } from '../support/databases'
import { keptInMap } from './scripted-provider'
import { clientId, createBrowser, startForTest, valuesOf } from './sandbox-provider-client'

/** The work list of one with eight huvudmän and of one with a hundred, at the sandbox provider: the same work. */

const ecKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() })
const logger = pino({ level: 'silent' })

let sandbox: Awaited<ReturnType<typeof startForTest>>
let proxy: Awaited<ReturnType<typeof startCountingProxy>>
let test: TestDatabase
let gateway: ProviderGateway
let access: AccessService

const scene = () => ({ t: textsFor('sv'), f: formatsFor('sv'), now: test.time.now, requestId: 'req-1' })

async function userOf(key: 'greta' | 'ulla'): Promise<User> {
  const { number, name } = others.find((one) => one.key === key) ?? { number: '', name: '' }
  const { id } = await test.database.persons.findOrCreate({ number, name, isCoordinationNumber: false })
  const at = test.time.now
  return {
    ...{ personId: id, name, sessionId: 's', authenticatedAt: at, previousSignInAt: null },
    isCoordinationNumber: false,
  }
}

/** The database's part with every call of a method counted. */
function counting<T extends object>(part: T, name: string, counts: Map<string, number>): T {
  return new Proxy(part, {
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver)
      const call = `${name}.${String(key)}`
      counts.set(call, (counts.get(call) ?? 0) + 1)
      return value
    },
  })
}

/** What a view of the list cost, after the representations are known. */
async function lookAt(user: User, provider = gateway) {
  const { subjects } = await access.subjectsFor(user, 'req-1')
  const counts = new Map<string, number>()
  const { reviews, objections, outbox, jointActs, accessLog, drafts, opened } = test.database
  const database = {
    reviews: counting(reviews, 'reviews', counts),
    objections: counting(objections, 'objections', counts),
    outbox: counting(outbox, 'outbox', counts),
    jointActs: counting(jointActs, 'jointActs', counts),
    accessLog: counting(accessLog, 'accessLog', counts),
    opened: counting(opened, 'opened', counts),
  }
  const waiting = createWaiting({
    ...{ provider, database, told: () => Promise.resolve({ isWhole: () => true, notices: [] }) },
    drafts: createObjectionDrafts({ drafts: counting(drafts, 'drafts', counts) }),
  })
  const around = createUrgentAround({
    provider,
    database: {
      objections: counting(test.database.objections, 'urgent', counts),
      arrivals: counting(test.database.arrivals, 'arrivals', counts),
    },
  })
  const service = createWorkListService({ provider, database, waiting, around })
  const before = await logSize(test)
  proxy.taken()
  const view = await service.get(subjects, scene())
  const after = await logSize(test)
  return { view, service, calls: proxy.taken(), statements: Object.fromEntries(counts), rows: after - before, subjects }
}

/** The portal's way to both tenants, through what counts. It remembers nothing from another. */
async function newGateway(): Promise<ProviderGateway> {
  const at = (id: string, name: string) => ({
    ...{ id, name, clientId, baseUrl: `${proxy.origin}/${id}` },
    tokenEndpoint: `${sandbox.running.origin}/${id}/oauth/token`,
    ...{ stalenessHours: 24, timeoutMs: 30_000, concurrency: 32 },
  })
  const ring = { active: 'a', ring: {} }
  return createProviderGateway(
    {
      providers: [at('farsta', 'Farsta'), at('soder', 'Söder')],
      keys: {
        signing: { ...ecKey.parse(await exportJWK(sandbox.privateKey)), kid: 'k1' },
        ...{ pseudonym: 'B'.repeat(43), encryption: ring, index: ring },
      },
      clock: sandbox.clock,
    },
    { database: { keptAnswers: keptInMap() }, logger },
  )
}

beforeAll(async () => {
  ;[sandbox, test] = await Promise.all([startForTest(100), openTestDatabase('embedded')])
  test.time.now = sandbox.clock()
  proxy = await startCountingProxy(sandbox.running.origin)
  gateway = await newGateway()
  const { database } = test
  const config = { clock: () => test.time.now, representationMaxAgeSeconds: 3600, representationToleranceHours: 24 }
  access = createAccessService({ config, database, provider: gateway, logger })
}, 300_000)
afterAll(async () => {
  await gateway.close()
  await Promise.all([proxy.close(), sandbox.close(), test.close()])
})

describe('the work list', () => {
  it('of a hundred huvudmän is three calls to their provider, one for a month, and the work of eight', async () => {
    const [greta, ulla] = [await userOf('greta'), await userOf('ulla')]
    const eight = await lookAt(greta)
    const hundred = await lookAt(ulla)
    expect(eight.subjects).toHaveLength(8)
    expect(hundred.subjects).toHaveLength(100)
    expect(hundred.view.list.heading).toBe('100 av 100 personer väntar på dig')

    // One for each month that can wait, or just has.
    const search = { 'POST /farsta/v1/time-reports/search': 3 }
    expect(eight.calls).toEqual({
      ...{ ...search, 'GET /farsta/v1/capabilities': 1 },
      ...{ 'POST /soder/v1/time-reports/search': 3, 'GET /soder/v1/capabilities': 1 },
    })
    // What the provider offers is known since.
    expect(hundred.calls).toEqual(search)
    expect(hundred.statements).toEqual({
      ...{ 'reviews.list': 1, 'objections.listWaiting': 1, 'jointActs.listTold': 1, 'drafts.list': 1 },
      ...{ 'outbox.listUndelivered': 1, 'accessLog.appendAll': 1, 'opened.list': 1 },
    })
    // Nobody came to Yngve last night: what has been said of that is two more, however many they are.
    expect(eight.statements).toEqual({ ...hundred.statements, 'urgent.listSince': 1, 'arrivals.listSince': 1 })

    expect([eight.rows, hundred.rows]).toEqual([8, 100])
    expect(await test.database.accessLog.verify()).toMatchObject({ ok: true, rows: await logSize(test) })
    expect(sandbox.running.contractBreaks).toEqual([])
  })

  it('is the same when a provider lacks the call about several: then each is asked about', async () => {
    const user = await userOf('greta')
    const lacking: ProviderGateway = {
      ...gateway,
      getCapabilities: async (...asked) => {
        const answer = await gateway.getCapabilities(...asked)
        if (answer.state === 'missing') return answer
        const groups = answer.data.groups.filter((group) => group !== 'timeReportSearch')
        return { ...answer, data: { ...answer.data, groups } }
      },
    }
    const [together, oneByOne] = [await lookAt(user), await lookAt(user, lacking)]
    expect(oneByOne.view.list).toEqual(together.view.list)
    // Who is there is only told by the call about several.
    expect(new Set(oneByOne.view.table.rows.map(({ now }) => now.kind))).toEqual(new Set(['unknown', 'notYours']))
    expect(oneByOne.calls['POST /farsta/v1/time-reports/search']).toBeUndefined()
    expect(oneByOne.calls['GET /farsta/v1/brukare/*/time-reports']).toBe(7 * 3)
    expect(oneByOne.calls['GET /soder/v1/brukare/*/time-reports']).toBe(3)
  })

  it('has everyone: one with few rights with what they are, one at two providers once, with both named', async () => {
    const { view, service, subjects } = await lookAt(await userOf('greta'))
    const { rows, filters } = view.table
    expect(rows).toHaveLength(8)
    expect(filters.map(({ count }) => count)).toEqual([8, 7, 7, 1])
    expect(rows.find(({ name }) => name === 'Karl Öberg')?.notes).toContain('Får hjälp av Farsta och Söder.')
    const hanna = rows.find(({ name }) => name === 'Hanna Dahl')
    expect(hanna).toMatchObject({
      now: { kind: 'notYours', text: 'Du får inte se schemat' },
      wait: { item: null, text: 'Du kan se timmar och se underlaget till räkningen.' },
    })
    // Though no report of hers may be read, the hours are asked for.
    expect(hanna?.hours.missing).not.toBeNull()
    const choose = await service.atSubjects(subjects, scene())
    for (const { id, count } of view.list.groups) expect(choose.of(id).waits).toBe(count)
    expect(choose.of(hanna?.id ?? '').waits).toBe('Inget väntar på dig')
  })

  it('tells the hours of each as the page of the month does, to the minute', async () => {
    const { view, subjects } = await lookAt(await userOf('greta'))
    const today = stockholmDate(test.time.now)
    const month = monthDays(today.slice(0, 7))
    for (const access of subjects) {
      const places = await readHours(gateway, access, 'req-1', test.time.now, month)
      const balances = places.flatMap(({ ledger }) =>
        ledger === null ? [] : [balanceOf(ledger, month.from, dayAfter(today, -1))],
      )
      const { granted, delivered } = addBalances(balances, month.from, today)
      const row = view.table.rows.find(({ id }) => id === access.brukare.id)
      const missing = granted === 0 ? null : granted - delivered
      expect([access.brukare.name, row?.hours.missing]).toEqual([access.brukare.name, missing])
    }
  })

  it('asks a provider of 1.0 for what that has, and says what it is not told', async () => {
    const older: ProviderGateway = {
      ...gateway,
      getCapabilities: async (...asked) => {
        const answer = await gateway.getCapabilities(...asked)
        if (answer.state === 'missing') return answer
        return { ...answer, data: { ...answer.data, searchParts: false } }
      },
    }
    const { view, calls } = await lookAt(await userOf('greta'), older)
    expect(calls['POST /farsta/v1/time-reports/search']).toBe(3)
    expect(view.table.rows).toHaveLength(8)
    expect(new Set(view.table.rows.map(({ now }) => now.kind))).toEqual(new Set(['unknown', 'notYours']))
    expect(new Set(view.table.rows.map(({ hours }) => hours.missing))).toEqual(new Set([null]))
  })

  it('has October until Försäkringskassan’s last day, and then apart', async () => {
    const greta = await userOf('greta')
    const before = test.time.now
    const october = async (day: string) => {
      test.time.now = new Date(day)
      const { view } = await lookAt(greta)
      const waits = view.list.groups.flatMap(({ items }) => items).filter(({ key }) => key === 'review:2026-10')
      const passed = view.list.passed.items.filter(({ key }) => key === 'passed:2026-10').map(({ name }) => name)
      return { waits: waits.some(({ by }) => by === '2026-12-05'), passed: passed.includes('Maja') }
    }
    expect(await october('2026-11-21T10:00:00Z')).toEqual({ waits: true, passed: false })
    expect(await october('2026-12-05T10:00:00Z')).toEqual({ waits: true, passed: false })
    expect(await october('2026-12-06T10:00:00Z')).toEqual({ waits: false, passed: true })
    test.time.now = before
  })

  it('leads to each of what waits once, and then says that it is done', async () => {
    const greta = await userOf('greta')
    const { view, service, subjects } = await lookAt(greta)
    const count = view.list.groups.flatMap(({ items }) => items).length
    const seen: string[] = []
    let at: string | null = null
    for (let n = 0; n <= count; n += 1) {
      const step = await service.next(greta, subjects, scene(), { at, isStart: n === 0 })
      if (!('href' in step)) break
      seen.push(step.href)
      at = step.href
    }
    expect(seen).toHaveLength(count)
    expect(await service.next(greta, subjects, scene(), { at, isStart: false })).toEqual({ walked: count, left: count })
  })

  it('is in the provider’s log as one read for each huvudman, in the role held for them', async () => {
    const user = await userOf('ulla')
    const { subjects } = await lookAt(user)
    const desk = '/farsta/skrivbord'
    const browser = createBrowser(sandbox.running.origin)
    const [arbetsledare = ''] = valuesOf(await browser.open(desk), 'arbetsledare')
    await browser.post(`${desk}/valj`, { arbetsledare })
    const log = (await browser.open(`${desk}/logg`)).text
    const ids = subjects.flatMap(({ places }) => places.map(({ brukareId }) => brukareId))
    expect(ids.filter((id) => !log.includes(id))).toEqual([])
  })

  it('goes on without a provider that is down, and says so once', async () => {
    const user = await userOf('greta')
    sandbox.running.faults.set({ tenant: 'farsta', kind: 'status500' })
    const forgetful = await newGateway()
    const { view } = await lookAt(user, forgetful)
    await forgetful.close()
    expect(view.notices.map(({ providerName }) => providerName)).toEqual(['Farsta'])
    expect(view.list.heading).toMatch(/[Vv]i kan inte läsa allt/)
    // What is not known is said in the cell, and nobody is left out.
    const { rows, filters } = view.table
    expect([rows.length, filters.find(({ text }) => text === 'Vet inte')?.count]).toEqual([8, 6])
    const maja = rows.find(({ name }) => name === 'Maja')
    expect(maja).toMatchObject({
      now: { kind: 'unknown', text: 'Det vet vi inte just nu.' },
      look: 'Öppna sidan för Maja',
      wait: { text: 'Vi vet inte om något väntar på dig just nu' },
      hours: { text: 'Vi vet inte', missing: null },
    })
    sandbox.running.faults.clear()
  })
})
