import { describe, expect, it } from 'vitest'
import { databaseKinds, newCase, useTestDatabase, type TestDatabase } from '../support/databases'

const expiresAt = new Date('2027-11-19T00:00:00Z')

describe.each(databaseKinds)('addresses of calendars, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })

  const setUp = async () => {
    const { calendarFeeds, accessLog } = test.database
    const one = await newCase(test.database)
    const { id: brukareId } = one.brukare
    const rest = { name: 'Telefonen', level: 'times', language: 'fi', brukareId, expiresAt, doer: one.doer } as const
    const make = (formKey: string, token: string) => calendarFeeds.make({ formKey, token, ...rest })
    const rotate = (id: string, formKey: string, token: string, doer = one.doer) =>
      calendarFeeds.rotate({ id, formKey, token, brukareId, expiresAt, doer })
    const actions = async () => (await accessLog.listForBrukare(brukareId)).map(({ action }) => action)
    return { ...one, calendarFeeds, brukareId, make, rotate, actions }
  }

  it('a form that is sent twice makes one, with the secret of the last', async () => {
    const { make, calendarFeeds, owner, actions } = await setUp()
    const [first, second] = [await make('k', 'one'), await make('k', 'two')]
    expect(second).toEqual(first)
    expect(await calendarFeeds.list(owner)).toMatchObject([{ id: first?.id, name: 'Telefonen', language: 'fi' }])
    expect([await calendarFeeds.findByToken('one'), (await calendarFeeds.findByToken('two'))?.id]).toEqual([
      ...[null, first?.id],
    ])
    expect(await actions()).toEqual(['calendar.make'])
    const [third, fourth] = await Promise.all([make('l', 'three'), make('l', 'four')])
    // At once, one of them finds that the other’s secret is in use; they are one address all the same.
    expect(third?.id).toEqual(fourth?.id)
    expect(await calendarFeeds.list(owner)).toHaveLength(2)
  })

  it('one that a calendar has fetched keeps its secret, however often its form is sent', async () => {
    const { make, calendarFeeds } = await setUp()
    const feed = await make('k', 'fetched')
    await calendarFeeds.fetched(feed?.id ?? '', '2026-11-19', [])
    expect(await make('k', 'later')).toEqual({ id: feed?.id, isGiven: false })
    expect((await calendarFeeds.findByToken('fetched'))?.id).toBe(feed?.id)
  })

  it('there are ten at most', async () => {
    const { make, calendarFeeds, brukareId, doer } = await setUp()
    for (let nr = 0; nr < 10; nr++) expect(await make(`k${nr}`, `ten ${nr}`)).not.toBeNull()
    expect(await make('k10', 'ten 10')).toBeNull()
    const first = await calendarFeeds.findByToken('ten 0')
    await calendarFeeds.end({ id: first?.id ?? '', brukareId, doer })
    expect(await make('k10', 'ten 10')).not.toBeNull()
  })

  it('another takes the place of one, once; the one has ended', async () => {
    const { make, rotate, calendarFeeds, owner, actions } = await setUp()
    const other = await newCase(test.database)
    const old = (await make('k', 'old'))?.id ?? ''
    expect(await rotate(old, 'r', 'stolen', other.doer)).toBeNull()
    const [first, second] = [await rotate(old, 'r', 'new'), await rotate(old, 'r', 'newer')]
    expect(second).toEqual(first)
    expect(await rotate(old, 'r2', 'newest')).toBeNull()
    expect((await calendarFeeds.findByToken('old'))?.endedAt).toEqual(test.time.now)
    expect([await calendarFeeds.findByToken('new'), (await calendarFeeds.findByToken('newer'))?.name]).toEqual([
      ...[null, 'Telefonen'],
    ])
    expect(await calendarFeeds.list(owner)).toMatchObject([{ id: first?.id, language: 'fi' }])
    expect(await actions()).toEqual(['calendar.rotate', 'calendar.make'])
  })

  it('versions are forgotten when no calendar is told of them any more, and with their address', async () => {
    const { make, calendarFeeds, brukareId, doer } = await setUp()
    const id = (await make('k', 'versions'))?.id ?? ''
    const until = (day: string) => new Date(`${day}T00:00:00Z`)
    const entries = [
      { uid: 'a', digest: 'a', until: until('2026-11-01') },
      { uid: 'b', digest: 'b', until: until('2026-12-24') },
    ]
    await calendarFeeds.versions(id, entries)
    const kept = () => test.sql('SELECT "uid" FROM "CalendarEntry" WHERE "feedId" = $1', [id])
    await test.database.purge()
    expect(await kept()).toEqual([{ uid: 'b' }])
    await calendarFeeds.end({ id, brukareId, doer })
    expect(await kept()).toEqual([])
  })

  it('500 versions are read and written in one statement each', async () => {
    const { make, calendarFeeds } = await setUp()
    const id = (await make('k', 'many'))?.id ?? ''
    const entries = Array.from({ length: 500 }, (_, nr) => ({ uid: `u${nr}`, digest: 'd', until: expiresAt }))
    expect((await calendarFeeds.versions(id, entries)).size).toBe(500)
    const changed = entries.map((entry, nr) => (nr === 7 ? { ...entry, digest: 'e' } : entry))
    const versions = await calendarFeeds.versions(id, changed)
    expect([versions.get('u7')?.sequence, versions.get('u8')?.sequence]).toEqual([1, 0])
  })
})
