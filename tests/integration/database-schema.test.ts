import { mkdtemp, rm } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { SchemaEngine as PrismaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { liteFactory, openLite, pgMigrationFactory } from '~/database/adapters.server'
import { openDatabase } from '~/database/database.server'
import { keyedTables } from '~/database/keys/sql.server'
import { lockFolder } from '~/database/folder-lock.server'
import { migrateLite, migrateServer } from '~/database/migrate.server'
import { portalSchema } from '~/database/migrations.server'
import { withSchemaEngine, type Migration, type SchemaEngine } from '~/database/schema-engine.server'
import { createDatabase } from '../../scripts/postgres.mjs'
import { newKeys } from '../support/databases'
import { migrated } from '../support/templates'

const emptySchema = 'datasource db {\n  provider = "postgresql"\n}\n'
const good = { name: '20260101000000_good', sql: 'CREATE TABLE one (id int);' }
const bad = { name: '20260102000000_bad', sql: 'CREATE TABLE two (id int); INSERT INTO nowhere VALUES (1);' }
const body = `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 1; END $$; CREATE TABLE two (id int);`

describe('migrations', () => {
  let lite: PGlite
  const ended: (() => Promise<void>)[] = []
  beforeAll(async () => {
    lite = await openLite()
  })
  afterAll(async () => {
    await lite.close()
    for (const end of ended) await end()
  })

  const newDatabase = async () => {
    const { url, drop } = await createDatabase(inject('server').url)
    ended.push(drop)
    return url
  }

  type Target = {
    migrate: (list: Migration[]) => Promise<string[]>
    sql: (text: string) => Promise<unknown[]>
    end: () => Promise<void>
  }
  const targets: [string, () => Promise<Target>][] = [
    [
      'the embedded database',
      async () => {
        const mine = await openLite()
        return {
          migrate: (migrations) => migrateLite(mine, { schema: emptySchema, migrations }),
          sql: async (text) => (await mine.query(text)).rows,
          end: () => mine.close(),
        }
      },
    ],
    [
      'PostgreSQL',
      async () => {
        const url = await newDatabase()
        const client = new pg.Client({ connectionString: url })
        await client.connect()
        return {
          migrate: (migrations) => migrateServer(url, { schema: emptySchema, migrations }),
          sql: async (text) => (await client.query<pg.QueryResultRow>(text)).rows,
          end: () => client.end(),
        }
      },
    ],
  ]

  it.each(targets)('on %s are whole or not at all, and one that failed is not taken for applied', async (_, make) => {
    const { migrate, sql, end } = await make()
    const tables = () =>
      sql(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('one', 'two') ORDER BY 1`,
      )
    await expect(migrate([good, bad])).rejects.toThrow(/nowhere/)
    expect(await tables()).toEqual([{ name: 'one' }])
    expect(await sql(`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`)).toEqual([
      { name: good.name },
    ])
    await expect(migrate([good, bad])).rejects.toThrow(/nowhere/)
    expect(await migrate([good, { ...bad, sql: body }])).toEqual([bad.name])
    expect(await tables()).toEqual([{ name: 'one' }, { name: 'two' }])
    expect(await sql('SELECT f() AS f')).toEqual([{ f: 1 }])
    const asked = vi.spyOn(PrismaEngine, 'new')
    expect(await migrate([good, { ...bad, sql: body }])).toEqual([])
    expect(asked, 'the engine is not loaded when nothing is missing').not.toHaveBeenCalled()
    asked.mockRestore()
    await end()
  })

  it.each(targets)('on %s are refused where the database is newer, or was brought to others', async (_, make) => {
    const { migrate, sql, end } = await make()
    const second = { ...bad, sql: body }
    await migrate([good, second])
    const third = { name: '20260103000000_third', sql: 'CREATE TABLE three (id int);' }
    await expect(migrate([good])).rejects.toThrow(/newer than this program[^]*\n  20260102000000_bad\n/)
    const changed = [good, { ...second, sql: `${body}\n` }, third]
    await expect(migrate(changed)).rejects.toThrow(/written otherwise[^]*\n  20260102000000_bad\n/)
    expect(await sql(`SELECT tablename FROM pg_tables WHERE tablename = 'three'`), 'nothing is changed').toEqual([])
    expect(await migrate([good, second, third])).toEqual([third.name])
    await end()
  })

  it('are applied once when several portals start at once', async () => {
    const url = await newDatabase()
    const applied = await Promise.all([1, 2, 3].map(() => migrateServer(url, portalSchema)))
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, portalSchema.migrations.length])
  })

  it('give the schema, with no drift, also as it stands in the databases', async () => {
    const url = await newDatabase()
    await migrateServer(url, portalSchema)
    await migrateLite(lite, portalSchema)
    const factory = pgMigrationFactory(url)
    const drift = async (engine: SchemaEngine) => [
      await engine.migrationsToSchema(portalSchema.migrations),
      await engine.liveToSchema(),
    ]
    expect(await withSchemaEngine(factory, portalSchema.schema, drift)).toEqual(['', ''])
    await factory.close()
    expect(await withSchemaEngine(liteFactory(lite), portalSchema.schema, drift)).toEqual(['', ''])
    await lite.exec('ALTER TABLE "Draft" DROP COLUMN "version"')
    expect(await withSchemaEngine(liteFactory(lite), portalSchema.schema, (engine) => engine.liveToSchema())).toMatch(
      /version/,
    )
  })

  it('hold every sealed column to be an envelope', async () => {
    const url = await newDatabase()
    await migrateServer(url, portalSchema)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const insert = `INSERT INTO "AccessibilityReport" VALUES ('a', now(), 'sv', 'in the clear', NULL)`
    await expect(client.query(insert)).rejects.toThrow(/is_sealed/)
    const columns = `SELECT count(*)::int AS count FROM information_schema.columns WHERE column_name LIKE 'sealed%'`
    const checks = `SELECT count(*)::int AS count FROM pg_constraint WHERE conname LIKE '%is_sealed'`
    expect((await client.query(checks)).rows).toEqual((await client.query(columns)).rows)
    await client.end()
  })
})

describe('the table of sealed columns', () => {
  const models = [...portalSchema.schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const columnsOf = (pattern: RegExp) =>
    models.flatMap(([, model = '', fields = '']) =>
      [...fields.matchAll(/^ {2}(\w+) +(\w+)/gm)]
        .filter(([, name = '', type]) => type === 'String' && pattern.test(name))
        .map(([, name = '']) => `${model}.${name}`),
    )

  it('has every column of the schema that is sealed or indexed with a key, and no other', () => {
    const sealed = keyedTables.flatMap((table) => table.sealed.map((column) => `${table.name}.${column}`))
    expect(sealed.sort()).toEqual(columnsOf(/^sealed[A-Z]/).sort())
    expect(sealed.length).toBeGreaterThan(30)
    const indexed = keyedTables.flatMap((table) => table.indexed.map((column) => `${table.name}.${column}`))
    expect(indexed.sort()).toEqual(columnsOf(/(Index|Digest)$/).sort())
  })

  it('names rows by columns that the database holds to be unique', async () => {
    const url = (await createDatabase(inject('server').url, { template: migrated })).url
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<{ unique: string }>(`
      SELECT c.relname || ' ' || (SELECT string_agg(a.attname, ',' ORDER BY k.nth)
        FROM unnest(i.indkey::int[]) WITH ORDINALITY k(att, nth) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att
      ) AS "unique" FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE i.indisunique AND i.indpred IS NULL`)
    await client.end()
    const unique = rows.map((row) => row.unique)
    for (const { name, row } of keyedTables) expect(unique).toContain(`${name} ${Object.keys(row).join(',')}`)
  })
})

describe('the folder of the embedded database', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'insyn-lock-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const options = (mine: string) => ({ folder: mine, keys: newKeys(), clock: () => new Date() })

  it('is made, is one portal’s at a time, and keeps what was written', async () => {
    const mine = options(join(folder, 'made', 'deep'))
    const first = await openDatabase(mine)
    await expect(openDatabase(mine)).rejects.toThrow(/in use by process \d+ .*Stop the other one, or set DATABASE_URL/)
    const person = await first.persons.findOrCreate({
      number: '191212121212',
      name: 'Pia',
      isCoordinationNumber: false,
    })
    await first.close()
    const second = await openDatabase(mine)
    expect(await second.persons.find(person.id)).toEqual(person)
    await second.close()
  })

  it('is not left locked by keys that are wrong', async () => {
    const mine = options(join(folder, 'keys'))
    const short = { active: 'e1', ring: { e1: Buffer.alloc(16) } }
    await expect(openDatabase({ ...mine, keys: { ...mine.keys, encryption: short } })).rejects.toThrow(/32 bytes/)
    const release = await lockFolder(mine.folder)
    release()
  })

  it('is free as soon as its holder is killed, and then only for one of many', async () => {
    const mine = join(folder, 'killed')
    const program = `
      const { mkdirSync, readFileSync, writeFileSync } = require('node:fs')
      mkdirSync(${JSON.stringify(mine)}, { recursive: true })
      const stat = readFileSync('/proc/self/stat', 'utf8')
      const holder = { pid: process.pid, startedAt: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19], host: require('node:os').hostname(), released: false }
      writeFileSync(${JSON.stringify(join(mine, 'lock.1'))}, JSON.stringify(holder))
      console.log('held')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await expect(lockFolder(mine)).rejects.toThrow(new RegExp(`process ${child.pid}`))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(mine)))
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const attempt of attempts) if (attempt.status === 'fulfilled') attempt.value()
  })
})
