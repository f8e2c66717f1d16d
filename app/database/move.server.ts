import pg from 'pg'
import { z } from 'zod'
import type { Connection } from './connection.server'

/** A table, how many rows it has, and one sum over all that is in them. */
export type TableSum = { table: string; rows: number; sum: string }

/** So many rows are in memory at a time. */
const atOnce = 500

/** A statement on one connection, and its rows. */
export type Query = (sql: string, values?: unknown[]) => Promise<unknown[]>

const tablesSql = `SELECT c.relname::text AS "name" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' ORDER BY c.relname COLLATE "C"`
const keysSql = `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS "name" FROM pg_constraint
  WHERE contype = 'f' AND connamespace = 'public'::regnamespace`
const sequencesSql = `SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename) AS "name", last_value::text AS "last"
  FROM pg_sequences WHERE schemaname = 'public'`

const nameRows = z.array(z.object({ name: z.string() }))
const keyRows = z.array(z.object({ table: z.string(), name: z.string() }))
const sequenceRows = z.array(z.object({ name: z.string(), last: z.string().nullable() }))
const sumRows = z.tuple([z.object({ rows: z.number(), sum: z.string() })])
const textRows = z.array(z.object({ row: z.string() }))

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const tablesOf = async (query: Query) => nameRows.parse(await query(tablesSql)).map(({ name }) => name)

async function sumOf(query: Query, table: string): Promise<TableSum> {
  const rows = await query(
    `SELECT count(*)::int AS "rows", coalesce(md5(string_agg(h, '' ORDER BY h COLLATE "C")), '') AS "sum"
     FROM (SELECT md5(to_jsonb(t)::text) AS h FROM ${quoted(table)} t) AS "hashed"`,
  )
  return { table, ...sumRows.parse(rows)[0] }
}

/** Rows as JSON text, so that no number or time of theirs is one of JavaScript's on the way. */
async function copyTable(from: Query, to: Query, table: string): Promise<void> {
  const name = quoted(table)
  await from('BEGIN')
  try {
    await from(`DECLARE moving CURSOR FOR SELECT to_jsonb(t)::text AS "row" FROM ${name} t`)
    for (;;) {
      const rows = textRows.parse(await from(`FETCH ${atOnce} FROM moving`))
      if (rows.length === 0) return
      const all = `[${rows.map(({ row }) => row).join(',')}]`
      await to(`INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`, [all])
    }
  } finally {
    await from('COMMIT')
  }
}

/** References are looked at when all is there: what is referred to may come later. */
async function whileDeferred(to: Query, work: () => Promise<void>): Promise<void> {
  const keys = keyRows.parse(await to(keysSql))
  const alter = async (how: string) => {
    for (const { table, name } of keys) await to(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} ${how}`)
  }
  await alter('DEFERRABLE INITIALLY DEFERRED')
  await work()
  await to('SET CONSTRAINTS ALL IMMEDIATE')
  await alter('NOT DEFERRABLE')
}

/**
 * Copies every row of a database into an empty one of the same schema, in one transaction, and holds what is there against what
 * was: each table's rows and a sum over them. What it is copied from is not changed, and nobody else may use that connection.
 * @throws Error when there is something in it already, the schemas differ, or a table is not the same there; nothing is moved then
 */
export async function copyAll(from: Query, to: Query): Promise<TableSum[]> {
  await to('BEGIN')
  try {
    const tables = await tablesOf(from)
    if ((await tablesOf(to)).join() !== tables.join())
      throw new Error('NOT MOVED: the two databases have not the same tables')
    for (const table of tables) {
      const { rows } = await sumOf(to, table)
      if (rows > 0) throw new Error(`NOT MOVED: there is something in the database already (${table}: ${rows} rows)`)
    }
    await whileDeferred(to, async () => {
      for (const table of tables) await copyTable(from, to, table)
    })
    for (const { name, last } of sequenceRows.parse(await from(sequencesSql))) {
      if (last !== null) await to('SELECT setval($1::regclass, $2::bigint)', [name, last])
    }
    const moved: TableSum[] = []
    for (const table of tables) {
      const [was, is] = [await sumOf(from, table), await sumOf(to, table)]
      if (was.rows !== is.rows || was.sum !== is.sum) throw new Error(`NOT MOVED: ${table} is not the same there`)
      moved.push(is)
    }
    await to('COMMIT')
    return moved
  } catch (error) {
    await to('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/**
 * Moves what is in the embedded database to a server, as `copyAll` does.
 * @param url the server's database, as the role that owns it
 */
export async function moveRows(source: Connection, url: string): Promise<TableSum[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  const to: Query = async (sql, values = []) => (await client.query<pg.QueryResultRow>(sql, values)).rows
  await client.connect()
  try {
    await to(`SET TIME ZONE 'UTC'`)
    return await copyAll((sql) => source.query({ name: '', sql }, []), to)
  } finally {
    await client.end()
  }
}
