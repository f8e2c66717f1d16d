import { describe, expect, inject, it } from 'vitest'
import { connect } from '~/database/connection.server'
import { migrateServer } from '~/database/migrate.server'
import { portalSchema } from '~/database/migrations.server'
import { databaseOn } from '~/database/database.server'
import { asRunning, createDatabase } from '../../scripts/postgres.mjs'
import { newKeys, openTestDatabase } from '../support/databases'

const entry = {
  ...{ personId: 'p1', brukareId: 'b1', role: null, basis: null, action: 'schedule.read', resourceType: 'schedule' },
  ...{ resourceId: null, outcome: 'allowed' as const, requestId: 'req' },
}

describe('the role that the portal runs as', () => {
  it.each([
    ['change a row', `UPDATE "AccessLog" SET "outcome" = 'denied'`],
    ['remove a row', 'DELETE FROM "AccessLog"'],
    ['empty the log', 'TRUNCATE "AccessLog"'],
    ['write past the chain', `INSERT INTO "AccessLog" SELECT * FROM "AccessLog"`],
    ['turn the triggers off', 'ALTER TABLE "AccessLog" DISABLE TRIGGER ALL'],
    ['drop a trigger', 'DROP TRIGGER "AccessLog_append_only_rows" ON "AccessLog"'],
    ['pretend to be a replica', `SET session_replication_role = replica`],
    ['move the end of a chain', `UPDATE "AccessLogChain" SET "nr" = 0`],
    ['change a head', 'DELETE FROM "AccessLogHead"'],
    ['remove what was signed', 'DELETE FROM "AccessLogSeal"'],
    [
      'change the functions',
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'`,
    ],
    ['remove what an objection has been through', 'DELETE FROM "ObjectionEvent"'],
    ['give itself more', 'SELECT grant_to_running_role(current_user)'],
    ['make tables', 'CREATE TABLE mine (id int)'],
  ])('cannot %s', async (_what, statement) => {
    const test = await openTestDatabase('server')
    await test.database.accessLog.append(entry)
    expect(await test.database.ownsLog()).toBe(false)
    await expect(test.running(statement)).rejects.toThrow(/permission denied|must be owner|append-only|must be able/)
    expect(await test.database.accessLog.verify()).toMatchObject({ ok: true, rows: 1 })
    await test.close()
  })

  it('is not let migrate, and is told who may', async () => {
    const { url, drop } = await createDatabase(inject('server').url)
    await expect(connect({ url: asRunning(url), folder: 'unused' })).rejects.toThrow(
      /scripts\/migrate\.mjs as the role/,
    )
    await migrateServer(url, portalSchema)
    const asOwner = await connect({ url, folder: 'unused' })
    const database = databaseOn(asOwner, { keys: newKeys(), clock: () => new Date() })
    expect(await database.ownsLog()).toBe(true)
    await database.close()
    await drop()
  })
})
