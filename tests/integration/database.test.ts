import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '~/database/types'
import {
  databaseKinds,
  giveAccess,
  newBrukareReference,
  newCase,
  newNumber,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'

const minutes = (count: number) => count * 60_000

describe.each(databaseKinds)('who is who, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  const newPerson = (name = 'Greta Malm') =>
    database.persons.findOrCreate({ number: newNumber(), name, isCoordinationNumber: false })
  const loggedOf = async (personId: string) => {
    const rows = await test.sql('SELECT "action" FROM "AccessLog" WHERE "personId" = $1 ORDER BY "seq"', [personId])
    return rows.map(({ action }) => action)
  }
  const newSession = (personId: string, sid = 'sid', idToken: string | null = 'header.payload.signature') => ({
    ...{ personId, idToken, idpSid: sid, idpSubject: 'sub-1' },
    ...{ authenticatedAt: test.time.now, acr: 'loa3', broker: 'bankid', deviceLabel: 'Firefox, Linux' },
  })

  describe('persons', () => {
    it('are one by number, also when many ask at once, and the name follows', async () => {
      const number = newNumber()
      const facts = { number, name: 'Greta Malm', isCoordinationNumber: false }
      const found = await Promise.all(Array.from({ length: 8 }, () => database.persons.findOrCreate(facts)))
      expect(new Set(found.map(({ id }) => id)).size).toBe(1)
      const later = await database.persons.findOrCreate({ ...facts, name: 'Greta Malm Ek' })
      expect(later).toMatchObject({ id: found[0]?.id, name: 'Greta Malm Ek' })
      const invited = await database.persons.findOrCreate({ ...facts, name: 'greta', nameIsHearsay: true })
      expect(invited.name).toBe('Greta Malm Ek')
      expect(await database.persons.numberOf(later.id)).toBe(number)
      expect(await database.persons.numberOf('nobody')).toBeNull()
    })

    it('keep the account when a samordningsnummer becomes a personnummer', async () => {
      const [old, now] = [newNumber(), newNumber()]
      const before = await database.persons.findOrCreate({
        number: old,
        name: 'Amir Rahimi',
        isCoordinationNumber: true,
      })
      const facts = { number: now, name: 'Amir Rahimi', isCoordinationNumber: false, previousCoordinationNumber: old }
      expect(await database.persons.findOrCreate(facts)).toMatchObject({ id: before.id, isCoordinationNumber: false })
      expect((await database.persons.findOrCreate({ ...facts, previousCoordinationNumber: null })).id).toBe(before.id)
    })

    it('join two accounts of one person, with what was given to either', async () => {
      const { brukare, person: giver } = await newCase(database)
      const [old, now] = [newNumber(), newNumber()]
      const before = await database.persons.findOrCreate({ number: old, name: 'Amir', isCoordinationNumber: true })
      const invited = await database.persons.findOrCreate({ number: now, name: 'Amir', isCoordinationNumber: false })
      const grant = { kind: 'ombud' as const, scopes: ['object' as const], validFrom: '2026-01-01', validTo: null }
      await giveAccess(database, { ...grant, personId: invited.id, brukareId: brukare.id, givenBy: giver.id })
      const facts = { number: now, name: 'Amir', isCoordinationNumber: false, previousCoordinationNumber: old }
      expect((await database.persons.findOrCreate(facts)).id).toBe(before.id)
      expect(await database.representations.listForPerson(before.id)).toHaveLength(1)
      expect(await database.persons.find(invited.id)).toBeNull()
    })

    it('remember the sign-in before the last', async () => {
      const person = await newPerson()
      expect(person).toMatchObject({ lastSignInAt: null, previousSignInAt: null })
      const first = await database.persons.recordSignIn(person.id)
      expect(first).toMatchObject({ lastSignInAt: test.time.now, previousSignInAt: null })
      const before = test.time.now
      test.time.now = new Date(before.getTime() + minutes(5))
      expect(await database.persons.recordSignIn(person.id)).toMatchObject({
        lastSignInAt: test.time.now,
        previousSignInAt: before,
      })
    })
  })

  describe('sessions', () => {
    it('are found by the value in the cookie only, with exact times', async () => {
      const person = await newPerson()
      const { token, session } = await database.sessions.create(newSession(person.id))
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
      expect(await database.sessions.find(token)).toEqual(session)
      expect(session).toMatchObject({ createdAt: test.time.now, authenticatedAt: test.time.now, endedAt: null })
      expect(session.person).toEqual(person)
      expect(await database.sessions.find(session.id)).toBeNull()
      expect(await database.sessions.find(`${token}x`)).toBeNull()
      expect(await database.sessions.idTokenOf(session.id)).toBe('header.payload.signature')
    })

    it('are touched, replaced and ended, and say why', async () => {
      const person = await newPerson()
      const first = await database.sessions.create(newSession(person.id))
      test.time.now = new Date(test.time.now.getTime() + minutes(3))
      await database.sessions.touch(first.session.id)
      expect((await database.sessions.find(first.token))?.lastSeenAt).toEqual(test.time.now)
      const second = await database.sessions.replace(first.session.id, newSession(person.id))
      expect(second.session.createdAt).toEqual(first.session.createdAt)
      expect((await database.sessions.find(first.token))?.endReason).toBe('replaced')
      expect(await database.sessions.end(second.session.id, 'endedByPerson', { personId: 'someone else' })).toBe(false)
      expect(await database.sessions.end(second.session.id, 'signedOut', { personId: person.id })).toBe(true)
      expect(await database.sessions.end(second.session.id, 'idle')).toBe(false)
      expect(await database.sessions.find(second.token)).toMatchObject({
        endReason: 'signedOut',
        endedAt: test.time.now,
      })
      expect(await database.sessions.listForPerson(person.id)).toEqual([])
    })

    it('end by the broker, of that sign-in only', async () => {
      const person = await newPerson()
      const one = await database.sessions.create(newSession(person.id, 'sid-a'))
      const other = await database.sessions.create(newSession(person.id, 'sid-b', null))
      expect(await database.sessions.endByIdpSid('sid-a', ['another'])).toBe(0)
      expect(await database.sessions.endByIdpSid('sid-a', ['bankid'])).toBe(1)
      expect((await database.sessions.find(one.token))?.endReason).toBe('brokerSignedOut')
      expect((await database.sessions.listForPerson(person.id)).map(({ id }) => id)).toEqual([other.session.id])
      expect(await database.sessions.idTokenOf(other.session.id)).toBeNull()
      expect(await database.sessions.endByIdpSubject('sub-1', ['bankid'])).toBeGreaterThan(0)
      expect(await loggedOf(person.id)).toEqual(['session.endAtBroker', 'session.endAtBroker'])
    })

    it('leave a row in the log however they end, and once', async () => {
      const person = await newPerson()
      for (const reason of ['signedOut', 'endedByPerson', 'idle', 'tooOld', 'replaced'] as const) {
        const { session } = await database.sessions.create(newSession(person.id))
        await database.sessions.end(session.id, reason, { requestId: 'r' })
        await database.sessions.end(session.id, reason)
      }
      const [end, timeout] = ['session.end', 'session.timeout']
      expect(await loggedOf(person.id)).toEqual([end, end, timeout, timeout, end])
    })
  })

  it('a sign-in under way can be finished once, in time', async () => {
    const expiresAt = new Date(test.time.now.getTime() + minutes(10))
    const data = { state: 's', returnTo: '/b/x' }
    const { token } = await database.signIns.create({ data, expiresAt })
    expect(await database.signIns.find(token)).toEqual({ data, createdAt: test.time.now, isConsumed: false })
    const all = await Promise.all(Array.from({ length: 5 }, () => database.signIns.consume(token)))
    expect(all.filter((first) => first)).toHaveLength(1)
    // What it was for can still be read.
    expect(await database.signIns.find(token)).toMatchObject({ data, isConsumed: true })
    const late = await database.signIns.create({ data, expiresAt: test.time.now })
    for (const gone of ['unknown', late.token]) {
      expect(await database.signIns.consume(gone)).toBe(false)
      expect(await database.signIns.find(gone)).toBeNull()
    }
  })

  it('a logout token is used once, whoever is first, and not at all when what it was for is undone', async () => {
    const until = new Date(test.time.now.getTime() + minutes(3))
    const undone = database.transaction(async ({ logoutTokens }) => {
      expect(await logoutTokens.use('a token', until)).toBe(true)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const all = await Promise.all(Array.from({ length: 5 }, () => database.logoutTokens.use('a token', until)))
    expect(all.filter((first) => first)).toHaveLength(1)
  })

  it('a brukare at two providers is one, and protected if either says so', async () => {
    const reference = newBrukareReference('Karl Öberg')
    const first = await database.brukare.upsert('farsta', reference)
    const second = await database.brukare.upsert('soder', { ...reference, id: 'k9', protectedIdentity: true })
    expect(second).toMatchObject({ id: first.id, name: 'Karl Öberg', protectedIdentity: true })
    const said = { name: 'Karl Öberg', birthDate: null }
    expect(second.places).toEqual([
      { providerId: 'farsta', brukareId: reference.id, ...said },
      { providerId: 'soder', brukareId: 'k9', ...said },
    ])
    expect(await database.brukare.findByPlace({ providerId: 'soder', brukareId: 'k9' })).toEqual(second)
    expect((await database.brukare.upsert('farsta', reference)).protectedIdentity).toBe(true)
    const child = { ...reference, name: 'Karl Ö', birthDate: '2012-01-02' }
    const renamed = await database.brukare.upsert('soder', { ...child, id: 'k9' })
    // What one provider says changes nothing at the other.
    expect(renamed).toMatchObject({ name: 'Karl Öberg', birthDate: null, protectedIdentity: false })
    expect(renamed.places.map(({ name, birthDate }) => [name, birthDate])).toEqual([
      ['Karl Öberg', null],
      ['Karl Ö', '2012-01-02'],
    ])
    expect(await database.brukare.find('unknown')).toBeNull()
  })

  it('drafts are their writer’s, survive two tabs and expire', async () => {
    const { owner, draftOf } = await newCase(database)
    const draft = await draftOf()
    const key = { id: draft.id, ...owner }
    const saved = await database.drafts.save(key, { text: 'Åsa kom inte' }, 1)
    expect(saved).toMatchObject({ state: 'saved', draft: { version: 2, values: { text: 'Åsa kom inte' } } })
    expect(await database.drafts.save(key, { text: 'x' }, 1)).toMatchObject({
      state: 'conflict',
      draft: { version: 2 },
    })
    expect(await database.drafts.find({ ...key, personId: 'other' })).toBeNull()
    expect(await database.drafts.save({ ...key, brukareId: 'other' }, {})).toEqual({ state: 'missing' })
    expect(await database.drafts.list(owner)).toHaveLength(1)
    const before = test.time.now
    test.time.now = new Date(before.getTime() + minutes(31 * 24 * 60))
    expect(await database.drafts.find(key)).toBeNull()
    await database.purge()
    test.time.now = before
    expect(await database.drafts.find(key)).toBeNull()
    expect(await database.drafts.delete(key)).toBe(false)
  })

  it('answers are kept per person and resource, also when two keep at once', async () => {
    const { person } = await newCase(database)
    const key = { personId: person.id, providerId: 'farsta', resource: 'shifts/b1?from=2026-11-16' }
    const answer = { answer: '{"items":[]}', etag: '"1"', fetchedAt: test.time.now }
    expect(await database.keptAnswers.find(key)).toBeNull()
    await Promise.all(Array.from({ length: 6 }, () => database.keptAnswers.save(key, answer)))
    await database.keptAnswers.save(key, { ...answer, answer: '{"items":[1]}', etag: null })
    const later = new Date(test.time.now.getTime() + minutes(1))
    await database.keptAnswers.confirm(key, later)
    expect(await database.keptAnswers.find(key)).toEqual({ answer: '{"items":[1]}', etag: null, fetchedAt: later })
    expect(await database.keptAnswers.find({ ...key, personId: 'other' })).toBeNull()
  })

  it('a feed is read on from where any process left it', async () => {
    expect(await database.changeCursors.find('farsta')).toBeNull()
    for (const cursor of ['41', '42']) await database.changeCursors.save('farsta', cursor)
    const found = [await database.changeCursors.find('farsta'), await database.changeCursors.find('soder')]
    expect(found).toEqual(['42', null])
  })

  it('a transaction is all or nothing', async () => {
    const person = await newPerson('Before')
    const work = database.transaction(async (repositories) => {
      await repositories.persons.recordSignIn(person.id)
      await repositories.accessibilityReports.create({ text: 'x', contact: null, language: 'sv' })
      throw new Error('undone')
    })
    await expect(work).rejects.toThrow('undone')
    expect((await database.persons.find(person.id))?.lastSignInAt).toBeNull()
    const count = await test.sql('SELECT count(*)::int AS count FROM "AccessibilityReport"')
    expect(z.array(z.object({ count: z.number() })).parse(count)).toEqual([{ count: 0 }])
    await database.ready()
  })
})
