import { createHash } from 'node:crypto'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { z } from 'zod'
import { liteFactory, pgMigrationFactory } from './adapters.server'
import { withSchemaEngine, type Migration } from './schema-engine.server'

export type SchemaHistory = { schema: string; migrations: readonly Migration[] }

/** Any number, but the same in every portal that shares the database. */
const migrationLock = '727073690001'

/**
 * A migration is one transaction, so nothing is left of one that failed or was cut off: it may be tried again. Without
 * this, Prisma refuses every start until someone has told it so by hand.
 */
const forgetFailed = `
  DO $$ BEGIN
    IF to_regclass('_prisma_migrations') IS NOT NULL THEN
      UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL;
    END IF;
  END $$`

const knownSchema = z.tuple([z.object({ isKnown: z.boolean() })])
const appliedSchema = z.array(z.object({ name: z.string(), checksum: z.string() }))

type Query = (sql: string) => Promise<{ rows: unknown[] }>

/**
 * Whether each migration has been applied, by the names and the SHA-256 that Prisma keeps. Then the schema engine, which costs
 * a second of processor time to load, is not asked: so it is at nearly every start.
 * @throws Error when one has been applied that this program does not have, or that is written otherwise here
 */
async function isUpToDate(query: Query, { migrations }: SchemaHistory): Promise<boolean> {
  const found = await query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isKnown"`)
  const [{ isKnown }] = knownSchema.parse(found.rows)
  if (!isKnown) return false
  const { rows } = await query(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const applied = new Map(appliedSchema.parse(rows).map(({ name, checksum }) => [name, checksum]))
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) throw new AnotherSchema(newer(unknown))
  const there = migrations.filter(({ name }) => applied.has(name))
  const changed = there.filter(({ name, sql }) => applied.get(name) !== createHash('sha256').update(sql).digest('hex'))
  if (changed.length > 0) throw new AnotherSchema(otherwise(changed.map(({ name }) => name)))
  return there.length === migrations.length
}

/** The database is of a version that is neither this one nor an earlier one of it. Nothing is changed in it. */
class AnotherSchema extends Error {}

const listed = (names: readonly string[]) => [
  ...[...names].sort().map((name) => `  ${name}`),
  '  See docs/operations.md, Migrations.',
]
const newer = (names: readonly string[]) =>
  ['The database is newer than this program, which does not know these of its migrations:', ...listed(names)].join('\n')
const otherwise = (names: readonly string[]) =>
  [
    'These migrations are written otherwise in this program than when the database was brought to them:',
    ...listed(names),
  ].join('\n')

const mayNot =
  'The database is not at this version’s schema, and the role in DATABASE_URL may not change it.\n' +
  '  Run scripts/migrate.mjs as the role that owns the database (docs/operations.md), and start again.'

const rightsSchema = z.tuple([z.object({ may: z.boolean() })])

async function mayChange(query: Query): Promise<boolean> {
  const { rows } = await query(`SELECT has_schema_privilege(current_schema(), 'CREATE') AS "may"`)
  return rightsSchema.parse(rows)[0].may
}

async function apply(
  query: Query,
  factory: SqlMigrationAwareDriverAdapterFactory,
  history: SchemaHistory,
): Promise<string[]> {
  try {
    if (await isUpToDate(query, history)) return []
    return await withSchemaEngine(factory, history.schema, (engine) => engine.apply(history.migrations))
  } catch (error) {
    if (error instanceof AnotherSchema) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The database could not be brought to this version's schema: ${reason}`, { cause: error })
  }
}

/** Applies what is missing, in order; gives the names. Each is whole or not at all; throws at the first that fails. */
export async function migrateLite(lite: PGlite, history: SchemaHistory): Promise<string[]> {
  await lite.exec(forgetFailed)
  return apply((sql) => lite.query(sql), liteFactory(lite), history)
}

/** The same on PostgreSQL. Several portals may start at once: one migrates, the others wait for it. */
export async function migrateServer(url: string, history: SchemaHistory): Promise<string[]> {
  const holder = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // A connection that breaks is told by the statement that uses it; without a listener it would end the process.
  holder.on('error', () => undefined)
  const factory = pgMigrationFactory(url)
  const query: Query = (sql) => holder.query(sql)
  try {
    await holder.connect()
    // The role that the portal runs as in production may look, and not change.
    if (await isUpToDate(query, history)) return []
    if (!(await mayChange(query))) throw new Error(mayNot)
    await holder.query(`SELECT pg_advisory_lock(${migrationLock})`)
    await holder.query(forgetFailed)
    return await apply(query, factory, history)
  } finally {
    await Promise.allSettled([factory.close(), holder.end()])
  }
}

/** Gives a role what the portal needs to run, and no more: of the log it may read, and add at the end. */
export async function grantTo(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('SELECT grant_to_running_role($1)', [role])
  } finally {
    await client.end()
  }
}
