import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { missingIn } from '../../../tests/support/migrations'
import { copyTemplate } from '../../../tests/support/templates'
import { openDatabase, readMigrations } from './open'

it('has migrations that make what schema.prisma says', async () => {
  expect(await missingIn(readMigrations())).toBe('')
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
