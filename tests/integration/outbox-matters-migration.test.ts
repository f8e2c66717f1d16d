import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { openLite } from '~/database/adapters.server'
import { migrateLite, migrateServer } from '~/database/migrate.server'
import { portalSchema } from '~/database/migrations.server'
import { createDatabase } from '../../scripts/postgres.mjs'
import { databaseKinds } from '../support/databases'
import type { DatabaseKind } from '../support/stack-data'

const sealed = `'v1.k1.${'A'.repeat(16)}.${'A'.repeat(22)}'`

/** What a portal of the version before has in its outbox: one settled, and one of each kind that waits. */
const rowsBefore = `
  INSERT INTO "Brukare" ("id", "pseudonym", "sealedName", "protectedIdentity", "createdAt")
    VALUES ('b1', 'p', ${sealed}, false, now());
  INSERT INTO "Objection" ("id", "reference", "brukareId", "providerId", "providerBrukareId", "onBehalfOf", "sealedContent", "state", "lodgedAt")
    VALUES ('o1', 'INV-0000-AA', 'b1', 'farsta', 'x', 'brukare', ${sealed}, 'queued', now());
  INSERT INTO "Comment" ("id", "brukareId", "providerId", "timeReportId", "onBehalfOf", "sealedName", "sealedText", "createdAt")
    VALUES ('c1', 'b1', 'farsta', 't1', 'brukare', ${sealed}, ${sealed}, now());
  INSERT INTO "Review" ("id", "brukareId", "providerId", "month", "onBehalfOf", "sealedName", "action", "seen", "createdAt")
    VALUES ('r1', 'b1', 'farsta', '2026-10', 'brukare', ${sealed}, 'reviewed', 's', now());
  INSERT INTO "Outbox" ("topic", "brukareId", "providerId", "objectionId", "messageId", "commentId", "reviewId", "idempotencyKey", "sealedPayload", "nextAttemptAt", "deliveredAt")
    VALUES
      ('objection', 'b1', 'farsta', 'o1', NULL, NULL, NULL, gen_random_uuid(), ${sealed}, now(), now()),
      ('objection', 'b1', 'farsta', 'o1', NULL, NULL, NULL, gen_random_uuid(), ${sealed}, now(), NULL),
      ('message', 'b1', 'farsta', 'o1', 'm1', NULL, NULL, gen_random_uuid(), ${sealed}, now(), NULL),
      ('comment', 'b1', 'farsta', NULL, NULL, 'c1', NULL, gen_random_uuid(), ${sealed}, now(), NULL),
      ('review', 'b1', 'farsta', NULL, NULL, NULL, 'r1', gen_random_uuid(), ${sealed}, now(), NULL);`

const name = '20261128140000_outbox_matters'
const at = portalSchema.migrations.findIndex((migration) => migration.name === name)
const before = { ...portalSchema, migrations: portalSchema.migrations.slice(0, at) }
const after = { ...portalSchema, migrations: portalSchema.migrations.slice(0, at + 1) }

async function open(kind: DatabaseKind) {
  if (kind === 'embedded') {
    const lite = await openLite()
    return {
      migrate: (to: typeof before) => migrateLite(lite, to),
      run: (text: string): Promise<unknown> => lite.exec(text),
      read: async (text: string): Promise<unknown[]> => (await lite.query(text)).rows,
      close: () => lite.close(),
    }
  }
  const { url, drop } = await createDatabase(inject('server').url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    migrate: (to: typeof before) => migrateServer(url, to),
    run: (text: string): Promise<unknown> => client.query(text),
    read: async (text: string): Promise<unknown[]> => (await client.query<pg.QueryResultRow>(text)).rows,
    close: async () => {
      await client.end()
      await drop()
    },
  }
}

describe.each(databaseKinds)('an outbox with rows of the version before, on the %s database', (kind) => {
  it('gets the matters of what waits, and leaves what is settled alone', async () => {
    const { migrate, run, read, close } = await open(kind)
    await migrate(before)
    await run(rowsBefore)
    expect(await migrate(after)).toEqual([name])
    const said = '"submittedAt" IS NOT DISTINCT FROM "createdAt" AS "isDated"'
    expect(await read(`SELECT "matter", ${said} FROM "Outbox" ORDER BY "id"`)).toEqual([
      { matter: '', isDated: false },
      { matter: 'objection:o1', isDated: true },
      { matter: 'objection:o1', isDated: true },
      { matter: 'comment:c1', isDated: true },
      { matter: 'review:farsta/b1/2026-10', isDated: true },
    ])
    await close()
  })
})
