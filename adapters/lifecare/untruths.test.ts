/** What must never be told of a plan and visits that come as Lifecare's really do: broken, moved, deleted, taken back, cut short. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { validatorFor } from '../../provider-api/validate'
import { pullOnce } from './pull/pull'
import { createStore } from './serve/store'
import { openTestAdapter, testIds, testTenant, type TestAdapter } from './test-adapter'

let adapter: TestAdapter
let minutes = 0

beforeAll(async () => {
  adapter = await openTestAdapter({ clients: 4 })
  await pullOnce(adapter.context)
}, 240_000)
afterAll(() => adapter.close())
afterEach(() => adapter.between(null))

const plan = 'planned_workshifts'
/** Lets two minutes go, in which Lifecare is changed, and pulls after them; `hours` lets more go. */
async function pullAfter(change: (at: Date) => void = () => undefined, hours = 0) {
  minutes += 2 + hours * 60
  const at = new Date(Date.parse('2026-11-19T12:00:00+01:00') + minutes * 60_000)
  change(new Date(at.getTime() - 60_000))
  adapter.setNow(at.toISOString())
  await pullOnce(adapter.context)
}
const idOf = (activity: { id: string }) => testIds('shift', activity.id)
const isRemoved = (id: string) => async () =>
  (await adapter.database.tables.shift.findUniqueOrThrow({ where: { id } })).isRemoved
const tooOld = { problem: { status: 503 } }

it('does not say that a visit is cancelled when it cannot be read, nor anything else of it', async () => {
  const { tenant } = adapter.mock
  const shift = adapter.round('2026-11-22', '07:30')
  const [first, second] = shift.activities
  const isCancelled = isRemoved(idOf(first!))
  const shape = {
    ...{ Id: first!.id, TypeOfPlannedActivity: 'Visit', StartTime: first!.start, Duration: 'lång' },
    Client: { PersonId: first!.client.number },
  }
  const other = { ...shape, Id: second!.id, Duration: '00:45:00', Client: { PersonId: second!.client.number } }
  await pullAfter((at) => {
    tenant.change(shift.id, at, {})
    tenant.spoil(plan, shift.id, { PlannedActivities: [shape, { ...other, ActivityName: 7, ServiceItems: 'x' }] })
  })
  await pullAfter()
  expect(await isCancelled()).toBe(false)
  await expect(adapter.shiftsOf(0, '2026-11-22')).rejects.toMatchObject(tooOld)
  // Only that client, and only those days.
  expect((await adapter.shiftsOf(0, '2026-11-23')).length).toBeGreaterThan(2)
  const [read] = (await adapter.shiftsOf(1, '2026-11-22')).filter(({ id }) => id === idOf(second!))
  expect([read!.status, read!.plannedStart]).toEqual(['planned', '2026-11-22T07:30:00+01:00'])
  // A shift that cannot be read at all: nothing of those who were in it.
  await pullAfter((at) => {
    tenant.change(shift.id, at, {})
    tenant.spoil(plan, shift.id, { Personnel: 'x' })
  })
  await pullAfter()
  expect(await isCancelled()).toBe(false)
  await expect(adapter.shiftsOf(1, '2026-11-22')).rejects.toMatchObject(tooOld)
  await pullAfter((at) => {
    tenant.change(shift.id, at, {})
    tenant.spoil(plan, shift.id, null)
  })
  expect((await adapter.shiftsOf(0, '2026-11-22')).map(({ status }) => status)).not.toContain('cancelled')
}, 60_000)

it('tells of a visit that goes from one shift to another as moved, also between batches and between pulls', async () => {
  const { tenant } = adapter.mock
  const [from, to] = [adapter.round('2026-11-24', '07:30'), adapter.round('2026-11-24', '11:45')]
  const [moved, ...rest] = from.activities
  const other = tenant.staff.find((one) => one !== from.staff)!
  adapter.between(
    (client) => (resource, query) => client(resource, query.maxCount ? { ...query, maxCount: '1' } : query),
  )
  await pullAfter((at) => {
    tenant.change(from.id, at, { activities: rest })
    tenant.change(to.id, new Date(at.getTime() + 20_000), { staff: other, activities: [...to.activities, moved!] })
  })
  const changes = async () => (await adapter.shiftsOf(0, '2026-11-24')).find(({ id }) => id === idOf(moved!))!
  expect((await changes()).changes.map(({ type }) => type)).toEqual(['substitute'])
  // The first save was just before the pull, the second comes after it.
  const now = new Date(Date.parse('2026-11-19T12:00:00+01:00') + minutes * 60_000)
  tenant.change(to.id, now, { activities: to.activities.filter(({ id }) => id !== moved!.id) })
  await pullOnce(adapter.context)
  await pullAfter((at) => tenant.change(from.id, at, { activities: [moved!, ...rest] }))
  expect((await changes()).changes.map(({ type }) => type)).toEqual(['substitute', 'substitute'])
  expect((await changes()).status).toBe('planned')
}, 60_000)

