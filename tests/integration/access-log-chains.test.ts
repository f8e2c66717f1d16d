import { describe, expect, inject, it } from 'vitest'
import pg from 'pg'
import { hashOf } from '~/database/store.server'
import { migrateServer } from '~/database/migrate.server'
import { portalSchema } from '~/database/migrations.server'
import { connect } from '~/database/connection.server'
import { databaseOn } from '~/database/database.server'
import type { AccessEntry, Database } from '~/database/types'
import { createDatabase } from '../../scripts/postgres.mjs'
import { databaseKinds, newCase, newKeys, useTestDatabase, type TestDatabase } from '../support/databases'

const entry = (more: Partial<AccessEntry> = {}): AccessEntry => ({
  ...{ personId: 'p1', brukareId: 'b1', role: 'godMan', basis: 'r1', action: 'schedule.read' },
  ...{ resourceType: 'schedule', resourceId: null, outcome: 'allowed', requestId: 'req' },
  ...more,
})
const sign = ({ n, hash }: { n: number; hash: string }) => Promise.resolve(JSON.stringify({ n, hash }))

describe.each(databaseKinds)('the chains of the access log, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  const numbers = async (chain: string) =>
    (await test.sql('SELECT "nr"::int AS nr FROM "AccessLog" WHERE "chain" = $1 ORDER BY "nr"', [chain])).map(
      ({ nr }) => nr,
    )

  it('are one for each brukare, each numbered without gaps however many write, and hold', async () => {
    const { rows: before } = await sound()
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => database.accessLog.append(entry({ brukareId: `b${n % 3}` }))),
    )
    for (const chain of ['b:b0', 'b:b1', 'b:b2']) {
      expect(await numbers(chain)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    }
    expect((await sound()).rows).toBe(before + 60)
    const page = await database.accessLog.listForBrukare('b0', { limit: 2 })
    expect(page).toHaveLength(2)
    const [next] = await database.accessLog.listForBrukare('b0', { limit: 2, before: page[1]!.seq })
    expect(next!.seq).toBeLessThan(page[1]!.seq)
  })

  it('are the person’s for what is about no brukare', async () => {
    await database.accessLog.append(entry({ brukareId: null, personId: 'alone', action: 'session.start' }))
    await database.accessLog.append(entry({ brukareId: null, personId: null, action: 'session.end' }))
    expect([await numbers('p:alone'), await numbers('nobody')]).toEqual([[1], [1]])
  })

  it('have no row of a transaction that was undone, and no gap after it', async () => {
    const undone = database.transaction(async ({ accessLog }) => {
      await accessLog.append(entry({ brukareId: 'undone' }))
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await database.accessLog.append(entry({ brukareId: 'undone' }))
    expect(await numbers('b:undone')).toEqual([1])
  })

  it('take many at once in order, and do not wait for each other in a ring', async () => {
    const forward = ['r1', 'r2', 'r3'].map((brukareId) => entry({ brukareId }))
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => database.accessLog.appendAll(n % 2 ? forward : [...forward].reverse())),
    )
    expect(await numbers('b:r2')).toHaveLength(20)
    await sound()
  })

  it('keep the person’s name as it was then, and what it was about, sealed', async () => {
    const { person, brukare } = await newCase(database)
    const number = await database.persons.numberOf(person.id)
    const about = { personId: person.id, brukareId: brukare.id, about: 'Anna Berg', period: '2026-10' }
    await database.accessLog.append(entry(about))
    await database.persons.findOrCreate({ number: number ?? '', name: 'Pia Ny', isCoordinationNumber: false })
    await database.accessLog.append(entry(about))
    const [later, earlier] = await database.accessLog.listForBrukare(brukare.id)
    expect([earlier?.name, later?.name]).toEqual(['Pia Lindgren', 'Pia Ny'])
    expect(later).toMatchObject({ about: 'Anna Berg', period: '2026-10' })
    const kept = JSON.stringify(
      await test.sql('SELECT * FROM "AccessLog" l LEFT JOIN "LogName" n ON n."id" = l."nameId"'),
    )
    expect(kept).not.toMatch(/Anna|Pia/)
  })

  it('have a chain of heads over them, which grows by those that have grown', async () => {
    await database.accessLog.seal(sign)
    const chains = async () =>
      (await test.sql('SELECT "chain" FROM "AccessLogHead" ORDER BY "n"')).map((row) => row.chain)
    const before = await chains()
    await database.accessLog.append(entry({ brukareId: 'b0' }))
    const line = await database.accessLog.seal(sign)
    expect((await chains()).slice(before.length)).toEqual(['b:b0'])
    expect(await database.accessLog.seal(sign)).toBe(line)
    expect(await database.accessLog.seals()).toHaveLength(2)
  })

  it('hold however many heads there are', async () => {
    const brukare = Array.from({ length: 12 }, (_, nth) => entry({ brukareId: `many-${nth}` }))
    await database.accessLog.appendAll(brukare)
    await database.accessLog.seal(sign)
    expect((await sound()).heads).toBeGreaterThan(12)
  })

  const sound = async () => {
    const verdict = await database.accessLog.verify()
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.fault))
    return verdict
  }
})

