import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { liteFactory, openLite } from '../../../app/database/adapters.server'
import { lockFolder } from '../../../app/database/folder-lock.server'
import { migrateLite, type SchemaHistory } from '../../../app/database/migrate.server'
import { PrismaClient } from './generated/client'
import type { Prisma } from './generated/client'
import { projectPath } from './root'

/** What reads use; also the inside of a transaction. */
export type Tables = Prisma.TransactionClient

export type ProviderDatabase = {
  tables: Tables
  /** Everything in `work` is kept, or nothing. One at a time: the database has one connection. */
  transaction: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

// Creating the world is one transaction; the default of five seconds is too short for it on a slow machine.
const transactionTimeoutMs = 120_000

/** Opens the provider's database in a folder, or in memory when `folder` is null, with every migration run. */
export async function openDatabase(folder: string | null): Promise<ProviderDatabase> {
  const unlock = folder === null ? () => undefined : await lockFolder(folder)
  try {
    const lite = await openLite(folder === null ? undefined : join(folder, 'pglite'))
    await migrateLite(lite, readMigrations())
    const client = new PrismaClient({ adapter: liteFactory(lite) })
    return {
      tables: client,
      transaction: (work) =>
        client.$transaction(work, { timeout: transactionTimeoutMs, maxWait: transactionTimeoutMs }),
      async close() {
        await client.$disconnect()
        await lite.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
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