it('reads what was saved late, with a time of change that had been passed, and the plan anew once a day', async () => {
  const { tenant } = adapter.mock
  const shift = adapter.round('2026-11-25', '07:30')
  const [nurse, other] = [tenant.staff.find((one) => one !== shift.staff)!, shift.staff]
  const who = async () =>
    (await adapter.shiftsOf(0, '2026-11-25')).find(({ id }) => id === idOf(shift.activities[0]!))?.staff
  await pullAfter((at) => tenant.change(adapter.round('2026-11-26', '07:30').id, at, {}))
  await pullAfter((at) => tenant.change(shift.id, new Date(at.getTime() - 120_000), { staff: nurse }))
  expect((await who())?.displayName).toBe(`${nurse.first} ${nurse.last[0]}.`)
  // So late that no overlap has it.
  await pullAfter((at) => tenant.change(shift.id, new Date(at.getTime() - 3_600_000), { staff: other }))
  expect((await who())?.displayName).toBe(`${nurse.first} ${nurse.last[0]}.`)
  await pullAfter(undefined, 24)
  expect((await who())?.displayName).toBe(`${other!.first} ${other!.last[0]}.`)
}, 60_000)

it('knows of a vacant visit, and of how far the plan is published', async () => {
  const shift = adapter.round('2026-11-27', '07:30')
  await pullAfter((at) => adapter.mock.tenant.change(shift.id, at, { staff: null }))
  const vacant = (await adapter.shiftsOf(0, '2026-11-27')).find(({ id }) => id === idOf(shift.activities[0]!))
  expect([vacant!.status, vacant!.staff]).toEqual(['vacant', null])
  // The mock's plan ends on the 29th, which is before the tenant's thirteen days.
  expect((await adapter.store.getBrukare(adapter.clientId(0)))?.plannedUntil).toBe('2026-11-29')
})

it('tells an approval once, keeps it when it is taken back, and makes a new one when something is other', async () => {
  const { tenant } = adapter.mock
  const month = { month: '2026-10' }
  const reports = async () => (await adapter.store.listTimeReportsWithRows(adapter.clientId(0), month))!.items
  const [before] = await reports()
  const approvals = async () =>
    (await adapter.feed()).filter(({ type, resourceId }) => type === 'faststallande' && resourceId === before!.id)
      .length
  expect([before!.state, await approvals()]).toEqual(['faststalld', 1])
  const visit = tenant
    .visitsAt(new Date('2026-11-19T12:00:00Z'))
    .find((one) => before!.rows.some(({ id, reportedEnd }) => reportedEnd && id === `row-${idOf(one.activity)}`))!
  const read = async () => (await reports()).find(({ id }) => id === before!.id)!
  await pullAfter((at) => tenant.changeVisit(visit.id, at, { isApproved: false }))
  expect(await read()).toMatchObject({ state: 'reopened', faststallanden: [{ version: 1 }] })
  expect((await read()).sums.faststalld).toEqual(before!.sums.faststalld)
  await pullAfter((at) => tenant.changeVisit(visit.id, at, { isApproved: true }))
  expect([(await read()).state, await approvals()]).toEqual(['faststalld', 1])
  await pullAfter((at) => tenant.changeVisit(visit.id, at, { isDeleted: true }))
  const after = await read()
  expect([after.state, await approvals()]).toEqual(['faststalld', 2])
  expect(after.faststallanden.map(({ version }) => version)).toEqual([1, 2])
  expect(after.faststallanden[0]!.rows).toEqual(before!.faststallanden[0]!.rows)
  // And a visit that is deleted, which comes empty, is not told as made.
  expect(after.rows.find(({ id }) => id === `row-${idOf(visit.activity)}`)?.reportedStart).toBeUndefined()
  expect(validatorFor('TimeReport')(after)).toBe(true)
}, 60_000)

it('says nothing of days with a registered visit that cannot be read', async () => {
  const { tenant } = adapter.mock
  const visit = tenant
    .visitsAt(new Date('2026-11-19T12:00:00Z'))
    .find(({ activity }) => activity.start.startsWith('2026-11-10'))!
  const n = tenant.clients.indexOf(visit.activity.client)
  await pullAfter((at) => {
    tenant.changeVisit(visit.id, at, {})
    tenant.spoil('reported_visits', visit.id, { Status: 'Något nytt' })
  })
  await expect(adapter.shiftsOf(n, '2026-11-10')).rejects.toMatchObject(tooOld)
  await expect(adapter.store.listTimeReports(adapter.clientId(n), { month: '2026-11' })).rejects.toMatchObject(tooOld)
  await pullAfter((at) => {
    tenant.changeVisit(visit.id, at, {})
    tenant.spoil('reported_visits', visit.id, null)
  })
  expect((await adapter.shiftsOf(n, '2026-11-10')).length).toBeGreaterThan(2)
}, 60_000)

