import { afterAll, beforeAll, expect, it } from 'vitest'
import { pino } from 'pino'
import { z } from 'zod'
import { pullOnce } from './pull/pull'
import { openTestAdapter, testIds, type TestAdapter } from './test-adapter'

/** What stands in each field that is to be dropped, so that where it is found says which field it was. */
const canary = (field: string) => `kanarie${field}`
let adapter: TestAdapter
const logged: string[] = []

beforeAll(async () => {
  adapter = await openTestAdapter({ secret: canary })
  const logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  await pullOnce({ ...adapter.context, logger })
}, 120_000)
afterAll(() => adapter.close())

async function everyRow(): Promise<string> {
  const { $queryRawUnsafe: query } = {
    $queryRawUnsafe: adapter.database.tables.$queryRawUnsafe.bind(adapter.database.tables),
  }
  const names = z.array(z.object({ name: z.string() }))
  const tables = names.parse(
    await query(`SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'`),
  )
  const rows = await Promise.all(tables.map(({ name }) => query(`SELECT * FROM "${name}"`)))
  expect(tables.map(({ name }) => name)).toContain('Visit')
  return JSON.stringify(rows)
}

async function everyAnswer(): Promise<string> {
  const { store, mock } = adapter
  const answers = await Promise.all(
    mock.tenant.clients.map(async ({ number }) => {
      const id = testIds('client', number)
      const search = { personalIdentityNumber: number, pseudonymKey: 'B'.repeat(43) }
      return [
        await store.searchPersons(search),
        await store.getBrukare(id),
        await store.listShifts(id, { from: '2026-10-15', to: '2026-11-29' }),
        ...(await Promise.all(['2026-10', '2026-11'].map((month) => store.listTimeReportsWithRows(id, { month })))),
        await store.listFaststallanden(id, { month: '2026-10' }),
        await store.listGrants(id),
        await store.listDocuments(id),
      ]
    }),
  )
  return JSON.stringify([answers, await store.listChanges()])
}

it('keeps, logs and answers nothing of what is to be dropped', async () => {
  const places = { database: await everyRow(), answers: await everyAnswer(), log: logged.join('\n') }
  const { clients, staff } = adapter.mock.tenant
  const numbers = [...clients, ...staff].flatMap(({ number }) => [
    ...[number, number.slice(2), `${number.slice(0, 8)}-${number.slice(8)}`],
  ])
  const last = staff.map((one) => one.last)
  for (const [place, text] of Object.entries(places)) {
    expect(text.match(/kanarie\w+/g) ?? [], place).toEqual([])
    expect(
      numbers.filter((number) => text.includes(number)),
      place,
    ).toEqual([])
    expect(
      last.filter((name) => text.includes(name)),
      place,
    ).toEqual([])
    expect(text.match(/very-secret-key|59\.3294|18\.0686|lc000/g) ?? [], place).toEqual([])
    // Lifecare's own id of the shift that was read last is the place to go on from.
    expect((text.match(/\d+:HC:\w/g) ?? []).length, place).toBe(place === 'database' ? 1 : 0)
  }
  // The look itself finds what is there.
  expect(places.database).toContain(clients[0]!.first)
  expect(places.answers).toContain(clients[0]!.first)
})
