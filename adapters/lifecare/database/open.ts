import { openQueued, readHistory, type DatabasePlace, type QueuedDatabase } from '../../../provider-kit/database'
import { PrismaClient } from './generated/client'
import type { Prisma } from './generated/client'

/** What reads use; also the inside of a transaction. */
export type Tables = Prisma.TransactionClient

/** The adapter's database. Its transactions go one at a time, so that the feed is in order. */
export type AdapterDatabase = QueuedDatabase<Tables>

const folder = 'adapters/lifecare/prisma'
/** Two that pull into one database would each tell of what the other has kept. */
const lock = 727_073_690_066

/** Opens the adapter's database, in memory without a place; every migration run. Throws when another process has it. */
export const openDatabase = (place: DatabasePlace = {}): Promise<AdapterDatabase> =>
  openQueued<Tables>(place, { clientOn: (adapter) => new PrismaClient({ adapter }), folder, connections: 6, lock })

/** Its schema and migrations. */
export const readMigrations = () => readHistory(folder)
