/** An adapter on a mock of Lifecare for a test, whose clock the test sets. */
import { openDatabase, type AdapterDatabase } from './database/open'
import { createClient, type LifecareClient } from './client/http'
import { parseTenant, type Tenant } from './config/tenant'
import { createIds } from './ids'
import { createLogger } from '../../provider-kit/http/logger'
import { startMock, type MockOptions } from '../../sandbox/lifecare/start'
import type { PullContext } from './pull/context'
import { freshnessOf } from './http/start'
import { createStore } from './serve/store'

/** A tenant's file as the mock's is. */
export const tenantFile = {
  ...{ name: 'Ekdalens Hemtjänst', unit: 'Ekdalen', municipality: 'Sandköping', law: 'SoL', role: 'homeCarer' },
  phones: [{ purpose: 'jour', number: '08-465 00 00' }],
  times: { local: 'stockholm', startIs: 'arrival' },
  ...{ pullFrom: '2026-09-01T00:00:00+02:00', dataFrom: '2026-10-01' },
  ...{ plannedDaysAhead: 13, protectedIdentity: 'withoutName', takesObjections: true, grantedTypes: [1] },
  services: { 11: 'Hjälp med hygien', 12: 'Frukost', 13: 'Lunch', 14: 'Kvällsmål', 15: 'Hjälp i säng' },
  unknownService: 'leaveOut',
  hourTypes: { 2: 'week' },
  methods: { None: 'app', Nfc: 'nfc', Bluetooth: 'app', Lock: 'lock' },
  rule: { startToleranceMinutes: 10, endToleranceMinutes: 10, totalMode: 'sum', totalToleranceMinutes: 15 },
} as const

export const testTenant: Tenant = parseTenant(tenantFile, 'test')
export const testIds = createIds(Buffer.alloc(32, 7))
const access = { domain: 'd', key: 'very-secret-key' }

/** What a test takes to be in the mock's world; throws when it is not. */
function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the world of the mock has no such thing')
  return value
}

/** What a test has: the mock, the adapter's pull and its contract on a database in memory. */
export async function openTestAdapter(
  options: { secret?: MockOptions['secret']; now?: string; clients?: number } = {},
) {
  let now = new Date(options.now ?? '2026-11-19T12:00:00+01:00')
  const clock = (): Date => now
  const mock = await startMock({
    ...{ port: 0, clock, ...access, ...(options.secret && { secret: options.secret }) },
    size: { clients: options.clients ?? 3, staff: 5, day: '2026-11-19', back: 50, ahead: 10 },
  })
  const database = await openDatabase()
  const real = createClient({ url: mock.baseUrl, ...access, keyIn: 'query' }, { sleep: () => Promise.resolve() })
  const through = { client: real }
  const context: PullContext = {
    client: (resource, query) => through.client(resource, query),
    ...{ database, ids: testIds, tenant: testTenant, clock, logger: createLogger('silent', 'test') },
  }
  const store = createStore(
    {
      ...{ tables: database.tables, commit: (work) => database.transaction(work), tenant: testTenant, ids: testIds },
      ...{ clock, freshnessSeconds: freshnessOf(60) },
    },
    false,
  )
  /** The id that a client of the mock has with us. */
  const clientId = (n: number): string => testIds('client', there(mock.tenant.clients[n]).number)
  return {
    ...{ mock, database, context, store },
    clientId,
    shiftsOf: async (n: number, from: string, to = from) =>
      there(await store.listShifts(clientId(n), { from, to })).items,
    /** All that has been told of changes. */
    feed: async () => {
      const all = []
      for (let after: string | undefined; ;) {
        const { items, nextCursor } = await store.listChanges(after)
        all.push(...items)
        if (nextCursor === undefined) return all
        after = nextCursor
      }
    },
    /** The shift of the mock that has the round of a day which begins at a time of the clock. */
    round: (day: string, clock: string) => {
      const shifts = mock.tenant.workshiftsAt(new Date('2026-12-31T00:00:00Z'))
      return there(shifts.find(({ activities }) => activities[0]?.start === `${day}T${clock}:00`))
    },
    setNow: (instant: string) => {
      now = new Date(instant)
    },
    /** Asks Lifecare through something that a test puts between; null: straight again. */
    between: (made: ((client: LifecareClient) => LifecareClient) | null) => {
      through.client = made ? made(real) : real
    },
    close: async () => {
      await database.close()
      await mock.close()
    },
  }
}

export type TestAdapter = Awaited<ReturnType<typeof openTestAdapter>>

/** Removes all that is kept, so that the next test begins with nothing. */
export async function empty({ tables }: Pick<AdapterDatabase, 'tables'>): Promise<void> {
  await tables.shiftChange.deleteMany()
  await tables.shift.deleteMany()
  await tables.visit.deleteMany()
  await tables.workshift.deleteMany()
  await tables.change.deleteMany()
  await tables.cursor.deleteMany()
  await tables.grant.deleteMany()
  await tables.plan.deleteMany()
  await tables.objection.deleteMany()
  await tables.unread.deleteMany()
  await tables.approval.deleteMany()
}
