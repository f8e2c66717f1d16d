import { describe, expect, it } from 'vitest'
import { databaseKinds, newCase, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'
import { canary, fillSealedColumns } from '../support/sealed-rows'

describe.each(databaseKinds)('at rest, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })

  /** Every row of every table, as text. */
  const dump = async () => {
    const tables = await test.sql(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
    const rows = await Promise.all(tables.map(({ name }) => test.sql(`SELECT t::text AS row FROM "${String(name)}" t`)))
    return rows
      .flat()
      .map(({ row }) => String(row))
      .join('\n')
  }

  it('nothing personal can be read', async () => {
    const { asked, number, token, read } = await fillSealedColumns(test.database, test.time.now)
    const raw = await dump()
    expect(raw).toContain(asked.id)
    for (const secret of ['Kanariefågel', number, '2011-03-04', token, 'Pia Lindgren', 'Ingen kom']) {
      expect(raw, secret).not.toContain(secret)
      expect(raw, secret).not.toContain(Buffer.from(secret).toString('hex'))
    }
    // The same words must be there for those who have the keys.
    expect(await read()).toMatchObject({
      text: canary('objection'),
      answers: [{ motivation: canary('motivation') }],
    })
    await expect(test.withOtherKeys().persons.find(asked.id)).rejects.toThrow()
  })

  it('a sealed value that is moved to another row cannot be read there', async () => {
    const { database } = test
    const [one, other] = [await newCase(database), await newCase(database)]
    await test.sql(
      'UPDATE "Person" SET "sealedName" = (SELECT "sealedName" FROM "Person" WHERE "id" = $1) WHERE "id" = $2',
      [one.person.id, other.person.id],
    )
    await expect(database.persons.find(other.person.id)).rejects.toThrow()
  })

  it('times are instants, whatever the zone of the server', async () => {
    const { database, time } = test
    const person = await database.persons.findOrCreate({
      number: newNumber(),
      name: 'Pia',
      isCoordinationNumber: false,
    })
    const [row] = await test.sql(
      `SELECT extract(epoch FROM "createdAt")::float8 AS seconds FROM "Person" WHERE "id" = $1`,
      [person.id],
    )
    expect(row).toEqual({ seconds: time.now.getTime() / 1000 })
    await database.accessLog.append({
      ...{
        personId: person.id,
        brukareId: null,
        role: null,
        basis: null,
        action: 'x',
        resourceType: 'y',
        resourceId: null,
      },
      ...{ outcome: 'allowed', requestId: null },
    })
    const [logged] = await test.sql(
      `SELECT extract(epoch FROM "at")::float8 AS seconds FROM "AccessLog" WHERE "personId" = $1`,
      [person.id],
    )
    expect(logged).toEqual({ seconds: time.now.getTime() / 1000 })
  })

  it('a commit that the database refuses is an error, and nothing is kept', async () => {
    await test.sql(`ALTER TABLE "Person" ADD CONSTRAINT late UNIQUE ("lastSignInAt") DEFERRABLE INITIALLY DEFERRED`)
    const [one, other] = [await newCase(test.database), await newCase(test.database)]
    await test.database.persons.recordSignIn(one.person.id)
    await expect(test.database.persons.recordSignIn(other.person.id)).rejects.toThrow()
    expect((await test.database.persons.find(other.person.id))?.lastSignInAt).toBeNull()
    await test.sql(`ALTER TABLE "Person" DROP CONSTRAINT late`)
  })
})
