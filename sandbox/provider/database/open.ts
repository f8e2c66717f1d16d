import { rm } from 'node:fs/promises'
import { openPool } from '../../../app/database/adapters.server'
import { embeddedIn, openQueued, readHistory, type QueuedDatabase } from '../../../provider-kit/database'
import { PrismaClient } from './generated/client'
import type { Prisma } from './generated/client'

/** What reads use; also the inside of a transaction. */
export type Tables = Prisma.TransactionClient

/** The sandbox provider's database. */
export type ProviderDatabase = QueuedDatabase<Tables>

/** On a PostgreSQL server when there is a url, else PGlite in the folder. */
export type DatabasePlace = { url?: string; folder: string }

const folder = 'sandbox/provider/prisma'

/** Opens the provider's database, with every migration run. Throws when another process has the folder. */
export const openDatabase = (place: DatabasePlace): Promise<ProviderDatabase> =>
  openQueued<Tables>(place, { clientOn: (adapter) => new PrismaClient({ adapter }), folder, connections: 4 })

/** Removes all that the database holds; it must be closed. */
export async function wipeDatabase({ url, folder: place }: DatabasePlace): Promise<void> {
  if (url === undefined) return rm(embeddedIn(place), { recursive: true, force: true })
  const pool = openPool(url, 1)
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public').finally(() => pool.end())
}

/** Its schema and migrations. */
export const readMigrations = () => readHistory(folder)
