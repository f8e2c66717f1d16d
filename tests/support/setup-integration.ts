import type { TestProject } from 'vitest/node'
import { connect } from '~/database/connection.server'
import { grantTo } from '~/database/migrate.server'
import { createDatabase, runningRole, startPostgres } from '../../scripts/postgres.mjs'
import { worldDatabases } from '../../scripts/test-world.mjs'
import { makeTemplates } from './template-making'
import { migrated } from './templates'

/** What the tests of the whole copy: databases in folders, and those on a PostgreSQL server that they share. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  provide('templates', await makeTemplates(['portal', 'provider']))
  const from = worldDatabases()
  const postgres = await startPostgres({ from })
  const { url } = await createDatabase(postgres.url, { name: migrated })
  await (await connect({ url, folder: 'unused' })).end()
  await grantTo(url, runningRole)
  provide('server', { url: postgres.url, hasWorld: from !== undefined })
  return postgres.stop
}
