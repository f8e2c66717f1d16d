import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import { databaseKinds, newCase, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'

describe.each(databaseKinds)('access that is given, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  it('waits for a yes, can be limited and withdrawn, by that brukare only, and at once', async () => {
    const { brukare, person, doer } = await newCase(database)
    const nils = await database.persons.findOrCreate({ number: newNumber(), name: 'Nils', isCoordinationNumber: false })
    const { representations } = database
    const reach = [{ providerId: 'farsta', scopes: ['schedule:read' as const, 'reports:read' as const] }]
    const given = await representations.give({
      ...{ kind: 'anhorig', personId: nils.id, brukareId: brukare.id, givenBy: person.id, givenAs: 'brukare' },
      ...{ invitedName: 'Pappa', message: 'Hej!' },
      scopes: ['schedule:read', 'reports:read'],
      reach,
      validFrom: '2026-11-01',
      validTo: '2026-12-31',
    })
    const said = { validTo: '2026-12-31', givenBy: person.id, givenByName: 'Pia Lindgren', acceptedAt: null }
    expect(given).toMatchObject({ source: 'portal', providerId: null, ...said, message: 'Hej!' })
    expect((await representations.listForBrukare(brukare.id))[0]?.holderName).toBe('Pappa')
    const answer = { id: given.id, accept: true, reach, requestId: 'req-1' }
    expect(await representations.answer({ ...answer, personId: person.id })).toBe(false)
    expect(await representations.answer({ ...answer, personId: nils.id })).toBe(true)
    expect(await representations.answer({ ...answer, personId: nils.id, accept: false })).toBe(false)
    const accepted = { ...given, acceptedAt: test.time.now }
    const at = 'everywhere' as const
    const change = { id: given.id, scopes: ['schedule:read' as const, 'claim:read' as const], validTo: null, at, doer }
    expect(await representations.limit({ ...change, brukareId: 'other' })).toBe(false)
    expect(await representations.limit({ ...change, brukareId: brukare.id })).toBe(true)
    expect(await representations.listForBrukare(brukare.id)).toEqual([
      {
        ...accepted,
        scopes: ['schedule:read'],
        validTo: '2026-12-31',
        holderName: 'Nils',
        revokedByName: null,
        brukareBirthDate: null,
      },
    ])
    await representations.limit({ ...change, brukareId: brukare.id, validTo: '2026-11-30' })
    const revocation = { id: given.id, at, doer }
    expect(await representations.revoke({ ...revocation, brukareId: 'other' })).toBe(false)
    expect(await representations.revoke({ ...revocation, brukareId: brukare.id })).toBe(true)
    expect(await representations.revoke({ ...revocation, brukareId: brukare.id })).toBe(false)
    expect((await representations.listForPerson(nils.id))[0]).toMatchObject({
      ...{ revokedAt: test.time.now, validTo: '2026-11-30' },
    })
    expect((await representations.listForBrukare(brukare.id))[0]?.revokedByName).toBe('Pia Lindgren')
    const log = await database.accessLog.listForBrukare(brukare.id)
    expect(log.map(({ action }) => action)).toEqual([
      'access.withdraw',
      'access.limit',
      'access.limit',
      'access.accept',
    ])
    expect((await representations.useOf(brukare.id)).get(given.id)).toEqual({ lastAt: null, reads: 0, acts: 0 })
  })

  it('is given from a draft once, however often it is sent', async () => {
    const { brukare, person, doer, owner } = await newCase(database)
    const draft = await database.drafts.create({ kind: 'access', ...owner, values: {} })
    const grant = {
      ...{ kind: 'ombud' as const, personId: person.id, brukareId: brukare.id, givenBy: person.id },
      ...{ givenAs: 'brukare' as const, invitedName: 'Omar', message: null },
      ...{ scopes: ['object' as const], reach: [], validFrom: '2026-11-01', validTo: null },
    }
    const send = () => database.representations.giveFromDraft({ id: draft.id, version: 1 }, grant, doer)
    const [one, two] = [await send(), await send()]
    expect([one.created, two.created, two.id]).toEqual([true, false, one.id])
    await expect(database.representations.giveFromDraft({ id: 'none', version: 1 }, grant, doer)).rejects.toThrow(
      /draft/,
    )
  })
})
