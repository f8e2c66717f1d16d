import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import {
  databaseKinds,
  giveAccess,
  lodge,
  newCase,
  newNumber,
  syncOf,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'

const at = (time: string) => new Date(`2026-11-19T${time}:00Z`)

describe.each(databaseKinds)('what is new to somebody, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })
  const newPerson = (name: string) =>
    database.persons.findOrCreate({ number: newNumber(), name, isCoordinationNumber: false })

  it('is an answer until its page has been opened, by each for themself, and again when there is another', async () => {
    const { owner, objection, key, read } = await lodge(database)
    const friend = { personId: (await newPerson('Greta')).id, brukareId: owner.brukareId }
    const { id } = objection
    const answers = async (whose: typeof owner) => (await database.opened.news(whose)).answers
    expect(await answers(owner)).toEqual([])
    const says = syncOf(database, await read())
    const answer = { outcome: 'accepted', motivation: 'Ja.', by: 'Sara', at: '2026-11-19T15:10:00+01:00' } as const
    await says({ state: 'accepted', answers: [answer] })
    const waits = { id, providerId: 'farsta', at: at('14:10'), openedAt: null }
    expect(await answers(owner)).toEqual([waits])
    await database.opened.mark({ ...owner, key: `objection:${id}`, at: at('14:20') })
    expect(await answers(owner)).toEqual([{ ...waits, openedAt: at('14:20') }])
    expect(await answers(friend)).toEqual([waits])
    // An earlier opening that is written later takes nothing away.
    await database.opened.mark({ ...owner, key: `objection:${id}`, at: at('14:05') })
    await says({ state: 'accepted', answers: [answer, { ...answer, at: '2026-11-19T15:40:00+01:00' }] })
    expect(await answers(owner)).toEqual([{ ...waits, at: at('14:40'), openedAt: at('14:20') }])
    expect(key.brukareId).toBe(owner.brukareId)
  })

  it('is access that others have given, answered or ended, and not what one has done oneself or holds', async () => {
    const { owner, person, brukare, doer } = await newCase(database)
    const [friend, other] = [await newPerson('Vän'), await newPerson('Annan')]
    const terms = { kind: 'anhorig', scopes: ['schedule:read'], validFrom: '2026-11-01', validTo: null } as const
    const grant = { ...terms, scopes: [...terms.scopes], brukareId: brukare.id, personId: friend.id }
    const reach = [{ providerId: 'farsta', scopes: grant.scopes }]
    const invited = { givenAs: 'brukare', invitedName: 'En vän', message: null, reach } as const
    const given = await database.representations.give({ ...grant, ...invited, reach, givenBy: person.id })
    const access = async (personId: string) =>
      (await database.opened.news({ personId, brukareId: brukare.id })).access.map(({ id }) => id)
    expect(await access(person.id), 'one gave it oneself').toEqual([])
    expect(await access(other.id), 'somebody else did').toEqual([given.id])
    expect(await access(friend.id), 'it is one’s own').toEqual([])
    await database.representations.answer({ id: given.id, personId: friend.id, accept: true, reach, requestId: 'r' })
    expect(await access(person.id), 'the holder said yes').toEqual([given.id])
    const { access: rows } = await database.opened.news(owner)
    expect(rows).toMatchObject([{ at: test.time.now, openedAt: null }])
    await database.opened.mark({ ...owner, key: `access:${given.id}` })
    expect((await database.opened.news(owner)).access).toMatchObject([{ openedAt: test.time.now }])
    const mine = await giveAccess(database, { ...grant, personId: other.id, givenBy: friend.id })
    await database.representations.revoke({ id: mine.id, brukareId: brukare.id, at: 'everywhere', doer })
    expect(await access(person.id)).toEqual(expect.arrayContaining([given.id, mine.id]))
  })

  it('is counted from visits that are written once, however many pages are opened at a time', async () => {
    const { owner } = await newCase(database)
    const visit = async () => (await database.opened.news(owner)).visit
    expect(await visit()).toBeNull()
    const first = { firstAt: at('08:00'), beforeAt: null, lastAt: at('08:00') }
    await Promise.all([1, 2, 3].map(() => database.opened.visit(owner, first)))
    expect(await visit()).toEqual(first)
    const again = { firstAt: at('08:00'), beforeAt: at('08:00'), lastAt: at('12:00') }
    // One that was read before the other was written comes late.
    await database.opened.visit(owner, { ...again, lastAt: at('12:01') })
    await database.opened.visit(owner, again)
    await database.opened.visit(owner, { ...first, lastAt: at('12:02') })
    expect(await visit()).toEqual({ ...again, lastAt: at('12:02') })
    const { personId, brukareId } = owner
    expect(await database.opened.visits({ personId, brukareIds: [brukareId, 'none'] })).toEqual(
      new Map([[brukareId, { ...again, lastAt: at('12:02') }]]),
    )
  })

  it('lists what was opened by its kinds only', async () => {
    const { owner } = await newCase(database)
    for (const key of ['shift:p/1', 'report:p/1', 'walk:report:p/1']) await database.opened.mark({ ...owner, key })
    const { personId, brukareId } = owner
    const keys = async (...kinds: string[]) =>
      (await database.opened.list({ personId, brukareIds: [brukareId], kinds })).map(({ key }) => key)
    expect(await keys('report:', 'shift:')).toEqual(['report:p/1', 'shift:p/1'])
    expect(await keys('walk:')).toEqual(['walk:report:p/1'])
  })
})
