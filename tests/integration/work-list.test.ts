import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProviderGateway } from '~/provider/types'
import { logSize } from '../support/databases'
import { createBrowser, valuesOf } from './sandbox-provider-client'
import { openWorkList } from './work-list-scene'

/** The work list of one with eight huvudmän and of one with a hundred, at the sandbox provider: the same work. */

let work: Awaited<ReturnType<typeof openWorkList>>

beforeAll(async () => {
  work = await openWorkList(100)
}, 300_000)
afterAll(() => work.close())

describe('the work list', () => {
  it('of a hundred huvudmän is three calls to their provider, one for a month, and the work of eight', async () => {
    const [greta, ulla] = [await work.userOf('greta'), await work.userOf('ulla')]
    const eight = await work.lookAt(greta)
    const hundred = await work.lookAt(ulla)
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
      ...{ 'reviews.list': 1, 'objections.listWaiting': 1, 'jointActs.listTold': 1 },
      // Of objections, and of wishes.
      ...{ 'wishes.listWaiting': 1, 'drafts.list': 2 },
      ...{ 'outbox.listUndelivered': 1, 'accessLog.appendAll': 1, 'opened.list': 1 },
      'opened.visits': 1,
    })
    // Nobody came to Yngve last night: what has been said of that is two more, however many they are.
    expect(eight.statements).toEqual({ ...hundred.statements, 'urgent.listSince': 1, 'arrivals.listSince': 1 })

    expect([eight.rows, hundred.rows]).toEqual([8, 100])
    expect(await work.test.database.accessLog.verify()).toMatchObject({ ok: true, rows: await logSize(work.test) })
    expect(work.sandbox.running.contractBreaks).toEqual([])
  })

  it('is the same when a provider lacks the call about several: then each is asked about', async () => {
    const user = await work.userOf('greta')
    const lacking: ProviderGateway = {
      ...work.gateway,
      getCapabilities: async (...asked) => {
        const answer = await work.gateway.getCapabilities(...asked)
        if (answer.state === 'missing') return answer
        const groups = answer.data.groups.filter((group) => group !== 'timeReportSearch')
        return { ...answer, data: { ...answer.data, groups } }
      },
    }
    const [together, oneByOne] = [await work.lookAt(user), await work.lookAt(user, lacking)]
    expect(oneByOne.view.list).toEqual(together.view.list)
    // Who is there is only told by the call about several.
    expect(new Set(oneByOne.view.table.rows.map(({ now }) => now.kind))).toEqual(new Set(['unknown', 'notYours']))
    expect(oneByOne.calls['POST /farsta/v1/time-reports/search']).toBeUndefined()
    expect(oneByOne.calls['GET /farsta/v1/brukare/*/time-reports']).toBe(7 * 3)
    expect(oneByOne.calls['GET /soder/v1/brukare/*/time-reports']).toBe(3)
  })

  it('has October until Försäkringskassan’s last day, and then apart', async () => {
    const greta = await work.userOf('greta')
    const before = work.test.time.now
    const october = async (day: string) => {
      work.test.time.now = new Date(day)
      const { view } = await work.lookAt(greta)
      const waits = view.list.groups.flatMap(({ items }) => items).filter(({ key }) => key === 'review:2026-10')
      const passed = view.list.passed.items.filter(({ key }) => key === 'passed:2026-10').map(({ name }) => name)
      return { waits: waits.some(({ by }) => by === '2026-12-05'), passed: passed.includes('Maja') }
    }
    expect(await october('2026-11-21T10:00:00Z')).toEqual({ waits: true, passed: false })
    expect(await october('2026-12-05T10:00:00Z')).toEqual({ waits: true, passed: false })
    expect(await october('2026-12-06T10:00:00Z')).toEqual({ waits: false, passed: true })
    work.test.time.now = before
  })

  it('leads to each of what waits once, and then says that it is done', async () => {
    const greta = await work.userOf('greta')
    const { view, service, subjects } = await work.lookAt(greta)
    const count = view.list.groups.flatMap(({ items }) => items).length
    const seen: string[] = []
    let at: string | null = null
    for (let n = 0; n <= count; n += 1) {
      const step = await service.next(greta, subjects, work.scene(), { at, isStart: n === 0 })
      if (!('href' in step)) break
      seen.push(step.href)
      at = step.href
    }
    expect(seen).toHaveLength(count)
    expect(await service.next(greta, subjects, work.scene(), { at, isStart: false })).toEqual({
      walked: count,
      left: count,
    })
  })

  it('is in the provider’s log as one read for each huvudman, in the role held for them', async () => {
    const user = await work.userOf('ulla')
    const { subjects } = await work.lookAt(user)
    const desk = '/farsta/skrivbord'
    const browser = createBrowser(work.sandbox.running.origin)
    const [arbetsledare = ''] = valuesOf(await browser.open(desk), 'arbetsledare')
    await browser.post(`${desk}/valj`, { arbetsledare })
    const log = (await browser.open(`${desk}/logg`)).text
    const ids = subjects.flatMap(({ places }) => places.map(({ brukareId }) => brukareId))
    expect(ids.filter((id) => !log.includes(id))).toEqual([])
  })

  it('goes on without a provider that is down, and says so once', async () => {
    const user = await work.userOf('greta')
    work.sandbox.running.faults.set({ tenant: 'farsta', kind: 'status500' })
    const forgetful = await work.newGateway()
    const { view } = await work.lookAt(user, forgetful)
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
    work.sandbox.running.faults.clear()
  })
})
