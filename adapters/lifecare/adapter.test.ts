import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { validatorFor } from '../../provider-api/validate'
import { missingIn } from '../../tests/support/migrations'
import { pullOnce } from './pull/pull'
import { readMigrations } from './database/open'
import { empty, openTestAdapter, testIds, testTenant, type TestAdapter } from './test-adapter'

const start = '2026-11-19T12:00:00+01:00'
let adapter: TestAdapter

beforeAll(async () => {
  adapter = await openTestAdapter()
  await pullOnce(adapter.context)
}, 120_000)
afterAll(() => adapter.close())
beforeEach(() => adapter.setNow(start))
afterEach(() => adapter.between(null))

/** A round of the mock, and the id that its first visit has with us. */
const planned = (day: string, clock: string) => {
  const shift = adapter.round(day, clock)
  return { shift, id: testIds('shift', shift.activities[0]!.id) }
}

it('has migrations that make what schema.prisma says', async () => {
  expect(await missingIn(readMigrations())).toBe('')
}, 60_000)

describe('a pull', () => {
  it('gives the plan with who comes, by the wall clock, in the tenant’s words', async () => {
    const [night, morning, noon, evening, ...more] = await adapter.shiftsOf(0, '2026-11-20')
    expect(more).toEqual([])
    expect(night).toMatchObject({ plannedStart: '2026-11-20T02:30:00+01:00', activities: [] })
    expect(morning).toMatchObject({
      ...{ plannedStart: '2026-11-20T07:30:00+01:00', plannedEnd: '2026-11-20T08:15:00+01:00', status: 'planned' },
      activities: [{ name: 'Hjälp med hygien' }, { name: 'Frukost' }].map((one) => ({
        ...one,
        planned: true,
        done: null,
      })),
    })
    expect(morning!.staff!.displayName).toMatch(/^\p{L}+ \p{Lu}\.$/u)
    for (const one of [noon, evening]) expect(validatorFor('Shift')(one)).toBe(true)
  })

  it('is right in the night when the clock goes back', async () => {
    const [first] = await adapter.shiftsOf(0, '2026-10-25')
    expect([first!.plannedStart, first!.plannedEnd]).toEqual(['2026-10-25T02:30:00+02:00', '2026-10-25T02:00:00+01:00'])
  })

  it('tells once of a substitute, a move, a revocation and a return', async () => {
    const before = (await adapter.feed()).length
    const { shift, id } = planned('2026-11-20', '07:30')
    const read = async () => (await adapter.shiftsOf(0, '2026-11-20')).find((one) => one.id === id)!
    const { staff, activities } = shift
    const other = adapter.mock.tenant.staff.find((one) => one !== staff)!
    const change = (at: string, what: Parameters<typeof adapter.mock.tenant.change>[2]) => {
      adapter.setNow(at)
      adapter.mock.tenant.change(shift.id, new Date(at), what)
      return pullOnce(adapter.context)
    }
    await change('2026-11-19T12:10:00+01:00', { staff: other })
    expect(await read()).toMatchObject({
      ...{ status: 'planned', staff: { displayName: `${other.first} ${other.last[0]}.` } },
      substituteFor: { displayName: `${staff!.first} ${staff!.last[0]}.` },
      changes: [{ type: 'substitute', at: '2026-11-19T12:10:00+01:00' }],
    })
    const later = [{ ...activities[0]!, start: '2026-11-20T09:00:00' }, ...activities.slice(1)]
    await change('2026-11-19T12:20:00+01:00', { activities: later })
    expect(await read()).toMatchObject({ plannedStart: '2026-11-20T09:00:00+01:00' })
    await change('2026-11-19T12:30:00+01:00', { isRevoked: true })
    // Another shift may be about to come with its visits.
    expect(await read()).toMatchObject({ status: 'planned' })
    adapter.setNow('2026-11-19T12:31:00+01:00')
    await pullOnce(adapter.context)
    expect(await read()).toMatchObject({ status: 'cancelled', cancelledAt: '2026-11-19T12:30:00+01:00' })
    await change('2026-11-19T12:40:00+01:00', { isRevoked: false, staff, activities })
    const types = (await read()).changes.map(({ type }) => type)
    expect(types).toEqual(['substitute', 'moved', 'cancelled', 'restored', 'moved', 'substitute'])
    expect((await read()).substituteFor).toBeUndefined()
    const told = (await adapter.feed()).slice(before).filter(({ resourceId }) => resourceId === id)
    expect(told).toHaveLength(4)
    const count = (await adapter.feed()).length
    await pullOnce(adapter.context)
    expect(await adapter.feed()).toHaveLength(count)
  })

  it('gets through 429, faults and HTML, and says nothing old while Lifecare is down', async () => {
    adapter.mock.faults.order({ kind: 'tooMany', path: 'planned', times: 2 })
    adapter.mock.faults.order({ kind: 'html', path: 'reported', times: 1 })
    await pullOnce(adapter.context)
    expect((await adapter.shiftsOf(0, '2026-11-21')).length).toBe(4)
    adapter.setNow('2026-11-19T12:03:00+01:00')
    adapter.mock.faults.order({ kind: 'status500', path: 'planned', times: 4 })
    await expect(pullOnce(adapter.context)).rejects.toMatchObject({ why: 'down' })
    await expect(adapter.shiftsOf(0, '2026-11-21')).rejects.toMatchObject({ problem: { status: 503 } })
    await pullOnce(adapter.context)
    expect((await adapter.shiftsOf(0, '2026-11-21')).length).toBe(4)
  })
})

