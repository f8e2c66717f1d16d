import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { liteFactory, openLite } from '../../../app/database/adapters.server'
import { withSchemaEngine } from '../../../app/database/schema-engine.server'
import { copyTemplate } from '../../../tests/support/templates'
import { openDatabase, readMigrations } from './open'

it('has migrations that make what schema.prisma says', async () => {
  const { schema, migrations } = readMigrations()
  const lite = await openLite()
  const missing = await withSchemaEngine(liteFactory(lite), schema, async ({ apply, liveToSchema }) => {
    await apply(migrations)
    return liveToSchema()
  })
  await lite.close()
  expect(missing).toBe('')
}, 60_000)

it('keeps what it has when it is opened again, for one at a time', async () => {
  const folder = await copyTemplate('provider')
  try {
    const first = await openDatabase({ folder })
    await first.tables.tenant.update({ where: { id: 'farsta' }, data: { name: 'Ett namn' } })
    await expect(openDatabase({ folder })).rejects.toThrow(/in use/)
    await expect(
      first.transaction(async (tables) => {
        await tables.tenant.update({ where: { id: 'farsta' }, data: { name: 'Annat' } })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    const tenants = await first.tables.tenant.findMany({ orderBy: { id: 'asc' } })
    expect(tenants.map(({ name }) => name)).toContain('Ett namn')
    await first.close()
    const second = await openDatabase({ folder })
    expect(await second.tables.tenant.findMany({ orderBy: { id: 'asc' } })).toEqual(tenants)
    await second.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
