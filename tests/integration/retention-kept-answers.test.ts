import { beforeEach, describe, expect, it } from 'vitest'
import { createPurging } from '~/services/retention/purging.server'
import {
  databaseKinds,
  giveAccess,
  newCase,
  newNumber,
  openTestDatabase,
  type TestDatabase,
} from '../support/databases'

const hour = 3_600_000

describe.each(databaseKinds)('the kept answers of the providers, on the %s database', (kind) => {
  let test: TestDatabase
  const failures: unknown[] = []
  beforeEach(async () => {
    test = await openTestDatabase(kind)
    failures.length = 0
    return () => test.close()
  })

  const provider = (id: string, stalenessHours: number) => ({
    ...{ id, name: id, stalenessHours, clientId: 'c', webhookSecret: undefined, timeoutMs: 1, concurrency: 1 },
    ...{ baseUrl: 'https://p.example', tokenEndpoint: 'https://p.example' },
  })
  /** A portal starts, does what it does at once, and stops. */
  const purge = async () => {
    const purging = createPurging({
      config: { clock: () => test.time.now, providers: [provider('farsta', 24), provider('soder', 2)] },
      database: test.database,
      logger: { error: (about: unknown) => void failures.push(about) },
    })
    purging.start()
    // What it begins with is done before it has stopped; those whose turn has not come wait for the next hour.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setTimeout(resolve, 5))
    await purging.stop()
    expect(failures).toEqual([])
  }
  const keep = (personId: string, providerId: string, resource: string, fetchedAt = test.time.now) =>
    test.database.keptAnswers.save({ personId, providerId, resource }, { answer: '{}', etag: null, fetchedAt })
  const left = async () => {
    const rows = await test.sql('SELECT "providerId", "resource" FROM "KeptAnswer" ORDER BY 1, 2')
    return rows.map(({ providerId, resource }) => `${String(providerId)} ${String(resource)}`)
  }

  /** Somebody who is the brukare at both providers. */
  const newBrukare = async () => {
    const one = await newCase(test.database)
    for (const providerId of ['farsta', 'soder'])
      await test.database.representations.replaceFromProvider(one.person.id, providerId, {
        ...{ brukare: one.reference, representations: [] },
      })
    return { ...one, path: `brukare /v1/brukare/${one.reference.id}` }
  }

  it('go when they would not be shown any more, each by its provider, and when there is nothing in them', async () => {
    const { person, path } = await newBrukare()
    await keep(person.id, 'farsta', `${path}/shifts`)
    await keep(person.id, 'soder', `${path}/shifts`)
    await keep(person.id, 'farsta', `${path}/grants`, new Date(0))
    await keep(person.id, 'gone', `${path}/shifts`)
    await purge()
    expect(await left()).toEqual([`farsta ${path}/shifts`, `soder ${path}/shifts`])
    test.time.now = new Date(test.time.now.getTime() + 3 * hour)
    await purge()
    expect(await left()).toEqual([`farsta ${path}/shifts`])
    test.time.now = new Date(test.time.now.getTime() + 22 * hour)
    await purge()
    expect(await left()).toEqual([])
  })

  it('go when the right is gone: of that provider, of that brukare and in that role, and no others', async () => {
    const { person, brukare, path, reference, doer } = await newBrukare()
    const facts = { number: newNumber(), name: 'Vän', isCoordinationNumber: false }
    const friend = await test.database.persons.findOrCreate(facts)
    const given = await giveAccess(test.database, {
      ...{ kind: 'anhorig', personId: friend.id, brukareId: brukare.id, scopes: ['schedule:read'] },
      ...{ validFrom: '2026-11-01', validTo: null, givenBy: person.id },
    })
    const ofFriend = `anhorig /v1/brukare/${reference.id}`
    await keep(person.id, 'farsta', `${path}/shifts`)
    await keep(person.id, 'farsta', 'brukare /v1/time-reports/r1')
    await keep(friend.id, 'farsta', `${ofFriend}/shifts`)
    await keep(friend.id, 'farsta', 'anhorig /v1/time-reports/r1')
    await keep(friend.id, 'farsta', `ombud /v1/brukare/${reference.id}/shifts`)
    await keep(friend.id, 'farsta', 'anhorig /v1/brukare/another/shifts')
    await keep(friend.id, 'soder', `${ofFriend}/shifts`)
    await purge()
    const ofPerson = [`farsta ${path}/shifts`, 'farsta brukare /v1/time-reports/r1']
    expect(await left()).toEqual(
      [...ofPerson, `farsta ${ofFriend}/shifts`, 'farsta anhorig /v1/time-reports/r1'].sort(),
    )
    await test.database.representations.revoke({ id: given.id, brukareId: brukare.id, at: 'everywhere', doer })
    await purge()
    expect(await left()).toEqual([...ofPerson].sort())
    await test.database.representations.replaceFromProvider(person.id, 'farsta', { representations: [] })
    await purge()
    expect(await left()).toEqual([])
  })
})