it('gives no hours that were refused, and none after an early end', async () => {
  const { tenant } = adapter.mock
  const decision = (n: number) => tenant.clients[n]!.id * 10
  tenant.spoil('sol_decisions', decision(0), { Type: { Code: 2, Text: 'Avslag' } })
  tenant.spoil('sol_decisions', decision(2), { ExecutionEndDate: '2026-10-31T00:00:00' })
  await pullAfter(undefined, 1)
  const grants = await Promise.all([0, 2].map((n) => adapter.store.listGrants(adapter.clientId(n))))
  expect(grants.map((list) => list?.items.map(({ to }) => to))).toEqual([[], ['2026-10-31']])
}, 60_000)

it('keeps decisions and plans when a list comes empty, and the plan when a register is refused', async () => {
  const { faults, tenant } = adapter.mock
  const shift = adapter.round('2026-11-28', '07:30')
  const other = tenant.staff.find((one) => one !== shift.staff)!
  for (const path of ['sol_decisions', 'service_plans', 'clients']) faults.order({ kind: 'empty', path, times: 1 })
  faults.order({ kind: 'refuse', path: 'provider_personnels', times: 1 })
  await pullAfter((at) => tenant.change(shift.id, at, { staff: other }), 1)
  expect((await adapter.store.listGrants(adapter.clientId(2)))?.items).toHaveLength(1)
  expect((await adapter.store.listDocuments(adapter.clientId(0)))?.items).toHaveLength(1)
  const read = (await adapter.shiftsOf(0, '2026-11-28')).find(({ id }) => id === idOf(shift.activities[0]!))
  expect(read?.staff?.displayName).toBe(`${other.first} ${other.last[0]}.`)
  faults.order({ kind: 'refuse', path: 'lss_decisions', times: 200 })
  await pullAfter(undefined, 25)
  await expect(adapter.store.listGrants(adapter.clientId(0))).rejects.toMatchObject(tooOld)
}, 60_000)

it('gives nobody with protected identity by name, or at all where the tenant leaves them out', async () => {
  const [hidden, number] = [adapter.clientId(3), adapter.mock.tenant.clients[3]!.number]
  expect(await adapter.store.getBrukare(hidden)).toMatchObject({ name: 'Skyddad identitet', protectedIdentity: true })
  expect(await adapter.database.tables.client.findUniqueOrThrow({ where: { id: hidden } })).toMatchObject({
    name: 'Skyddad identitet',
  })
  const serving = { ...adapter.context, tables: adapter.database.tables, commit: adapter.database.transaction }
  const tenant = { ...testTenant, protectedIdentity: 'leaveOut' as const, takesObjections: false }
  const store = createStore({ ...serving, tenant, freshnessSeconds: 150 }, false)
  expect(await store.getBrukare(hidden)).toBeNull()
  const search = { personalIdentityNumber: number, pseudonymKey: 'B'.repeat(43) }
  expect(await store.searchPersons(search)).toEqual({ representations: [] })
})

it('has cursors of its own feed: one of another database begins from the oldest', async () => {
  const { items } = await adapter.store.listChanges()
  const { cursor } = items.at(-1)!
  expect((await adapter.store.listChanges(cursor)).items[0]?.cursor).not.toBe(items[0]!.cursor)
  for (const foreign of ['400', `other.${cursor.split('.')[1]}`]) {
    expect((await adapter.store.listChanges(foreign)).items[0]).toEqual(items[0])
  }
})

it('tells an approval that came before its month was over when the month turns, and once', async () => {
  const { tenant } = adapter.mock
  const before = (await adapter.feed()).length
  const approvals = async () =>
    (await adapter.feed())
      .slice(before)
      .filter(({ type, brukareId }) => type === 'faststallande' && brukareId === adapter.clientId(1))
  const evening = (Date.parse('2026-11-30T22:00:00+01:00') - Date.parse('2026-11-19T12:00:00+01:00')) / 60_000
  await pullAfter(
    (at) => {
      const november = tenant.visitsAt(at).filter(({ start }) => start >= new Date('2026-11-01T00:00:00+01:00'))
      for (const { id, activity } of november)
        if (activity.client === tenant.clients[1]) tenant.changeVisit(id, at, { isApproved: true })
    },
    (evening - minutes) / 60,
  )
  expect(await approvals()).toEqual([])
  await pullAfter(undefined, 3)
  const count = (await approvals()).length
  expect(count).toBeGreaterThan(0)
  expect(count).toBe((await adapter.store.listFaststallanden(adapter.clientId(1), { month: '2026-11' }))!.items.length)
  await pullAfter()
  expect((await approvals()).length).toBe(count)
}, 60_000)
