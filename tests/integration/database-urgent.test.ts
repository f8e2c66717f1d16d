import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import {
  databaseKinds,
  drainOutbox,
  newCase,
  newNumber,
  objectionOf,
  providerSays,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'

describe.each(databaseKinds)('what is said at once, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })
  type Case = Awaited<ReturnType<typeof newCase>>
  const urgent = (one: Case, key: string) => ({ ...objectionOf(one, key), urgent: true })

  describe('that nobody has come', () => {
    it('is an objection that says it is urgent, with its outbox and log rows, without a draft', async () => {
      const one = await newCase(database)
      const { objection, created } = await database.objections.submitUrgent(urgent(one, `key-1-${kind}`))
      expect({ created, urgent: objection.urgent, there: objection.urgentThere }).toEqual({
        ...{ created: true, urgent: true, there: null },
      })
      const [item] = await database.outbox.claim('w', 60_000, 10)
      expect(item).toMatchObject({ topic: 'objection', body: { urgent: true, lodgedAt: test.time.now.toISOString() } })
      const [row] = await database.accessLog.listForBrukare(one.brukare.id)
      expect(row).toMatchObject({ action: 'objection.urgent', resourceId: objection.id, basis: 'self' })
      await drainOutbox(database)
    })

    it('is one, however many times it is pressed, and whoever presses', async () => {
      const one = await newCase(database)
      const key = `key-2-${kind}`
      const all = await Promise.all(Array.from({ length: 8 }, () => database.objections.submitUrgent(urgent(one, key))))
      const other = await database.persons.findOrCreate({
        ...{ number: newNumber(), name: 'Greta Malm', isCoordinationNumber: false },
      })
      const second = await database.objections.submitUrgent({
        ...urgent(one, `key-3-${kind}`),
        doer: { ...one.doer, personId: other.id, role: 'godMan' },
      })
      expect(all.filter(({ created }) => created)).toHaveLength(1)
      expect(second.created).toBe(false)
      expect(new Set([second, ...all].map(({ objection }) => objection.id)).size).toBe(1)
    })

    it('is another one about another shift, and once the first has been taken back', async () => {
      const one = await newCase(database)
      const first = await database.objections.submitUrgent(urgent(one, `key-4-${kind}`))
      const elsewhere = { type: 'shift' as const, shiftIds: ['shf-2'] }
      const other = await database.objections.submitUrgent({ ...urgent(one, `key-5-${kind}`), target: elsewhere })
      expect(other.created).toBe(true)
      const { brukare, doer } = one
      const key = { objectionId: first.objection.id, brukareId: brukare.id }
      await database.objections.withdraw({ ...key, name: 'Pia Lindgren', text: null, doer })
      expect(await database.objections.submitUrgent(urgent(one, `key-6-${kind}`))).toMatchObject({ created: true })
    })

    it('has what the provider says of it: taken as urgent, until when, who has read it and who is on the way', async () => {
      const one = await newCase(database)
      const { objection } = await database.objections.submitUrgent(urgent(one, `key-7-${kind}`))
      const find = async () => database.objections.find({ id: objection.id, brukareId: one.brukare.id })
      const found = await find()
      if (found === null) throw new Error('the objection is not there')
      const says = async (more: Parameters<typeof providerSays>[1]) => {
        const said = { ...providerSays(found, more), brukareId: one.place.brukareId }
        await database.objections.sync({ brukareId: one.brukare.id, providerId: 'farsta', objection: said })
        return (await find())?.urgentThere
      }
      expect(await says({})).toMatchObject({ urgent: false })
      const reaction = {
        ...{ acknowledgedBy: 'Malin Ek, jouren', acknowledgedAt: '2026-11-19T15:04:00+01:00' },
        ...{ onTheWay: true, etaAt: '2026-11-19T15:30:00+01:00' },
      }
      expect(await says({ urgent: true, answerDueAt: '2026-11-19T15:16:00+01:00', reaction })).toEqual({
        urgent: true,
        answerDueAt: new Date('2026-11-19T14:16:00Z'),
        reaction: {
          ...{ acknowledgedBy: 'Malin Ek, jouren', acknowledgedAt: new Date('2026-11-19T14:04:00Z') },
          ...{ onTheWay: true, etaAt: new Date('2026-11-19T14:30:00Z') },
        },
      })
    })
  })

  describe('that somebody is here', () => {
    const arrival = ({ brukare, place, doer }: Case, shiftId: string) => ({
      ...{ brukareId: brukare.id, place, doer, shiftId, name: 'Pia Lindgren' },
    })
    const listed = ({ brukare }: Case) =>
      database.arrivals.listSince({ brukareIds: [brukare.id], providerIds: ['farsta'], since: test.time.now })

    it('is kept, sent once, and told with whether the provider has it', async () => {
      const one = await newCase(database)
      const said = await Promise.all(Array.from({ length: 5 }, () => database.arrivals.say(arrival(one, 'shf-1'))))
      expect(said.filter(Boolean)).toHaveLength(1)
      const row = {
        ...{ brukareId: one.brukare.id, providerId: 'farsta', shiftId: 'shf-1', name: 'Pia Lindgren' },
        saidAt: test.time.now,
      }
      expect(await listed(one)).toEqual([{ ...row, personId: one.person.id, state: 'queued' }])
      expect(await drainOutbox(database)).toContain('arrival')
      expect(await listed(one)).toMatchObject([{ state: 'received' }])
      const [log] = await database.accessLog.listForBrukare(one.brukare.id)
      expect(log).toMatchObject({ action: 'shift.arrived', providerId: 'farsta' })
    })

    it('can be said of another shift meanwhile, and nobody else sees it', async () => {
      const one = await newCase(database)
      expect(await database.arrivals.say(arrival(one, 'shf-1'))).toBe(true)
      expect(await database.arrivals.say(arrival(one, 'shf-2'))).toBe(true)
      expect(await listed(await newCase(database))).toEqual([])
    })
  })
})
