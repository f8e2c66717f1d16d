import type { TestProject } from 'vitest/node'
import { connect } from '~/database/connection.server'
import { startPostgres } from './postgres'
import { makeTemplates } from './template-making'

/** What the tests of the whole copy: databases in folders, and one on a PostgreSQL server that they share. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  provide('templates', await makeTemplates(['portal', 'provider']))
  const postgres = await startPostgres()
  const url = await postgres.createDatabase()
  await (await connect({ url, folder: 'unused' })).end()
  provide('templateServer', {
    url: Object.assign(new URL(url), { pathname: '/postgres' }).href,
    database: new URL(url).pathname.slice(1),
  })
  return postgres.stop
}
