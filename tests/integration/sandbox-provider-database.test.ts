import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openDatabase, wipeDatabase, type DatabasePlace } from '../../sandbox/provider/database/open'
import { createDatabase } from '../../scripts/postgres.mjs'

let place: DatabasePlace
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createDatabase(inject('server').url)
  place = { url: made.url, folder: 'unused' }
  drop = made.drop
})
afterAll(() => drop())

const farsta = {
  ...{ id: 'farsta', name: 'Farsta Assistans', anchorDay: '2026-11-19', coveredTo: '2026-11-19' },
  advancedAt: new Date('2026-11-19T10:00:00+01:00'),
}

it('on a server: keeps what it has, does one thing at a time, whole or not at all, and is empty when it is wiped', async () => {
  const first = await openDatabase(place)
  await first.tables.tenant.create({ data: farsta })
  const nameOf = async () => (await first.tables.tenant.findUniqueOrThrow({ where: { id: 'farsta' } })).name
  await expect(
    first.transaction(async (tables) => {
      await tables.tenant.update({ where: { id: 'farsta' }, data: { name: 'Annat' } })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await nameOf()).toBe(farsta.name)
  const add = (letter: string) =>
    first.transaction(async (tables) => {
      const { name } = await tables.tenant.findUniqueOrThrow({ where: { id: 'farsta' } })
      await tables.tenant.update({ where: { id: 'farsta' }, data: { name: name + letter } })
    })
  await Promise.all(['a', 'b', 'c', 'd'].map(add))
  expect(await nameOf()).toBe(`${farsta.name}abcd`)
  await first.close()

  const second = await openDatabase(place)
  expect(await second.tables.tenant.count()).toBe(1)
  await second.close()
  await wipeDatabase(place)
  const third = await openDatabase(place)
  expect(await third.tables.tenant.count()).toBe(0)
  await third.close()
})
