import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { createDatabase, startPostgres, type TestPostgres } from '../../scripts/postgres.mjs'
import { newCase, newKeys, objectionOf } from '../support/databases'

let postgres: TestPostgres
let database: Database
beforeAll(async () => {
  postgres = await startPostgres()
  const { url } = await createDatabase(postgres.url)
  database = await openDatabase({ url, folder: 'unused', keys: newKeys(), clock: () => new Date() })
})
afterAll(async () => {
  await database.close()
  await postgres.stop()
})

it('says in time that PostgreSQL is gone, and goes on by itself when it is back, with all that was acknowledged', async () => {
  for (let round = 0; round < 3; round++) {
    const one = await newCase(database)
    const drafts = await Promise.all(Array.from({ length: 8 }, one.draftOf))
    const lodging = drafts.map(({ id }) => database.objections.submit(objectionOf(one, id)))
    const settled = Promise.allSettled(lodging)
    await Promise.race(lodging)
    await postgres.kill()
    const results = await settled
    const asked = Date.now()
    await expect(database.ready()).rejects.toThrow()
    expect(Date.now() - asked).toBeLessThan(10_000)

    await postgres.start()
    await database.ready()
    const acknowledged = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.objection.id] : []))
    const kept = (await database.objections.listForBrukare(one.brukare.id)).map(({ id }) => id)
    expect(kept).toEqual(expect.arrayContaining(acknowledged))
    expect(await database.accessLog.verify()).toMatchObject({ ok: true })
    // Each is lodged once, also by those who press again.
    await Promise.all(drafts.map(({ id }) => database.objections.submit(objectionOf(one, id))))
    expect(await database.objections.listForBrukare(one.brukare.id)).toHaveLength(drafts.length)
  }
})

it('does not start on a server that does not answer, and says so', async () => {
  const url = 'postgresql://insyn@127.0.0.1:1/none'
  await expect(openDatabase({ url, folder: 'unused', keys: newKeys(), clock: () => new Date() })).rejects.toThrow(
    /ECONNREFUSED/,
  )
})
