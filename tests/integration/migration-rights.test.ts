import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { openLite } from '~/database/adapters.server'
import { migrateLite, migrateServer } from '~/database/migrate.server'
import { portalSchema } from '~/database/migrations.server'
import { createDatabase } from '../../scripts/postgres.mjs'

const name = '20261128100000_rights_per_provider'
const before = { ...portalSchema, migrations: portalSchema.migrations.filter((one) => one.name < name) }
const after = { ...portalSchema, migrations: portalSchema.migrations.filter((one) => one.name <= name) }
const sealed = `v1.k.${'a'.repeat(16)}.${'b'.repeat(22)}`

const person = (id: string) =>
  `INSERT INTO "Person" ("id", "numberIndex", "sealedNumber", "sealedName", "kind", "createdAt")
   VALUES ('${id}', '${id}', '${sealed}', '${sealed}', 'personnummer', now())`
type Row = {
  id: string
  personId: string
  givenBy?: string
  provider?: string
  kind: string
  scopes: string
  day: number
  revoked?: number
  accepted?: number
}
const at = (day: number | undefined) =>
  day === undefined ? 'NULL' : `'2026-01-01T00:00:00Z'::timestamptz + interval '${day} days'`
const representation = ({ id, personId, givenBy, provider, kind, scopes, day, revoked, accepted }: Row) =>
  `INSERT INTO "Representation" ("id", "source", "kind", "personId", "brukareId", "providerId", "providerRepresentationId",
     "scopes", "assignments", "validFrom", "joint", "conflictOfInterest", "givenById", "createdAt", "changedAt", "revokedAt",
     "acceptedAt")
   VALUES ('${id}', '${provider === undefined ? 'portal' : 'provider'}', '${kind}', '${personId}', 'b',
     ${provider === undefined ? 'NULL, NULL' : `'${provider}', '${kind === 'brukare' ? 'self' : `legal:${id}`}'`}, '${scopes}', '{}', '2026-01-01', false, 'none',
     ${givenBy === undefined ? 'NULL' : `'${givenBy}'`}, ${at(day)}, ${at(day)}, ${at(revoked)}, ${at(accepted)})`

const all = '{schedule:read,reports:read,object,access:manage}'
/** Pia was the brukare at Farsta from the first day and at Söder from the tenth; Eva's framtidsfullmakt at Söder ended. */
const rows = [
  ...['pia', 'eva', 'nils', 'sara', 'vera', 'omar'].map(person),
  `INSERT INTO "Brukare" ("id", "pseudonym", "sealedName", "protectedIdentity", "createdAt")
   VALUES ('b', 'p', '${sealed}', false, now())`,
  ...['farsta', 'soder', 'gone'].map(
    (provider) => `INSERT INTO "BrukareAtProvider" ("providerId", "providerBrukareId", "brukareId", "protectedIdentity")
      VALUES ('${provider}', 'at-${provider}', 'b', false)`,
  ),
  representation({ id: 'r1', personId: 'pia', provider: 'farsta', kind: 'brukare', scopes: all, day: 1 }),
  representation({ id: 'r2', personId: 'pia', provider: 'soder', kind: 'brukare', scopes: all, day: 10 }),
  representation({
    id: 'r3',
    personId: 'eva',
    provider: 'soder',
    kind: 'framtidsfullmakt',
    scopes: all,
    day: 1,
    revoked: 5,
  }),
  // Before Söder vouched for Pia, and after.
  representation({
    id: 'g1',
    personId: 'nils',
    givenBy: 'pia',
    kind: 'anhorig',
    scopes: '{schedule:read}',
    day: 2,
    accepted: 3,
  }),
  representation({ id: 'g2', personId: 'sara', givenBy: 'pia', kind: 'ombud', scopes: all, day: 12, accepted: 13 }),
  // Accepted after the giver's right had ended; and given on by one who had got it.
  representation({
    id: 'g3',
    personId: 'vera',
    givenBy: 'eva',
    kind: 'ombud',
    scopes: '{reports:read}',
    day: 4,
    accepted: 6,
  }),
  representation({
    id: 'g4',
    personId: 'omar',
    givenBy: 'sara',
    kind: 'anhorig',
    scopes: '{schedule:read}',
    day: 14,
    accepted: 15,
  }),
]
const reachSql = `SELECT "representationId" || ' ' || "providerId" || ' ' || array_to_string("scopes", ',') AS "it"
  FROM "RepresentationReach" ORDER BY 1`
const placesSql = `SELECT "providerId" AS "it" FROM "BrukareAtProvider" WHERE "endedAt" IS NULL ORDER BY 1`
const namedSql = `SELECT "id" || ' ' || "providerBrukareId" AS "it" FROM "Representation"
  WHERE "providerBrukareId" IS NOT NULL ORDER BY 1`
const expected = {
  reach: [
    'g1 farsta schedule:read',
    ...['farsta', 'soder'].map((provider) => `g2 ${provider} access:manage,object,reports:read,schedule:read`),
    ...['farsta', 'soder'].map((provider) => `g4 ${provider} schedule:read`),
  ],
  places: ['farsta', 'soder'],
  named: ['r1 at-farsta', 'r2 at-soder', 'r3 at-soder'],
}

async function found(ask: (sql: string) => Promise<{ rows: { it?: unknown }[] }>) {
  const list = async (sql: string) => (await ask(sql)).rows.map(({ it: one }) => one)
  return { reach: await list(reachSql), places: await list(placesSql), named: await list(namedSql) }
}

describe('what was given before rights were held at a provider', () => {
  it('reaches the providers that vouched for the giver then, on PostgreSQL', async () => {
    const { url, drop } = await createDatabase(inject('server').url)
    await migrateServer(url, before)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    for (const row of rows) await client.query(row)
    await migrateServer(url, after)
    expect(await found((sql) => client.query(sql))).toEqual(expected)
    await client.end()
    await drop()
  })

  it('and on the embedded database', async () => {
    const lite = await openLite()
    await migrateLite(lite, before)
    for (const row of rows) await lite.query(row)
    await migrateLite(lite, after)
    expect(await found((sql) => lite.query(sql))).toEqual(expected)
    await lite.close()
  })
})
