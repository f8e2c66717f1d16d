import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { liteFactory, openLite, openPool, pgFactory } from './adapters.server'
import { lockFolder } from './folder-lock.server'
import { PrismaClient } from './generated/client'
import { migrateLite, migrateServer } from './migrate.server'
import { portalSchema } from './migrations.server'
import type { ConnectionCounts, Database, DatabasePlace } from './types'
import { wireInProcess, wireOverServer, type Wire } from './wire.server'

/** One database under the repositories: Prisma, and plain statements beside it where speed counts. */
export type Connection = {
  kind: Database['kind']
  prisma: PrismaClient
  query: (statement: { name: string; sql: string }, values: unknown[]) => Promise<unknown[]>
  wire: Wire
  /** How many connections there are, how many of them are free, and how many wait for one. */
  connections: () => ConnectionCounts
  end: () => Promise<void>
}

async function openEmbedded(folder: string): Promise<Connection> {
  const release = await lockFolder(folder)
  let lite: PGlite
  try {
    lite = await openLite(join(folder, 'pglite'))
  } catch (error) {
    release()
    throw error
  }
  const prisma = new PrismaClient({ adapter: liteFactory(lite) })
  const end = async () => {
    await prisma.$disconnect()
    await lite.close()
    release()
  }
  try {
    await migrateLite(lite, portalSchema)
  } catch (error) {
    await end()
    throw error
  }
  return {
    kind: 'embedded',
    prisma,
    query: async ({ sql }, values) => (await lite.query(sql, values)).rows,
    wire: wireInProcess(),
    connections: () => ({ total: 1, idle: 1, waiting: 0 }),
    end,
  }
}

async function openServer(url: string, directUrl: string, connections: number): Promise<Connection> {
  await migrateServer(url, portalSchema)
  const pool = openPool(url, connections)
  const prisma = new PrismaClient({ adapter: pgFactory(pool) })
  const query: Connection['query'] = async ({ name, sql }, values) => {
    const { rows } = await pool.query<pg.QueryResultRow>({ name, text: sql, values })
    return rows
  }
  return {
    kind: 'server',
    prisma,
    query,
    wire: wireOverServer(directUrl, query),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    end: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** PostgreSQL when there is a url, else PGlite in the folder; brought to this version's schema. */
export function connect({ url, directUrl = url, connections = 10, folder }: DatabasePlace): Promise<Connection> {
  return url === undefined || directUrl === undefined ? openEmbedded(folder) : openServer(url, directUrl, connections)
}