describe('one chain that is held for long', () => {
  let test: TestDatabase
  useTestDatabase('server', (opened) => {
    test = opened
  })

  it('stops only those who write about the same brukare, and they are told', async () => {
    const { accessLog } = test.database
    await accessLog.append(entry({ brukareId: 'held' }))
    const holder = new pg.Client({ connectionString: test.ownerUrl ?? '' })
    await holder.connect()
    await holder.query('BEGIN')
    await holder.query(`SELECT 1 FROM "AccessLogChain" WHERE "chain" = 'b:held' FOR UPDATE`)
    const stopped = Array.from({ length: 30 }, () => accessLog.append(entry({ brukareId: 'held' })))
    let told = 0
    for (const one of stopped) one.catch(() => (told += 1))
    const others = Array.from({ length: 50 }, (_, n) => accessLog.append(entry({ brukareId: `free-${n}` })))
    expect((await Promise.all(others)).every(({ seq }) => seq > 0)).toBe(true)
    // Those who wait are told after a time; by then the others are long done.
    expect(told).toBe(0)
    const refused = await Promise.allSettled(stopped)
    for (const one of refused) {
      expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'unavailable', code: 'access-log-busy' } })
    }
    const inside = test.database.transaction((repositories) =>
      repositories.accessLog.append(entry({ brukareId: 'held' })),
    )
    await expect(inside).rejects.toMatchObject({ code: 'access-log-busy' })
    await holder.query('ROLLBACK')
    await holder.end()
    expect(await accessLog.append(entry({ brukareId: 'held' }))).toMatchObject({})
    expect(await accessLog.verify()).toMatchObject({ ok: true })
  })
})

describe('a log from before there were several chains', () => {
  const old = portalSchema.migrations.filter(({ name }) => name < '20261128170000')

  it('stays as it was, is closed by a head, and is checked as ever', async () => {
    const { url, drop } = await createDatabase(inject('server').url)
    await migrateServer(url, { schema: portalSchema.schema, migrations: old })
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    for (const nr of [1, 2, 3]) {
      const at = `2026-11-01T10:00:0${nr}.000Z`
      const said = [at, 'p1', 'b1', 'godMan', 'r1', 'schedule.read', 'schedule', `2026-W4${nr}`, 'allowed', 'req']
      await owner.query('SELECT access_log_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
        ...said,
        JSON.stringify(said),
      ])
    }
    const { rows: before } = await owner.query('SELECT * FROM "AccessLog" ORDER BY "seq"')
    const connection = await connect({ url, folder: 'unused' })
    const database = databaseOn(connection, { keys: newKeys(), clock: () => new Date('2026-11-28T12:00:00Z') })
    const { seq } = await database.accessLog.append(entry())
    expect(seq).toBe(4)
    await database.accessLog.seal(sign)
    expect(await database.accessLog.verify()).toMatchObject({ ok: true, rows: 4 })
    const { rows: after } = await owner.query<{ hash: string }>(
      'SELECT * FROM "AccessLog" WHERE "seq" < 4 ORDER BY "seq"',
    )
    expect(after).toMatchObject(before)
    const listed = await database.accessLog.listForBrukare('b1')
    expect(listed.map((row) => row.seq)).toEqual([4, 3, 2, 1])
    const hash = hashOf('nothing')
    expect(await database.accessLog.verify({ seq: 3, hash: after[2]?.hash ?? '' })).toMatchObject({ ok: true })
    expect(await database.accessLog.verify({ seq: 3, hash })).toMatchObject({ fault: { what: 'checkpoint' } })
    await owner.query('ALTER TABLE "AccessLog" DISABLE TRIGGER USER')
    await owner.query('DELETE FROM "AccessLog" WHERE "seq" = 3')
    expect(await database.accessLog.verify()).toMatchObject({ ok: false, fault: { chain: 'first', nr: 3 } })
    await owner.end()
    await database.close()
    await drop()
  })
})
