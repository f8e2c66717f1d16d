import { describe, expect, it } from 'vitest'
import {
  databaseKinds,
  lodge,
  newBrukareReference,
  newCase,
  newNumber,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'

/** Words that are in no code, key or id; each goes into one field that is personal. */
const canary = (field: string) => `Kanariefågel ${field}`

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
    const { database, time } = test
    const number = newNumber()
    const person = await database.persons.findOrCreate({ number, name: canary('person'), isCoordinationNumber: false })
    const brukare = { ...newBrukareReference(canary('brukare')), birthDate: '2011-03-04' }
    await database.representations.replaceFromProvider(person.id, 'farsta', {
      representations: [
        {
          ...{ id: 'r1', kind: 'godMan', brukare, scopes: ['object'], validFrom: '2026-01-01', joint: true },
          basis: { type: 'courtOrder', number: canary('basis'), issuer: canary('issuer'), date: '2026-01-01' },
          ...{
            verifiedBy: canary('verifier'),
            verifiedAt: '2026-01-01',
            jointWith: [canary('other')],
            conflictOfInterest: 'none',
          },
        },
      ],
    })
    await database.signIns.create({ data: { returnTo: canary('sign-in') }, expiresAt: time.now })
    const session = { personId: person.id, authenticatedAt: time.now, acr: 'loa3', idpSubject: 'sub', idpSid: null }
    const { token } = await database.sessions.create({
      ...session,
      idToken: canary('id token'),
      deviceLabel: 'Firefox',
    })
    await database.keptAnswers.save(
      { personId: person.id, providerId: 'farsta', resource: 'shifts' },
      { answer: canary('kept'), etag: null, fetchedAt: time.now },
    )
    await database.accessibilityReports.create({ text: canary('report'), contact: canary('contact'), language: 'sv' })

    const one = await lodge(database)
    const { doer, key, place, owner } = one
    await database.drafts.create({ kind: 'objection', ...owner, values: { text: canary('draft') } })
    const content = { ...one.objection, text: canary('objection'), ownVersion: { start: canary('start'), end: 'x' } }
    await database.objections.refused(key.objectionId, 'x')
    await database.objections.resend({ ...key, content, doer })
    const names = { name: canary('name'), doer }
    await database.objections.reply({
      ...key,
      ...names,
      formKey: 'f',
      text: canary('message'),
      nextState: 'underReview',
    })
    const objection = {
      ...{
        id: 'p1',
        reference: one.objection.reference,
        brukareId: 'b',
        target: content.target,
        reason: content.reason,
      },
      ...{
        text: canary('objection'),
        lodgedAt: '2026-11-19T15:00:00Z',
        onBehalfOf: 'brukare' as const,
        state: 'rejected' as const,
      },
      ...{ receivedAt: '2026-11-19T15:00:00Z', answerDueBy: '2026-11-25' },
      history: [{ state: 'rejected' as const, at: '2026-11-19T15:00:00Z', by: canary('actor') }],
      messages: [
        {
          id: 'm',
          from: 'provider' as const,
          name: canary('sender'),
          text: canary('reply'),
          at: '2026-11-19T15:00:00Z',
        },
      ],
      answers: [
        {
          outcome: 'rejected' as const,
          motivation: canary('motivation'),
          by: canary('answerer'),
          at: '2026-11-19T15:00:00Z',
        },
      ],
    }
    await database.objections.sync({ brukareId: key.brukareId, providerId: 'farsta', objection })
    await database.objections.withdraw({ ...key, ...names, text: canary('withdrawal') })
    const draft = await database.drafts.create({ kind: 'comment', ...owner, values: {} })
    const comment = {
      draftId: draft.id,
      brukareId: key.brukareId,
      place,
      timeReportId: 't',
      rowIds: [],
      text: canary('comment'),
    }
    await database.comments.submit({ ...comment, ...names })

    const raw = await dump()
    expect(raw).toContain(person.id)
    for (const secret of ['Kanariefågel', number, '2011-03-04', token, 'Pia Lindgren', 'Ingen kom']) {
      expect(raw, secret).not.toContain(secret)
      expect(raw, secret).not.toContain(Buffer.from(secret).toString('hex'))
    }
    // The same words must be there for those who have the keys.
    expect(await one.read()).toMatchObject({
      text: canary('objection'),
      answers: [{ motivation: canary('motivation') }],
    })
    await expect(test.withOtherKeys().persons.find(person.id)).rejects.toThrow()
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
