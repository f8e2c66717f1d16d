import { rm } from 'node:fs/promises'
import { asRunning, createDatabase, type OneDatabase } from '../../scripts/postgres.mjs'
import { migratePortal, newTestData } from '../../scripts/test-world.mjs'

/** Which database the portal of a stack has: PGlite in its folder, or one on the server of the tests. */
export type DatabaseKind = 'embedded' | 'server'

/** A PostgreSQL server; with the world of this build, when that is made, to copy. */
export type WorldServer = { url: string; hasWorld: boolean }

export type StackData = {
  /** The stack's folder. */
  data: string
  /** Whether the portal's database has what the test persons have allowed each other. */
  isSeeded: boolean
  /** Where the databases are. */
  env: Record<string, string>
  /** Removes folder and databases, when the stack has stopped. */
  remove: () => Promise<void>
}

/** A folder and databases for one stack: copies of the world, or empty ones, which the stack fills when it starts. */
export async function takeStackData(name: string, server: WorldServer, portal: DatabaseKind): Promise<StackData> {
  const { data, isSeeded } = await newTestData(name, portal === 'embedded')
  const create = (template: string): Promise<OneDatabase> =>
    createDatabase(server.url, server.hasWorld ? { template } : {})
  const provider = await create('provider')
  const onServer = portal === 'server' ? await create('portal') : undefined
  if (onServer !== undefined && !server.hasWorld) await migratePortal(onServer.url)
  return {
    data,
    isSeeded: onServer === undefined ? isSeeded : server.hasWorld,
    env: {
      SANDBOX_DATABASE_URL: provider.url,
      ...(onServer === undefined ? {} : { DATABASE_URL: asRunning(onServer.url) }),
    },
    remove: async () => {
      await Promise.all([provider.drop(), onServer?.drop(), rm(data, { recursive: true, force: true })])
    },
  }
}
