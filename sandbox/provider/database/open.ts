import { readFileSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { liteFactory, openLite, openPool, pgFactory } from '../../../app/database/adapters.server'
import { lockFolder } from '../../../app/database/folder-lock.server'
import { migrateLite, migrateServer, type SchemaHistory } from '../../../app/database/migrate.server'
import { PrismaClient } from './generated/client'
import type { Prisma } from './generated/client'
import { projectPath } from './root'

/** What reads use; also the inside of a transaction. */
export type Tables = Prisma.TransactionClient

export type ProviderDatabase = {
  tables: Tables
  /** Everything in `work` is kept, or nothing. One at a time. */
  transaction: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

// Creating the world is one transaction; the default of five seconds is too short for it on a slow machine.
const transactionTimeoutMs = 120_000

/** On a PostgreSQL server when there is a url, else PGlite in the folder. */
export type DatabasePlace = { url?: string; folder: string }

const embeddedIn = (folder: string): string => join(folder, 'pglite')

function databaseOn(client: PrismaClient, end: () => Promise<void>): ProviderDatabase {
  let latest: Promise<unknown> = Promise.resolve()
  return {
    tables: client,
    transaction: (work) => {
      const result = latest.then(() =>
        client.$transaction(work, { timeout: transactionTimeoutMs, maxWait: transactionTimeoutMs }),
      )
      latest = result.catch(() => undefined)
      return result
    },
    close: async () => {
      await client.$disconnect()
      await end()
    },
  }
}

async function openEmbedded(folder: string): Promise<ProviderDatabase> {
  const unlock = await lockFolder(folder)
  try {
    const lite = await openLite(embeddedIn(folder))
    await migrateLite(lite, readMigrations())
    return databaseOn(new PrismaClient({ adapter: liteFactory(lite) }), async () => {
      await lite.close()
      unlock()
    })
  } catch (error) {
    unlock()
    throw error
  }
}

async function openServer(url: string): Promise<ProviderDatabase> {
  await migrateServer(url, readMigrations())
  const pool = openPool(url, 4)
  return databaseOn(new PrismaClient({ adapter: pgFactory(pool) }), () => pool.end())
}

/** Opens the provider's database, with every migration run. Throws when another process has the folder. */
export function openDatabase({ url, folder }: DatabasePlace): Promise<ProviderDatabase> {
  return url === undefined ? openEmbedded(folder) : openServer(url)
}

/** Removes all that the database holds; it must be closed. */
export async function wipeDatabase({ url, folder }: DatabasePlace): Promise<void> {
  if (url === undefined) return rm(embeddedIn(folder), { recursive: true, force: true })
  const pool = openPool(url, 1)
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public').finally(() => pool.end())
}

/** The schema and the migrations, in order, as the schema engine takes them. */
export function readMigrations(): SchemaHistory {
  const folder = projectPath('sandbox/provider/prisma')
  const migrations = readdirSync(join(folder, 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, 'migrations', name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return { schema: readFileSync(join(folder, 'schema.prisma'), 'utf8'), migrations }
}
