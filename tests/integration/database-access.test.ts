import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import type { Schemas as Contract } from '../../provider-api/contract'
import {
  databaseKinds,
  giveAccess,
  newBrukareReference,
  newCase,
  newNumber,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'

const legalOf = (brukare: Contract['BrukareReference']): Contract['Representation'] => ({
  id: `rep-${brukare.id}`,
  kind: 'godMan',
  brukare,
  assignments: ['bevakaRatt'],
  scopes: ['schedule:read', 'object'],
  validFrom: '2025-01-01',
  validTo: '2027-01-01',
  basis: { type: 'overformyndareOrder', number: 'Ä 1234-26', issuer: 'Överförmyndaren', date: '2025-01-01' },
  verifiedBy: 'Malin Ek, arbetsledare',
  verifiedAt: '2025-01-02',
  joint: true,
  jointWith: ['Omar Haddad'],
  conflictOfInterest: 'none',
})

describe.each(databaseKinds)('access, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  describe('representations from a provider', () => {
    const greta = () =>
      database.persons.findOrCreate({ number: newNumber(), name: 'Greta', isCoordinationNumber: false })

    it('are what the provider says, with the person’s own', async () => {
      const { id } = await greta()
      const own = newBrukareReference('Greta Malm')
      const other = { ...newBrukareReference('Sven Aronsson'), birthDate: '2010-09-22' }
      await database.representations.replaceFromProvider(id, 'farsta', {
        brukare: own,
        representations: [legalOf(other)],
      })
      const held = await database.representations.listForPerson(id)
      expect(held.map(({ kind: what, brukare }) => [what, brukare.name])).toEqual(
        expect.arrayContaining([
          ['brukare', 'Greta Malm'],
          ['godMan', 'Sven Aronsson'],
        ]),
      )
      const legal = held.find(({ kind: what }) => what === 'godMan')!
      const { id: _, brukare: __, ...said } = legalOf(other)
      expect(legal).toMatchObject({ ...said, source: 'provider', providerId: 'farsta', revokedAt: null, staffId: null })
      expect(legal.brukare).toMatchObject({
        birthDate: '2010-09-22',
        places: [{ providerId: 'farsta', brukareId: other.id }],
      })
      expect(held.find(({ kind: what }) => what === 'brukare')?.scopes).toContain('access:manage')
      expect(await database.representations.chainOf(id, legal.brukareId)).toEqual([legal])
      expect(await database.representations.chainOf(id, 'unknown')).toEqual([])
    })

    it('keep their id, change, end when no longer listed, and come back', async () => {
      const { id } = await greta()
      const legal = legalOf(newBrukareReference())
      const say = (representations: Contract['Representation'][]) =>
        database.representations.replaceFromProvider(id, 'farsta', { representations })
      const only = async () => {
        const held = await database.representations.listForPerson(id)
        expect(held).toHaveLength(1)
        return held[0]!
      }
      await say([legal])
      const first = await only()
      await say([legal])
      expect(await only()).toEqual(first)
      await say([{ ...legal, scopes: ['hours:read'], revokedAt: '2026-11-01T12:00:00+01:00' }])
      expect(await only()).toMatchObject({
        id: first.id,
        scopes: ['hours:read'],
        revokedAt: new Date('2026-11-01T11:00:00Z'),
      })
      await say([legal])
      expect(await only()).toEqual(first)
      await say([])
      expect(await only()).toMatchObject({ id: first.id, revokedAt: test.time.now })
      await say([legal])
      expect(await only()).toEqual(first)
    })

    it('do not touch another provider’s or the portal’s, also when several ask at once', async () => {
      const { id } = await greta()
      const { brukare, person } = await newCase(database)
      const grant = {
        kind: 'anhorig' as const,
        scopes: ['schedule:read' as const],
        validFrom: '2026-11-01',
        validTo: null,
      }
      await giveAccess(database, { ...grant, personId: id, brukareId: brukare.id, givenBy: person.id })
      const one = legalOf(newBrukareReference())
      const two = legalOf(newBrukareReference())
      const say = (providerId: string, list: Contract['Representation'][]) =>
        database.representations.replaceFromProvider(id, providerId, { representations: list })
      await Promise.all([say('farsta', [one]), say('soder', [two]), say('farsta', [one]), say('soder', [two])])
      await say('farsta', [])
      const held = await database.representations.listForPerson(id)
      expect(held.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(2)
    })

    it('keep the answer to the later of two questions, whichever comes last', async () => {
      const { id } = await greta()
      const { representations } = database
      const before = new Date(test.time.now.getTime() - 1000)
      const legal = legalOf(newBrukareReference())
      await representations.replaceFromProvider(id, 'farsta', { representations: [] })
      // Another process asked a second before, when it was still said, and its answer was longer on the way.
      await representations.replaceFromProvider(id, 'farsta', { representations: [legal] }, { askedAt: before })
      await representations.noteFailure(id, 'farsta', 'timeout', before)
      expect(await representations.listForPerson(id)).toEqual([])
      expect(await representations.listSyncs([id])).toMatchObject([{ failedAt: null, failureCode: null }])
    })

    it('note when the provider was asked, and when it did not answer', async () => {
      const { id } = await greta()
      await database.representations.noteFailure(id, 'soder', 'timeout')
      await database.representations.replaceFromProvider(id, 'farsta', { representations: [] })
      const syncedAt = test.time.now
      await database.representations.noteFailure(id, 'farsta', 'timeout')
      expect(await database.representations.listSyncs([id])).toEqual([
        { personId: id, providerId: 'farsta', syncedAt, failedAt: syncedAt, failureCode: 'timeout' },
        { personId: id, providerId: 'soder', syncedAt: null, failedAt: syncedAt, failureCode: 'timeout' },
      ])
      await database.representations.replaceFromProvider(id, 'farsta', { representations: [] })
      expect((await database.representations.listSyncs([id]))[0]).toMatchObject({ failedAt: null, failureCode: null })
    })
  })
})
