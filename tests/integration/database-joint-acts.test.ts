import { describe, expect, it } from 'vitest'
import type { Doer } from '~/database/types'
import { jointActExpiry } from '~/domain/joint/act'
import {
  databaseKinds,
  drainOutbox,
  lodge,
  newCase,
  newNumber,
  objectionOf,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'

describe.each(databaseKinds)('what several must agree to, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })

  /** Per, who has written an objection and asked; Ingrid and a third, who can agree. */
  const newAct = async (needed = 1) => {
    const { database } = test
    const one = await newCase(database)
    const draft = await one.draftOf()
    const { brukare, doer } = one
    const brukareId = brukare.id
    const other = async (name: string): Promise<Doer> => {
      const person = await database.persons.findOrCreate({ number: newNumber(), name, isCoordinationNumber: false })
      return { personId: person.id, role: 'godMan', basis: 'r', requestId: 'req-2' }
    }
    const asks = {
      ...{ kind: 'lodgeObjection' as const, brukareId, name: 'Kanariefågel Per', needed, doer },
      ...{ waitsFor: ['Kanariefågel Ingrid'], payload: { text: 'Kanariefågel innehåll' } },
      once: { draftId: draft.id, draftKind: 'objection' as const },
    }
    const { id } = await database.jointActs.ask(asks)
    const execution = { kind: 'lodgeObjection' as const, objection: objectionOf(one, draft.id) }
    const yes = (by: Doer, alone = false, from = database) =>
      from.jointActs.confirm({ id, brukareId, doer: by, name: 'Kanariefågel Ingrid', alone, lapsed: [], execution })
    const lodged = async () => (await database.objections.listForBrukare(brukareId)).length
    return { ...one, brukareId, draft, asks, id, key: { id, brukareId }, yes, lodged, other }
  }
  const actionsOf = async (brukareId: string) =>
    (await test.database.accessLog.listForBrukare(brukareId)).map(({ action }) => action)

  it('waits, is one however often it is asked, and takes the draft', async () => {
    const { database } = test
    const { asks, id, key, draft, owner, lodged } = await newAct()
    const again = await Promise.all([1, 2].map(() => database.jointActs.ask(asks)))
    expect(again).toEqual([1, 2].map(() => ({ id, created: false })))
    expect(await database.jointActs.find(key)).toMatchObject({
      ...{ state: 'waiting', payload: { text: 'Kanariefågel innehåll' }, waitsFor: ['Kanariefågel Ingrid'] },
      ...{ expiresAt: jointActExpiry(test.time.now), confirmations: [], resultId: null },
    })
    expect(await database.drafts.find({ id: draft.id, ...owner })).toMatchObject({ submittedAs: id })
    expect(await lodged()).toBe(0)
    expect(await drainOutbox(database)).toEqual([])
    await expect(database.jointActs.ask({ ...asks, once: { ...asks.once, draftId: 'no' } })).rejects.toThrow()
  })

  it('is done once, with its row to send, however many agree at once and on however many portals', async () => {
    const { database } = test
    const { brukareId, key, draft, owner, yes, lodged, other } = await newAct()
    const portals = kind === 'server' ? [database, await test.another()] : [database]
    const all = await Promise.all(['Ingrid', 'Vera', 'Frida'].map((name) => other(name)))
    const answers = await Promise.all(
      [...all, ...all].map((by, nth) => yes(by, nth % 2 > 0, portals[nth % portals.length])),
    )
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(await lodged()).toBe(1)
    expect(await drainOutbox(database)).toEqual(['objection'])
    const [objection] = await database.objections.listForBrukare(brukareId)
    const act = await database.jointActs.find(key)
    expect(act).toMatchObject({ state: 'done', resultId: objection?.id, confirmations: [{ role: 'godMan' }] })
    expect(await database.drafts.find({ id: draft.id, ...owner })).toMatchObject({ submittedAs: objection?.id })
    expect(await actionsOf(brukareId)).toEqual(['joint.confirm', 'objection.submit', 'joint.ask'])
  })

  it('is never done by one: who asked cannot agree, and one of two is not enough, however often', async () => {
    const { doer, yes, lodged, other, key } = await newAct(2)
    expect(await yes(doer)).toBe('gone')
    expect(await yes(doer, true)).toBe('gone')
    const ingrid = await other('Ingrid')
    expect([await yes(ingrid), await yes(ingrid), await lodged()]).toEqual(['waiting', 'waiting', 0])
    expect((await test.database.jointActs.find(key))?.confirmations).toHaveLength(1)
    expect([await yes(await other('Vera')), await lodged()]).toEqual(['done', 1])
  })

  it('is all or nothing: what fails leaves no yes, no objection and nothing to send', async () => {
    const { database } = test
    const { brukareId, asks, id, key, lodged, other, yes } = await newAct()
    await drainOutbox(database)
    const ingrid = await other('Ingrid')
    const objection = {
      ...objectionOf(await newCase(database), asks.once.draftId),
      brukareId: 'finns inte',
    }
    const execution = { kind: 'lodgeObjection' as const, objection }
    const broken = { id, brukareId, doer: ingrid, name: 'x', alone: false, lapsed: [], execution }
    await expect(database.jointActs.confirm(broken)).rejects.toThrow()
    expect(await database.jointActs.find(key)).toMatchObject({ state: 'waiting', confirmations: [] })
    expect(await drainOutbox(database)).toEqual([])
    expect([await yes(ingrid), await lodged()]).toEqual(['done', 1])
  })

  it('ends with a no and its reason, or when it is taken back; then nobody can agree', async () => {
    const { database } = test
    const declined = await newAct()
    const ingrid = await declined.other('Ingrid')
    const no = { ...declined.key, name: 'Ingrid', reason: 'Kanariefågel skäl' }
    expect(await database.jointActs.decline({ ...no, doer: declined.doer })).toBe(false)
    expect(await database.jointActs.decline({ ...no, doer: ingrid })).toBe(true)
    expect(await database.jointActs.find(declined.key)).toMatchObject({
      ...{ state: 'declined', endedBy: 'Ingrid', reason: 'Kanariefågel skäl' },
    })
    expect([await declined.yes(ingrid), await declined.lodged()]).toEqual(['gone', 0])
    const taken = await newAct()
    expect(await database.jointActs.takeBack({ ...taken.key, doer: ingrid })).toBe(false)
    expect(await database.jointActs.takeBack({ ...taken.key, doer: taken.doer })).toBe(true)
    expect([await taken.yes(ingrid), await taken.lodged()]).toEqual(['gone', 0])
    expect(await actionsOf(taken.brukareId)).toEqual(['joint.takeBack', 'joint.ask'])
  })

  it('waits no longer than its time, and is then gone after a while', async () => {
    const { database, time } = test
    const { key, brukareId, yes, other } = await newAct()
    const before = time.now
    const told = async (personId: string) =>
      (await database.jointActs.listTold({ personId, brukareIds: [brukareId] })).map(({ id }) => id)
    const asker = (await database.jointActs.find(key))?.personId ?? ''
    expect([await told(asker), await told('another')]).toEqual([[key.id], [key.id]])
    time.now = jointActExpiry(before)
    // The one who asked is told that nobody answered in time; nobody else is.
    expect([await told(asker), await told('another')]).toEqual([[key.id], []])
    expect(await yes(await other('Ingrid'))).toBe('gone')
    time.now = new Date(time.now.getTime() + 91 * 86_400_000)
    await database.purge()
    expect(await database.jointActs.find(key)).toBeNull()
    time.now = before
  })

  it('withdraws an objection together, which can be asked again after a no', async () => {
    const { database } = test
    const one = await lodge(database)
    const { doer, key, read } = one
    const { brukareId } = key
    const asks = {
      ...{ kind: 'withdrawObjection' as const, brukareId, name: 'Per', needed: 1, waitsFor: [], doer },
      ...{ payload: {}, once: { key: `withdraw:${key.objectionId}` } },
    }
    const ids = await Promise.all([1, 2, 3].map(async () => (await database.jointActs.ask(asks)).id))
    expect(new Set(ids).size).toBe(1)
    const ingrid = { ...doer, personId: (await newCase(database)).person.id }
    const at = (id: string) => ({ id, brukareId, doer: ingrid, name: 'Ingrid' })
    expect(await database.jointActs.decline({ ...at(ids[0] ?? ''), reason: 'Nej' })).toBe(true)
    const { id, created } = await database.jointActs.ask(asks)
    expect([created, ids.includes(id)]).toEqual([true, false])
    const withdrawal = { ...key, name: 'Per och Ingrid', text: null, doer }
    const execution = { kind: 'withdrawObjection' as const, withdrawal }
    expect(await database.jointActs.confirm({ ...at(id), alone: false, lapsed: [], execution })).toBe('done')
    expect((await read()).state).toBe('withdrawn')
    // What is withdrawn already cannot be withdrawn again, and that yes is for nothing.
    const late = await database.jointActs.ask(asks)
    expect(await database.jointActs.confirm({ ...at(late.id), alone: false, lapsed: [], execution })).toBe('gone')
    expect(await database.jointActs.find({ id: late.id, brukareId })).toMatchObject({ state: 'expired' })
  })

  it('gives access together', async () => {
    const { database } = test
    const { brukareId, doer, owner, other } = await newAct()
    const draft = await database.drafts.create({ kind: 'access', ...owner, values: {} })
    const { id } = await database.jointActs.ask({
      ...{ kind: 'giveAccess', brukareId, name: 'Per', needed: 1, waitsFor: [], payload: {}, doer },
      once: { draftId: draft.id, draftKind: 'access' },
    })
    const [ingrid, friend] = [await other('Ingrid'), await other('Vän')]
    const grant = {
      ...{ kind: 'anhorig' as const, personId: friend.personId, brukareId, scopes: ['schedule:read' as const] },
      ...{ validFrom: '2026-11-19', validTo: null, givenBy: doer.personId, givenAs: doer.role },
      ...{ invitedName: 'Vän', message: null, reach: [] },
    }
    const execution = { kind: 'giveAccess' as const, grant, draftId: draft.id, giver: doer }
    const yes = { id, brukareId, doer: ingrid, name: 'Ingrid', alone: false, lapsed: [], execution }
    expect(await Promise.all([database.jointActs.confirm(yes), database.jointActs.confirm(yes)])).toContain('done')
    expect(await database.representations.listForBrukare(brukareId)).toHaveLength(1)
  })

  it('cannot be read in the database', async () => {
    const rows = await test.sql(
      'SELECT t::text AS row FROM "JointAct" t UNION ALL SELECT c::text FROM "JointConfirmation" c',
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(JSON.stringify(rows)).not.toMatch(/Kanariefågel/)
  })
})
