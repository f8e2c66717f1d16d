import { describe, expect, it } from 'vitest'
import type { Database, NewNoticeEvent } from '~/database/types'
import { databaseKinds, giveAccess, newCase, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'

const code = '482913'
const hour = 3_600_000

describe.each(databaseKinds)('notices, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  const later = (ms: number) => new Date(test.time.now.getTime() + ms)
  const address = () => `${newNumber()}@post.example`
  const confirmed = async (personId: string, to = address()) => {
    const added = { personId, channel: 'email', address: to, code, codeUntil: later(hour) } as const
    const { id } = await database.noticeChoices.addDestination(added)
    expect(await database.noticeChoices.confirm({ personId, id, code })).toBe('confirmed')
    return id
  }
  let made = 0
  const eventOf = (brukareId: string, more: Partial<NewNoticeEvent> = {}): NewNoticeEvent => {
    made += 1
    const about = { kind: 'objectionAnswered', brukareId, providerId: 'farsta', resourceId: `o${made}` } as const
    return { key: `objectionAnswered:o${made}:0`, ...about, forId: null, byId: null, ...more }
  }
  /** Adds an event and gives everybody that it may be for a notice that is due. */
  const happens = async (brukareId: string, more: Partial<NewNoticeEvent> = {}) => {
    const event = eventOf(brukareId, more)
    expect(await database.notices.add(event)).toBe(true)
    expect(await database.notices.add(event)).toBe(false)
    const written = (await database.notices.unspread(1000)).find(({ key }) => key === event.key)
    if (written === undefined) throw new Error('it is not there')
    const people = await database.notices.maybeTold(written)
    const dues = people.map((personId) => ({ personId, dueAt: test.time.now }))
    await database.notices.spread(written.id, dues)
    await database.notices.spread(written.id, dues)
    return people
  }
  const telling = { tone: 'needsYou', language: 'sv' } as const
  const compose = async (personId: string) => {
    const noticeIds = (await database.notices.waitingOf(personId)).map(({ id }) => id)
    return database.notices.compose(personId, { noticeIds, ...telling })
  }
  const claimAll = () => database.notices.claim('w', 60_000, 1000)
  const settleAll = async () => {
    for (const { id } of await claimAll()) await database.notices.sent(id)
  }
  const newFriend = async (one: Awaited<ReturnType<typeof newCase>>) => {
    const friend = await database.persons.findOrCreate({
      number: newNumber(),
      name: 'Vän',
      isCoordinationNumber: false,
    })
    await giveAccess(database, {
      ...{ kind: 'anhorig', personId: friend.id, brukareId: one.brukare.id, scopes: ['schedule:read'] },
      ...{ validFrom: '2026-11-19', validTo: null, givenBy: one.person.id },
    })
    return friend
  }

  it('a destination is confirmed by its code, in time and in few tries, and only by whom it is for', async () => {
    const { person } = await newCase(database)
    const { noticeChoices } = database
    const to = address()
    const added = { personId: person.id, channel: 'email', address: to, code, codeUntil: later(hour) } as const
    const { id, confirmedAt, codeUntil } = await noticeChoices.addDestination(added)
    expect([confirmedAt, codeUntil]).toEqual([null, later(hour)])
    expect(await noticeChoices.confirm({ personId: 'another', id, code })).toBeNull()
    for (let tries = 1; tries < 5; tries++)
      expect(await noticeChoices.confirm({ personId: person.id, id, code: '000000' })).toBe('wrong')
    expect(await noticeChoices.confirm({ personId: person.id, id, code: '000000' })).toBe('tooMany')
    expect(await noticeChoices.confirm({ personId: person.id, id, code })).toBe('tooMany')
    const again = await noticeChoices.addDestination({ ...added, address: to.toUpperCase(), code: '111111' })
    expect(again.id).toBe(id)
    expect(await noticeChoices.confirm({ personId: person.id, id, code: '111111' })).toBe('confirmed')
    expect(await noticeChoices.confirm({ personId: person.id, id, code: '111111' })).toBeNull()
    await noticeChoices.addDestination({ ...added, codeUntil: test.time.now })
    expect(await noticeChoices.confirm({ personId: person.id, id, code })).toBe('tooOld')
    expect(await noticeChoices.destinations(person.id)).toMatchObject([{ id, address: to, confirmedAt: null }])
    expect(await noticeChoices.removeDestination('another', id)).toBe(false)
    expect(await noticeChoices.removeDestination(person.id, id)).toBe(true)
  })

  it('what somebody has chosen is kept as it is', async () => {
    const { person, brukare } = await newCase(database)
    const { noticeChoices } = database
    expect(await noticeChoices.times(person.id)).toBeNull()
    for (const times of [
      { language: 'fi', quiet: { from: '22:00', to: '06:30' }, pause: { to: '2026-12-01' } },
      { language: 'sv', quiet: null, pause: { to: null } },
      { language: 'sv-lattlast', quiet: null, pause: null },
    ] as const) {
      await noticeChoices.saveTimes(person.id, times)
      expect(await noticeChoices.times(person.id)).toEqual(times)
    }
    for (const level of ['none', 'all'] as const) {
      await noticeChoices.saveLevel(person.id, brukare.id, level)
      expect([...(await noticeChoices.levels(person.id))]).toEqual([[brukare.id, level]])
    }
  })

  it('is for those with a right and a destination that is confirmed, but not for who did it', async () => {
    const one = await newCase(database)
    await newFriend(one)
    const friend = await newFriend(one)
    await confirmed(friend.id)
    const waits = {
      personId: one.person.id,
      channel: 'email',
      address: address(),
      code,
      codeUntil: later(hour),
    } as const
    await database.noticeChoices.addDestination(waits)
    expect(await happens(one.brukare.id)).toEqual([friend.id])
    expect(await happens(one.brukare.id, { byId: friend.id })).toEqual([])
    expect(await happens(one.brukare.id, { forId: one.person.id })).toEqual([])
    const stranger = await newCase(database)
    await confirmed(stranger.person.id)
    expect(await happens(one.brukare.id)).toEqual([friend.id])
    // Of one's own access also one who has none.
    expect(await happens(one.brukare.id, { forId: stranger.person.id })).toEqual([stranger.person.id])
  })

  it('several are told in one message to each destination, once, and the same address gets nothing twice', async () => {
    await settleAll()
    const one = await newCase(database)
    const friend = await newFriend(one)
    const shared = address()
    const [first, second] = [await confirmed(friend.id, shared), await confirmed(friend.id)]
    const other = await newFriend(one)
    await confirmed(other.id, shared.toUpperCase())
    await happens(one.brukare.id)
    await happens(one.brukare.id)
    const isDue = async (at: Date) => (await database.notices.duePersons(at, 100)).includes(friend.id)
    expect([await isDue(later(-1)), await isDue(test.time.now)]).toEqual([false, true])
    const composed = await Promise.all([compose(friend.id), compose(friend.id), compose(other.id)])
    // Two at once: whoever is first has the address that they share.
    expect(composed.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(await isDue(test.time.now)).toBe(false)
    const messages = await claimAll()
    expect(messages.map(({ address: to }) => to.toLowerCase()).sort()).toHaveLength(2)
    expect(new Set(messages.map(({ address: to }) => to.toLowerCase())).size).toBe(2)
    expect(messages.filter(({ destinationId }) => destinationId === second)[0]?.notices).toHaveLength(2)
    expect(messages.every(({ attempts, tone }) => attempts === 1 && tone === 'needsYou')).toBe(true)
    expect(await claimAll()).toEqual([])
    for (const { id } of messages) await database.notices.sent(id)
    await test.sql('UPDATE "NoticeMessage" SET "leasedUntil" = NULL, "nextAttemptAt" = now()')
    expect(await claimAll()).toEqual([])
    expect(first).not.toBe(second)
  })

  it('what could not be sent comes again with the same id, and an address that is gone gets nothing more', async () => {
    await settleAll()
    const one = await newCase(database)
    await confirmed(one.person.id)
    await happens(one.brukare.id, { forId: one.person.id })
    expect(await compose(one.person.id)).toBe(1)
    const [message] = await claimAll()
    const id = message?.id ?? ''
    await database.notices.retryLater(id, 'another', { delayMs: 0, errorCode: 'x' })
    expect(await claimAll()).toEqual([])
    await database.notices.retryLater(id, 'w', { delayMs: 0, errorCode: '451' })
    expect(await claimAll()).toMatchObject([{ id, attempts: 2 }])
    await database.notices.failed(id, '550', true)
    expect(await database.noticeChoices.destinations(one.person.id)).toMatchObject([{ failedAt: test.time.now }])
    expect(await happens(one.brukare.id, { forId: one.person.id })).toEqual([])
  })

  it('a message of which nothing is left is not sent', async () => {
    await settleAll()
    const one = await newCase(database)
    await confirmed(one.person.id)
    await happens(one.brukare.id, { forId: one.person.id })
    expect(await compose(one.person.id)).toBe(1)
    const [message] = await claimAll()
    const settled = (message?.notices ?? []).map(({ id }) => ({ noticeId: id, outcome: 'noRight' as const }))
    await database.notices.drop(message?.id ?? '', settled)
    const where = `WHERE "personId" = '${one.person.id}'`
    expect(await test.sql(`SELECT "outcome"::text FROM "Notice" ${where}`)).toEqual([{ outcome: 'noRight' }])
    await test.sql('UPDATE "NoticeMessage" SET "leasedUntil" = NULL')
    expect(await claimAll()).toEqual([])
  })

  it('is put off, and is settled with why', async () => {
    const one = await newCase(database)
    await confirmed(one.person.id)
    await happens(one.brukare.id, { forId: one.person.id })
    const [notice] = await database.notices.waitingOf(one.person.id)
    if (notice === undefined) throw new Error('it is not there')
    await database.notices.putOff([notice.id], later(hour))
    expect(await database.notices.duePersons(test.time.now, 1000)).not.toContain(one.person.id)
    await database.notices.settle([{ noticeId: notice.id, outcome: 'seen' }])
    expect(await database.notices.waitingOf(one.person.id)).toEqual([])
    expect(await compose(one.person.id)).toBe(0)
  })
})
