import { describe, expect, it } from 'vitest'
import { databaseKinds, useTestDatabase, type TestDatabase } from '../support/databases'
import { calendarScene, shift } from './calendar-scene'

const start = new Date('2026-11-19T14:00:00.000Z')

describe.each(databaseKinds)('what a calendar fetches, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })
  const scene = (...how: Parameters<typeof calendarScene> extends [unknown, ...infer More] ? More : never) => {
    test.time.now = start
    return calendarScene(test, ...how)
  }
  const later = (days: number) => {
    test.time.now = new Date(start.getTime() + days * 86_400_000)
  }

  it('keeps the uid of what is moved, cancelled and restored, and tells each as a later version', async () => {
    const { world, read } = await scene('names')
    const [first] = await read()
    expect(first).toMatchObject({ sequence: 0, summary: 'Besök 8:00, Anna', start: '2026-11-20T07:00:00Z' })
    expect(await read()).toEqual([first])
    const moved = { plannedStart: '2026-11-20T09:00:00+01:00', plannedEnd: '2026-11-20T11:00:00+01:00' }
    later(0.1)
    world.shifts = [shift('shift-of-one', moved)]
    const [second] = await read()
    expect(second).toMatchObject({ uid: first?.uid, sequence: 1, summary: 'Besök 9:00, Anna' })
    expect(second?.changed).not.toBe(first?.changed)
    const cancelledAt = test.time.now.toISOString()
    world.shifts = [shift('shift-of-one', { ...moved, status: 'cancelled', cancelledAt })]
    expect(await read()).toMatchObject([{ uid: first?.uid, sequence: 2, summary: 'INSTÄLLT: Besök 9:00' }])
    // Seven days later it is left out, and goes on from where it was when it is planned again.
    later(7.2)
    expect(await read()).toEqual([])
    world.shifts = [shift('shift-of-one', moved)]
    expect(await read()).toMatchObject([{ uid: first?.uid, sequence: 3 }])
  })

  it('of two who fetch a change at once both get the same version', async () => {
    const { world, read } = await scene()
    await read()
    world.shifts = [shift('shift-of-one', { status: 'vacant', staff: null })]
    const [one, other] = await Promise.all([read(), read()])
    expect(one).toMatchObject([{ sequence: 1, summary: 'Ingen är bokad än 8:00' }])
    expect(other).toEqual(one)
  })

  it('nobody can tell from two calendars that they are about one shift, nor from the database when it is', async () => {
    const [one, other] = [await scene(), await scene()]
    const [[first], [second]] = [await one.read(), await other.read()]
    expect(first?.uid).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
    expect(second?.uid).not.toBe(first?.uid)
    const rows = await test.sql('SELECT t::text AS row FROM "CalendarFeed" t')
    const said = JSON.stringify([rows, await test.sql('SELECT "digest" FROM "CalendarEntry"')])
    for (const secret of [one.token, 'Telefonen', 'shift-of-one', '08:00']) expect(said).not.toContain(secret)
  })

  it('is empty as soon as there is no right, and not when that is not known; it comes back with the right', async () => {
    const { world, read, fetch, feedId } = await scene()
    world.unconfirmed = true
    expect(await fetch()).toEqual({ is: 'away' })
    Object.assign(world, { unconfirmed: false, hasRight: false })
    expect(await read()).toEqual([])
    later(29)
    expect(await read()).toEqual([])
    Object.assign(world, { hasRight: true, scopes: ['hours:read'] })
    expect(await read(), 'another right is none').toEqual([])
    world.scopes = ['schedule:read']
    world.shifts = [shift('p2', { plannedStart: '2026-12-19T08:00:00+01:00', plannedEnd: '2026-12-19T09:00:00+01:00' })]
    expect(await read()).toHaveLength(1)
    world.hasRight = false
    expect(await read()).toEqual([])
    later(60)
    expect(await fetch()).toEqual({ is: 'absent' })
    expect(await test.sql('SELECT 1 FROM "CalendarFeed" WHERE "id" = $1', [feedId])).toHaveLength(1)
    await test.database.purge()
    expect(await test.sql('SELECT 1 FROM "CalendarFeed" WHERE "id" = $1', [feedId])).toEqual([])
  })

  it('is empty for a brukare whose identity has become protected, also when a provider is silent', async () => {
    const { world, read } = await scene()
    Object.assign(world, { isProtected: true, unconfirmed: true })
    expect(await read()).toEqual([])
  })

  it('is empty for 30 days when it is taken away or too old, and then not there', async () => {
    const { doer, brukare, feedId, fetch, read } = await scene()
    const end = { id: feedId, brukareId: brukare.id, doer }
    expect(await test.database.calendarFeeds.end({ ...end, doer: { ...doer, personId: 'another' } })).toBe(false)
    expect(await read()).toHaveLength(1)
    expect([await test.database.calendarFeeds.end(end), await test.database.calendarFeeds.end(end)]).toEqual([
      true,
      false,
    ])
    expect(await read()).toEqual([])
    later(30.1)
    expect(await fetch()).toEqual({ is: 'absent' })
    const old = await scene()
    later(366)
    expect(await old.read()).toEqual([])
    later(396)
    expect(await old.fetch()).toEqual({ is: 'absent' })
    expect(await old.fetch({ token: 'y'.repeat(43) })).toEqual({ is: 'absent' })
    expect(await old.fetch({ token: '../x' })).toEqual({ is: 'absent' })
  })

  it('is no calendar when something of it is not known: an empty one would say that nobody comes', async () => {
    const { world, fetch, read } = await scene()
    for (const reads of ['none', 'part', 'noHorizon'] as const) {
      world.reads = reads
      expect([reads, await fetch()]).toEqual([reads, { is: 'away' }])
    }
    world.reads = 'all'
    // What was kept is told with its time.
    world.asOf = new Date('2026-11-19T06:53:00Z')
    expect((await read())[0]?.description).toContain('Läget torsdag 19 november klockan 7:53.')
    world.plannedUntil = '2026-12-13'
    expect((await read()).at(-1)).toMatchObject({ start: '2026-12-14', summary: 'Planen slutar här' })
  })

  it('names are in a relative’s only while that is allowed, at the provider where it is', async () => {
    const { world, read, brukare, doer, person } = await scene('names', 'anhorig')
    const names = { brukareId: brukare.id, doer: { ...doer, personId: person.id, role: 'brukare' as const } }
    const { calendarFeeds } = test.database
    const summary = async () => (await read())[0]?.summary
    expect(await summary()).toBe('Besök 8:00')
    await calendarFeeds.setNames({ ...names, providerIds: ['soder'], isAllowed: true })
    expect(await summary()).toBe('Besök 8:00')
    await calendarFeeds.setNames({ ...names, providerIds: ['farsta', 'soder'], isAllowed: true })
    expect(await summary()).toBe('Besök 8:00, Anna')
    await calendarFeeds.setNames({ ...names, providerIds: ['farsta'], isAllowed: false })
    expect(await read()).toMatchObject([{ summary: 'Besök 8:00', sequence: 2 }])
    const logged = await test.database.accessLog.listForBrukare(brukare.id, {
      actions: ['calendar.allowNames', 'calendar.denyNames'],
    })
    expect(logged.map(({ action, providerId }) => `${action} ${providerId}`)).toEqual([
      ...['calendar.denyNames farsta', 'calendar.allowNames farsta', 'calendar.allowNames soder'],
    ])
    world.role = 'brukare'
    expect(await summary(), 'one’s own').toBe('Besök 8:00, Anna')
  })

  it('the log says once a day that it was fetched, at which provider, by what right', async () => {
    const { fetch, brukare, holder, feedId } = await scene('times', 'anhorig')
    const rows = () => test.database.accessLog.listForBrukare(brukare.id, { actions: ['calendar.fetch'] })
    await fetch({ peek: true })
    expect(await rows()).toEqual([])
    await Promise.all([fetch(), fetch(), fetch()])
    later(0.2)
    await fetch()
    expect(await rows()).toMatchObject([
      {
        ...{ personId: holder.id, role: 'anhorig', basis: 'r1', resourceType: 'calendar', resourceId: feedId },
        ...{ providerId: 'farsta', outcome: 'allowed' },
      },
    ])
    later(1)
    await fetch()
    expect(await rows()).toHaveLength(2)
    const [feed] = await test.database.calendarFeeds.list({ personId: holder.id })
    expect(feed?.fetchedAt).toEqual(test.time.now)
  })

  it('is the same for as long as nothing but the time is another', async () => {
    const { fetch, world } = await scene()
    const etag = async () => {
      const fetched = await fetch()
      return fetched.is === 'calendar' ? fetched.etag : fetched.is
    }
    const first = await etag()
    expect(first).toMatch(/^W\/"[\w-]{27}"$/)
    test.time.now = new Date(start.getTime() + 50 * 60_000)
    expect(await etag()).toBe(first)
    test.time.now = new Date(start.getTime() + 70 * 60_000)
    const nextHour = await etag()
    expect(nextHour, 'the time that it says is another').not.toBe(first)
    world.shifts = []
    expect(await etag()).not.toBe(nextHour)
  })

  it('is given sixty times an hour', async () => {
    const { fetch } = await scene()
    for (let times = 0; times < 60; times++) expect((await fetch({ peek: true })).is).toBe('calendar')
    expect(await fetch()).toMatchObject({ is: 'tooMany', seconds: expect.any(Number) })
    expect(await fetch({ token: 'z'.repeat(43) }), 'another address has its own').toEqual({ is: 'absent' })
  })
})
