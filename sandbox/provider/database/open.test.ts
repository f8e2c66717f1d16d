import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { liteFactory, openLite } from '../../../app/database/adapters.server'
import { withSchemaEngine } from '../../../app/database/schema-engine.server'
import { openDatabase, readMigrations } from './open'

const tenant = {
  id: 'farsta',
  name: 'Farsta Assistans',
  anchorDay: '2026-11-19',
  coveredTo: '2026-12-20',
  advancedAt: new Date(0),
}

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
  const folder = mkdtempSync(join(tmpdir(), 'insyn-provider-'))
  try {
    const first = await openDatabase(folder)
    await first.tables.tenant.create({ data: tenant })
    await expect(openDatabase(folder)).rejects.toThrow(/in use/)
    await expect(
      first.transaction(async (tables) => {
        await tables.tenant.update({ where: { id: 'farsta' }, data: { name: 'Annat' } })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await first.close()
    const second = await openDatabase(folder)
    expect(await second.tables.tenant.findMany()).toEqual([tenant])
    await second.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
