import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lodge, newKeys } from '../../tests/support/databases'
import { liteFactory, openLite } from './adapters.server'
import { connect, type Connection } from './connection.server'
import { databaseOn, prepareKeys } from './database.server'
import { PrismaClient } from './generated/client'
import { migrateLite } from './migrate.server'
import { portalSchema } from './migrations.server'
import { copyAll, type Query } from './move.server'
import { wireInProcess } from './wire.server'

const keys = newKeys()
const clock = () => new Date('2026-11-19T14:00:00.123Z')

let folder = ''
let source: Connection
let target: Awaited<ReturnType<typeof openLite>>
let from: Query
let to: Query

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insyn-move-'))
  source = await connect({ folder })
  target = await openLite()
  await migrateLite(target, portalSchema)
  from = (sql) => source.query({ name: '', sql }, [])
  to = async (sql, values = []) => (await target.query(sql, values)).rows
  await prepareKeys(source, { keys, clock })
  const database = databaseOn(source, { keys, clock })
  await lodge(database)
  await database.leases.give('x', 'x')
  await database.accessLog.seal((head) => Promise.resolve(JSON.stringify(head)))
}, 120_000)
afterAll(async () => {
  await source.end()
  await target.close()
  await rm(folder, { recursive: true, force: true })
})

describe('copying a database', () => {
  it('does nothing when a row would not be the same there', async () => {
    const spoiled = (values: unknown[] = []) => [String(values[0]).replace('"attempts": 0', '"attempts": 1')]
    const spoiling: Query = (sql, values) => to(sql, sql.startsWith('INSERT INTO "Outbox"') ? spoiled(values) : values)
    await expect(copyAll(from, spoiling)).rejects.toThrow('NOT MOVED: Outbox is not the same there')
    expect(await to('SELECT count(*)::int AS "rows" FROM "Objection"')).toEqual([{ rows: 0 }])
  })

  it('copies every row, numbers what is new after what is old, and leaves the rules as they were', async () => {
    const moved = await copyAll(from, to)
    const rowsOf = (table: string) => moved.find((one) => one.table === table)?.rows ?? 0
    for (const table of ['Person', 'Brukare', 'Objection', 'Outbox', 'AccessLog', 'AccessLogHead', 'KeyInUse'])
      expect(rowsOf(table), table).toBeGreaterThan(0)
    const deferrable = `SELECT count(*)::int AS "n" FROM pg_constraint WHERE contype = 'f' AND condeferrable`
    expect(await to(deferrable)).toEqual(await from(deferrable))
    const last = `SELECT sequencename::text AS "name", last_value::text AS "last" FROM pg_sequences ORDER BY 1`
    expect(await to(last)).toEqual(await from(last))
    const prisma = new PrismaClient({ adapter: liteFactory(target) })
    const query: Connection['query'] = async ({ sql }, values) => (await target.query(sql, values)).rows
    const connections = () => ({ total: 1, idle: 1, waiting: 0 })
    const end = () => Promise.resolve()
    const there = databaseOn(
      { kind: 'embedded', prisma, query, wire: wireInProcess(), connections, end },
      { keys, clock },
    )
    expect(await there.accessLog.verify()).toMatchObject({ ok: true, rows: rowsOf('AccessLog') })
    expect((await there.outbox.claim('w', 1000, 10)).length).toBe(rowsOf('Outbox'))
    await lodge(there)
    expect(await there.accessLog.verify()).toMatchObject({ ok: true })
    await prisma.$disconnect()
  })

  it('does not copy into what is not empty', async () => {
    await expect(copyAll(from, to)).rejects.toThrow('NOT MOVED: there is something in the database already')
  })
})
