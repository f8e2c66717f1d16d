import { beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds, useTestDatabase, newNumber, type TestDatabase } from '../support/databases'
import { columnsPointingAt, countOf, nameOf, standsIn } from '../support/schema'
import { newBusyPerson, newCoordinationNumber, newShared, type Shared } from '../support/busy-person'
import { ownDataOf, rowsIn } from '../support/own-data'

/**
 * Columns that may never be changed: the database refuses it, and the old id leads to the new one (FormerId). Each is
 * checked below to be refused.
 */
const unchangeable = ['AccessLog.personId', 'ObjectionEvent.personId']
/** Where the old id is to be after: what leads from it, and what tells of it. */
const remembering = [...unchangeable, 'FormerId.id', 'AccessLog.resourceId']

describe.each(databaseKinds)('when a samordningsnummer becomes a personnummer, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })
  const pointing = () =>
    columnsPointingAt(test, 'Person', '([pP]erson|[hH]older|[gG]iver|[oO]wner|[wW]riter|[uU]ser|By)Ids?$')

  describe('and there are two accounts', () => {
    let shared: Shared
    let before: Awaited<ReturnType<typeof newBusyPerson>>
    let after: Awaited<ReturnType<typeof newBusyPerson>>
    let held: Map<string, [number, number]>
    beforeAll(async () => {
      const { database } = test
      shared = await newShared(database)
      const [old, now] = [newCoordinationNumber(), newNumber()]
      before = await newBusyPerson(database, shared, { number: old, isCoordination: true, word: 'före' })
      after = await newBusyPerson(database, shared, { number: now, isCoordination: false, word: 'efter' })
      held = new Map()
      for (const one of await pointing()) {
        held.set(nameOf(one), [await countOf(test, one, after.person.id), await countOf(test, one, before.person.id)])
      }
      const facts = { number: now, name: 'Amir Rahimi', isCoordinationNumber: false, previousCoordinationNumber: old }
      const joined = await database.persons.findOrCreate(facts, 'req-join')
      expect(joined).toMatchObject({ id: before.person.id, name: 'Amir Rahimi', isCoordinationNumber: false })
    })

    it('the accounts of this test have something in every column that points at a person', () => {
      expect([...held].filter(([, [from]]) => from === 0).map(([name]) => name)).toEqual([])
      expect(held.size).toBeGreaterThan(15)
    })

    it('every such column points at the account that stays, with all that both had', async () => {
      for (const one of await pointing()) {
        const name = nameOf(one)
        const [from, into] = [await countOf(test, one, after.person.id), await countOf(test, one, before.person.id)]
        if (unchangeable.includes(name)) continue
        expect(from, name).toBe(0)
        const [had, hadToo] = held.get(name) ?? [0, 0]
        // What both had of the same is one: the provider's word and its asking, one answer, one yes to one act.
        const twins = {
          'Representation.personId': 1,
          'RepresentationSync.personId': 1,
          'KeptAnswer.personId': 1,
          'JointConfirmation.personId': 1,
          'Opened.personId': 1,
          'Visit.personId': 1,
          'NoticeTimes.personId': 1,
        }
        const fewer = Object.entries(twins).find(([twin]) => twin === name)?.[1] ?? 0
        // The number before is remembered too.
        const more = name === 'FormerNumber.personId' ? 1 : 0
        expect(into, name).toBe(had + hadToo - fewer + more)
      }
    })

    it('the old id stands nowhere else than where it is remembered, and the new one is found by it', async () => {
      expect((await standsIn(test, after.person.id)).filter((name) => !remembering.includes(name))).toEqual([])
      for (const name of unchangeable) {
        const [table = '', column = ''] = name.split('.')
        await expect(test.sql(`UPDATE "${table}" SET "${column}" = NULL`)).rejects.toThrow(/append-only/)
      }
    })

    it('everything that was sealed to the account can be read', async () => {
      const { database } = test
      const { person, brukare } = before
      const own = await ownDataOf(database.ownData, { personId: person.id, brukareIds: [] })
      const words = JSON.stringify(own)
      for (const word of ['före', 'efter']) {
        for (const what of ['utkast', 'invändning', 'meddelande', 'kommentar', 'anteckning', 'kalender', 'gemensamt'])
          expect(words).toContain(`${what} ${word}`)
        const key = { personId: person.id, providerId: 'farsta', resource: `shifts ${word}` }
        expect(await database.keptAnswers.find(key)).toMatchObject({ answer: `svar ${word}` })
      }
      expect(own.notes).toHaveLength(2)
      expect(own.sessions).toHaveLength(2)
      const latest = { personId: person.id, providerId: 'farsta', resource: 'shifts' }
      expect(await database.keptAnswers.find(latest)).toMatchObject({ answer: 'svar efter' })
      expect(await database.ownNotes.list({ personId: person.id, brukareId: after.brukare.id })).toHaveLength(1)
      expect(await database.ownNotes.list({ personId: person.id, brukareId: brukare.id })).toHaveLength(1)
    })

    it('an act that both agreed to has one yes, as strong as the stronger', async () => {
      const act = await test.database.jointActs.find(shared.key)
      expect(act?.confirmations).toMatchObject([{ personId: before.person.id, name: 'Ingrid', alone: true }])
    })

    it('both accounts’ sessions have ended, and say why', async () => {
      const { database } = test
      for (const { session } of [before, after]) {
        expect(await database.sessions.find(session.token)).toMatchObject({ endReason: 'numberChanged' })
      }
      expect(await database.sessions.listForPerson(before.person.id)).toEqual([])
    })

    it('the log tells who it was, by name, and finds what either did; its chain is whole', async () => {
      const { database } = test
      const { person } = before
      const rows = await database.accessLog.listForBrukare(after.brukare.id)
      expect(new Set(rows.map(({ personId }) => personId))).toEqual(new Set([person.id, shared.other.person.id]))
      const names = await database.persons.namesOf(rows.flatMap(({ personId }) => personId ?? []))
      expect(names.get(person.id)).toBe('Amir Rahimi')
      const own = await database.accessLog.listForBrukare(after.brukare.id, { personId: person.id })
      expect(own.length).toBeGreaterThan(4)
      expect(
        await database.accessLog.listForBrukare(after.brukare.id, {
          notPersonId: person.id,
          actions: ['ownNote.write'],
        }),
      ).toEqual([])
      const [from, actions] = [new Date(0), ['session.endByNumber', 'person.merge']]
      const signIns = [{ personId: person.id, from, until: null }]
      const ended = await database.accessLog.listForBrukare(after.brukare.id, {
        actions,
        signIns,
        signInActions: actions,
      })
      expect(ended.map(({ action }) => action)).toEqual(['person.merge', 'session.endByNumber', 'session.endByNumber'])
      const log = await rowsIn(database.ownData.log({ personId: person.id, brukareIds: [] }, test.time.now))
      expect(log.filter(({ requestId }) => requestId === 'req-efter').length).toBeGreaterThan(4)
      expect(await database.accessLog.verify()).toMatchObject({ ok: true })
    })

    it('what a provider said to both is one right, and the other right’s use in the log is its use', async () => {
      const { database } = test
      const held = await database.representations.listForPerson(before.person.id)
      expect(held.filter(({ kind }) => kind === 'brukare')).toHaveLength(1)
      const [dropped] = await test.sql(`SELECT "id", "currentId" FROM "FormerId" WHERE "currentId" <> $1`, [
        before.person.id,
      ])
      expect(held.map(({ id }) => id)).toContain(dropped?.currentId)
      const brukareId = held.find(({ kind }) => kind === 'brukare')?.brukareId ?? ''
      await database.accessLog.append({
        ...{ personId: after.person.id, brukareId, role: 'godMan', basis: String(dropped?.id), action: 'now.read' },
        ...{ resourceType: 'page', resourceId: null, outcome: 'allowed', requestId: null },
      })
      expect([...(await database.representations.useOf(brukareId)).keys()]).toEqual([dropped?.currentId])
    })

    it('the person is told once', async () => {
      const { persons } = test.database
      expect(await persons.isNumberNew(before.person.id)).toBe(true)
      await persons.noteNumberRead(before.person.id)
      expect(await persons.isNumberNew(before.person.id)).toBe(false)
      const facts = {
        number: after.number,
        name: 'Amir',
        isCoordinationNumber: false,
        previousCoordinationNumber: before.number,
      }
      expect((await persons.findOrCreate(facts)).id).toBe(before.person.id)
      expect(await persons.isNumberNew(before.person.id)).toBe(false)
    })

    it('every number that the person has had leads to the account, and none takes the place of the last', async () => {
      const { persons } = test.database
      const { person, number: old } = before
      for (const number of [old, after.number, after.previous ?? '']) {
        expect(await persons.hasNumber(person.id, number)).toBe(true)
        const isCoordinationNumber = number !== after.number
        expect(await persons.findOrCreate({ number, name: 'Amir', isCoordinationNumber })).toMatchObject({
          ...{ id: person.id, isCoordinationNumber: false },
        })
        expect(await persons.numberOf(person.id)).toBe(after.number)
      }
    })
  })

  it('two sign-ins at once join the accounts once', async () => {
    const { persons } = test.database
    const [old, now] = [newCoordinationNumber(), newNumber()]
    const one = await persons.findOrCreate({ number: old, name: 'Vera', isCoordinationNumber: true })
    await persons.findOrCreate({ number: now, name: 'Vera', isCoordinationNumber: false })
    const facts = { number: now, name: 'Vera', isCoordinationNumber: false, previousCoordinationNumber: old }
    const both = await Promise.all([1, 2, 3].map(() => persons.findOrCreate(facts)))
    expect(both.map(({ id }) => id)).toEqual([one.id, one.id, one.id])
  })

  it('a samordningsnummer that has become one personnummer joins no other account to it', async () => {
    const { persons } = test.database
    const [old, now, foreign] = [newCoordinationNumber(), newNumber(), newNumber()]
    const facts = { name: 'Vera', isCoordinationNumber: false, previousCoordinationNumber: old }
    const one = await persons.findOrCreate({ ...facts, number: now })
    const other = await persons.findOrCreate({ ...facts, number: foreign })
    expect(other.id).not.toBe(one.id)
    expect(await persons.hasNumber(one.id, old)).toBe(true)
    expect(await persons.hasNumber(other.id, old)).toBe(false)
    expect(await persons.isNumberNew(one.id)).toBe(false)
  })
})
