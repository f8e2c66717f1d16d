import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
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
}

// Making a world, or taking in what has come, is one transaction; the default of five seconds is too short for it on a slow machine.
const timeoutMs = 120_000

/** Where PGlite is in the folder of a database. */
export const embeddedIn = (folder: string): string => join(folder, 'pglite')

function queuedOn<Tables>(client: Client<Tables>, end: () => Promise<void>): QueuedDatabase<Tables> {
  let latest: Promise<unknown> = Promise.resolve()
  return {
    tables: client,
    transaction: (work) => {
      const result = latest.then(() => client.$transaction(work, { timeout: timeoutMs, maxWait: timeoutMs }))
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

/** Opens a database, with every migration run. Throws when another process has the folder. */
export async function openQueued<Tables>(
  { url, folder }: DatabasePlace,
  schema: Schema<Tables>,
): Promise<QueuedDatabase<Tables>> {
  if (url === undefined) return openEmbedded(folder, schema)
  await migrateServer(url, readHistory(schema.folder))
  const pool = openPool(url, schema.connections)
  return queuedOn(schema.clientOn(pgFactory(pool)), () => pool.end())
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