describe('what has been registered', () => {
  it('is the start and end of a visit, with how, and the month’s reports', async () => {
    const shifts = await adapter.shiftsOf(0, '2026-11-01', '2026-11-19')
    const ended = shifts.filter(({ status }) => status === 'ended')
    expect(ended.length).toBeGreaterThan(40)
    for (const one of ended) expect(one.actualEnd).toBeDefined()
    const declined = shifts.find(({ cancelledBy }) => cancelledBy === 'brukare')
    expect(declined?.status).toBe('cancelled')
    const { items } = (await adapter.store.listTimeReportsWithRows(adapter.clientId(0), { month: '2026-11' }))!
    const rows = items.flatMap((report) => report.rows)
    expect(rows.filter(({ reportedEnd }) => reportedEnd).length).toBe(ended.length)
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['open']))
    for (const report of items) expect(validatorFor('TimeReport')(report)).toBe(true)
  })

  it('is all that Lifecare has, also of the night when the clock goes back', async () => {
    const november = new Date('2026-11-01T00:00:00+01:00')
    const there = adapter.mock.tenant.visitsAt(new Date(start)).filter((visit) => visit.start < november)
    expect(await adapter.database.tables.visit.count({ where: { start: { lt: november } } })).toBe(there.length)
  })

  it('is approved, without by whom, when the month is over and all of it is', async () => {
    const month = (await adapter.store.listFaststallanden(adapter.clientId(0), { month: '2026-10' }))!
    expect(month.items.length).toBeGreaterThan(0)
    for (const one of month.items) expect([one.version, one.by, one.mode]).toEqual([1, undefined, undefined])
    expect(month.totals.faststalld).toEqual(month.totals.reported)
  })

  it('gives decisions in hours that the tenant has words for, and no others', async () => {
    const grants = await Promise.all([0, 1, 2].map((n) => adapter.store.listGrants(adapter.clientId(n))))
    const week = [{ minutes: 750, per: 'week', law: 'SoL', from: '2026-02-01', startedAt: '2026-02-02' }]
    // The second one's type of hours is in no list.
    expect(grants.map((list) => list?.items)).toMatchObject([week, [], week])
  })

  it('gives the plan of the help in its own words, and of those who took part only what they are', async () => {
    const { items } = (await adapter.store.listDocuments(adapter.clientId(0)))!
    expect(items).toMatchObject([{ kind: 'genomforandeplan', requiredScope: 'notes:read', followUpOn: '2027-03-01' }])
    expect(items[0]!.sections).toEqual([
      { kind: 'how', items: ['Hjälp med hygien'], text: 'Promenad när vädret är bra.' },
      { kind: 'matters', text: 'Ring på och vänta.' },
      { kind: 'participation', text: 'Personen var med när planen gjordes.\nJag vill duscha på morgonen.' },
      { kind: 'participants', items: ['Dotter'] },
      { kind: 'other', heading: 'Boende', text: 'Tre trappor utan hiss.' },
    ])
    const file = await adapter.store.getDocumentContent(items[0]!.id)
    expect(file?.bytes.byteLength).toBe(items[0]!.bytes)
  })
})

it('loses and doubles nothing, wherever it breaks off', async () => {
  // Two weeks are enough, and cost a fourth.
  const context = { ...adapter.context, tenant: { ...testTenant, pullFrom: '2026-11-08T00:00:00+01:00' } }
  await empty(adapter.database)
  await pullOnce(context)
  const whole = (await adapter.feed()).map(({ type, resourceId }) => `${type} ${resourceId}`)
  const schedule = await adapter.shiftsOf(0, '2026-11-22', '2026-11-29')
  await empty(adapter.database)
  const { database } = adapter
  let [calls, last] = [0, 0]
  // The process ends after the first step, the next time after the second, and so on: when an answer has come, before it is kept.
  const dying = async <T>(step: () => Promise<T>): Promise<T> => {
    const done = await step()
    calls += 1
    if (calls > last) throw new Error('killed')
    return done
  }
  adapter.between(
    (client) => (resource, query) =>
      dying(() => client(resource, query.maxCount ? { ...query, maxCount: '8' } : query)),
  )
  const transaction: typeof database.transaction = (work) => database.transaction((tables) => dying(() => work(tables)))
  let kills = 0
  for (let round = 0; round < 60; round += 1) {
    calls = 0
    last = round % 11
    const outcome = await pullOnce({ ...context, database: { ...database, transaction } }).catch(() => 'killed')
    if (outcome !== 'killed') break
    kills += 1
  }
  adapter.between(null)
  await pullOnce(context)
  expect(kills).toBeGreaterThan(12)
  expect(schedule.length).toBeGreaterThan(20)
  const told = (await adapter.feed()).map(({ type, resourceId }) => `${type} ${resourceId}`)
  expect(told.filter((one) => one.startsWith('shift ')).toSorted()).toEqual(
    whole.filter((one) => one.startsWith('shift ')).toSorted(),
  )
  expect(await adapter.shiftsOf(0, '2026-11-22', '2026-11-29')).toEqual(schedule)
}, 120_000)
