import { beforeAll, describe, expect, it } from 'vitest'
import { newBusyPerson, newCoordinationNumber, newShared } from '../support/busy-person'
import {
  databaseKinds,
  drainOutbox,
  newBrukareReference,
  newNumber,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'
import { columnsPointingAt, countOf, nameOf, standsIn } from '../support/schema'
import { rowsIn } from '../support/own-data'

/** The log cannot be changed, and the database refuses to change what has been delivered. */
const unchangeable = ['AccessLog.brukareId', 'Outbox.brukareId']
// What was written about the brukare before is a chain of the log of its own.
const chains = ['AccessLog.chain', 'AccessLogChain.chain', 'AccessLogHead.chain']
const remembering = [...unchangeable, ...chains, 'Outbox.matter', 'AccessLog.resourceId', 'FormerId.id']

describe.each(databaseKinds)('when a brukare gets a personnummer, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })
  const pointing = () =>
    columnsPointingAt(test, 'Brukare', '^(.*B|b)rukareId$').then((all) =>
      all.filter(({ column }) => column !== 'providerBrukareId'),
    )

  describe('and the providers have called the brukare both', () => {
    let before: Awaited<ReturnType<typeof newBusyPerson>>
    let after: Awaited<ReturnType<typeof newBusyPerson>>
    let change: { former: string; current: string }
    const earlier = newBrukareReference().pseudonym
    const held = new Map<string, [number, number]>()
    const acts: string[] = []
    beforeAll(async () => {
      const { database } = test
      const shared = await newShared(database)
      const old = { number: newCoordinationNumber(), isCoordination: true, word: 'före' }
      before = await newBusyPerson(database, shared, old)
      await drainOutbox(database)
      after = await newBusyPerson(database, shared, { number: newNumber(), isCoordination: false, word: 'efter' })
      await database.brukare.changePseudonym({ former: earlier, current: after.reference.pseudonym })
      for (const { brukare, doer } of [before, after]) {
        const { id } = await database.jointActs.ask({
          ...{ kind: 'giveFullmakt', brukareId: brukare.id, name: 'Per', needed: 1, doer, waitsFor: [], payload: {} },
          once: { key: `fullmakt:${brukare.id}:farsta` },
        })
        acts.push(id)
      }
      for (const one of await pointing()) {
        const counts = [after, before].map(({ brukare }) => countOf(test, one, brukare.id))
        const [from = 0, into = 0] = await Promise.all(counts)
        held.set(nameOf(one), [from, into])
      }
      change = { former: before.reference.pseudonym, current: after.reference.pseudonym }
      expect(await database.brukare.changePseudonym(change)).toBe(before.brukare.id)
    })

    it('this test has something in every column that points at a brukare', () => {
      expect([...held].filter(([, [from]]) => from === 0).map(([name]) => name)).toEqual([])
      expect(held.size).toBeGreaterThan(9)
    })

    it('every such column points at the brukare that stays, with all that both had', async () => {
      for (const one of await pointing()) {
        const name = nameOf(one)
        if (unchangeable.includes(name)) continue
        const [had, hadToo] = held.get(name) ?? [0, 0]
        const more = name === 'FormerPseudonym.brukareId' ? 1 : 0
        expect(await countOf(test, one, after.brukare.id), name).toBe(0)
        expect(await countOf(test, one, before.brukare.id), name).toBe(had + hadToo + more)
      }
    })

    it('the old id stands nowhere else than where it is remembered', async () => {
      expect((await standsIn(test, after.brukare.id)).filter((name) => !remembering.includes(name))).toEqual([])
    })

    it('what waits to be sent is the brukare’s that stays, in the order it was written', async () => {
      const items = await test.database.outbox.claim('w', 60_000, 100)
      expect(new Set(items.map(({ brukareId }) => brukareId))).toEqual(new Set([before.brukare.id]))
    })

    it('both acts still wait, though there is one of a kind at a time', async () => {
      const all = await test.database.jointActs.list(before.brukare.id)
      expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(acts))
      const ask = {
        kind: 'giveFullmakt' as const,
        brukareId: before.brukare.id,
        name: 'Per',
        needed: 1,
        doer: before.doer,
      }
      const once = { key: `fullmakt:${before.brukare.id}:farsta` }
      const again = await test.database.jointActs.ask({ ...ask, waitsFor: [], payload: {}, once })
      expect(again.created).toBe(false)
      expect(acts).toContain(again.id)
    })

    it('a provider may go on calling the brukare what it did, or what it does now', async () => {
      const { database } = test
      for (const pseudonym of [earlier, change.former, change.current]) {
        const found = await database.brukare.upsert('farsta', { ...after.reference, pseudonym })
        expect(found.id).toBe(before.brukare.id)
        expect(await database.brukare.hasPseudonym(found.id, pseudonym)).toBe(true)
      }
      expect(await database.brukare.hasPseudonym(before.brukare.id, newBrukareReference().pseudonym)).toBe(false)
    })

    it('the log of both is the log of one', async () => {
      const rows = await test.database.accessLog.listForBrukare(before.brukare.id, { actions: ['ownNote.write'] })
      expect(rows.map(({ personId }) => personId)).toEqual([after.person.id, before.person.id])
      expect(new Set(rows.map(({ brukareId }) => brukareId))).toEqual(new Set([before.brukare.id]))
      const whose = { personId: 'nobody', brukareIds: [before.brukare.id] }
      const all = await rowsIn(test.database.ownData.log(whose, test.time.now))
      expect(all.filter(({ requestId }) => requestId === 'req-efter').length).toBeGreaterThan(4)
    })

    it('it happens once', async () => {
      expect(await test.database.brukare.changePseudonym(change)).toBeNull()
    })
  })

  it('a brukare whom the providers only call by the one number keeps the id, the other number too', async () => {
    const { database } = test
    const reference = newBrukareReference()
    const { id } = await database.brukare.upsert('farsta', reference)
    const current = newBrukareReference().pseudonym
    expect(await database.brukare.changePseudonym({ former: reference.pseudonym, current })).toBe(id)
    expect((await database.brukare.upsert('farsta', { ...reference, pseudonym: current })).id).toBe(id)
    expect((await database.brukare.upsert('farsta', reference)).id).toBe(id)
  })

  it('somebody who is no brukare changes nothing', async () => {
    const [former, current] = [newBrukareReference().pseudonym, newBrukareReference().pseudonym]
    expect(await test.database.brukare.changePseudonym({ former, current })).toBeNull()
    const { id } = await test.database.brukare.upsert('farsta', { ...newBrukareReference(), pseudonym: current })
    expect(await test.database.brukare.hasPseudonym(id, former)).toBe(false)
  })
})
