import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { liteFactory, openLite, openPool, pgFactory } from '../app/database/adapters.server'
import { lockFolder } from '../app/database/folder-lock.server'
import { migrateLite, migrateServer, type SchemaHistory } from '../app/database/migrate.server'
import { projectPath } from './root'

/** A database whose transactions go one after another. `tables`: what reads use; also the inside of a transaction. */
export type QueuedDatabase<Tables> = {
  tables: Tables
  /** Everything in `work` is kept, or nothing. One at a time. */
  transaction: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** On a PostgreSQL server when there is a url, else PGlite in the folder, or in memory without one. */
export type DatabasePlace = { url?: string; folder?: string }

/** What of a Prisma client is used. */
type Client<Tables> = Tables & {
  $transaction: <T>(work: (tables: Tables) => Promise<T>, limits: { timeout: number; maxWait: number }) => Promise<T>
  $disconnect: () => Promise<void>
}

/** The client of somebody's own schema, the folder of that schema in the project, and how many connections it has to a server. */
type Schema<Tables> = {
  clientOn: (adapter: ReturnType<typeof liteFactory> | ReturnType<typeof pgFactory>) => Client<Tables>
  folder: string
  connections: number
  /** Set: only one process at a time may have it, on a server as in a folder. The number of the lock. */
  lock?: number
}

// Making a world, or taking in what has come, is one transaction; the default of five seconds is too short for it on a slow machine.
const timeoutMs = 120_000

/** Where PGlite is in the folder of a database. */
export const embeddedIn = (folder: string): string => join(folder, 'pglite')

/** A lock that a connection holds. It is gone when the connection is, and then another process may have taken it. */
type Held = { isHeld: () => boolean; release: () => Promise<void> }

async function holdServer(url: string, lock: number): Promise<Held> {
  const holder = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true })
  let isHeld = true
  for (const event of ['error', 'end'] as const) holder.on(event, () => (isHeld = false))
  try {
    await holder.connect()
    const { rows } = await holder.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [lock])
    if (rows[0]?.taken !== true) throw new Error('The database is in use by another process of the same kind.')
  } catch (error) {
    await holder.end().catch(() => undefined)
    throw error
  }
  return { isHeld: () => isHeld, release: () => holder.end() }
}

function queuedOn<Tables>(
  client: Client<Tables>,
  end: () => Promise<void>,
  isHeld: () => boolean = () => true,
): QueuedDatabase<Tables> {
  let latest: Promise<unknown> = Promise.resolve()
  return {
    tables: client,
    transaction: (work) => {
      const result = latest.then(() => {
        if (!isHeld()) throw new Error('The lock on the database is lost: another process may have it. Start again.')
        return client.$transaction(work, { timeout: timeoutMs, maxWait: timeoutMs })
      })
      latest = result.catch(() => undefined)
      return result
    },
    close: async () => {
      await latest
      await client.$disconnect()
      await end()
    },
  }
}

async function openEmbedded<Tables>(
  folder: string | undefined,
  { clientOn, folder: schema }: Schema<Tables>,
): Promise<QueuedDatabase<Tables>> {
  const unlock = folder === undefined ? () => undefined : await lockFolder(folder)
  try {
    const lite = await openLite(folder === undefined ? undefined : embeddedIn(folder))
    await migrateLite(lite, readHistory(schema))
    return queuedOn(clientOn(liteFactory(lite)), async () => {
      await lite.close()
      unlock()
    })
  } catch (error) {
    unlock()
    throw error
  }
}

/** Opens a database, with every migration run. Throws when another process has the folder, or the lock where there is one. */
export async function openQueued<Tables>(
  { url, folder }: DatabasePlace,
  schema: Schema<Tables>,
): Promise<QueuedDatabase<Tables>> {
  if (url === undefined) return openEmbedded(folder, schema)
  await migrateServer(url, readHistory(schema.folder))
  const held = schema.lock === undefined ? null : await holdServer(url, schema.lock)
  const pool = openPool(url, schema.connections)
  const end = async () => {
    await pool.end()
    await held?.release()
  }
  return queuedOn(schema.clientOn(pgFactory(pool)), end, held?.isHeld)
}

/** The schema and the migrations of a folder of the project, in order, as the schema engine takes them; also from the bundle in build/. */
export function readHistory(of: string): SchemaHistory {
  const folder = projectPath(of)
  const migrations = readdirSync(join(folder, 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, 'migrations', name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return { schema: readFileSync(join(folder, 'schema.prisma'), 'utf8'), migrations }
}
