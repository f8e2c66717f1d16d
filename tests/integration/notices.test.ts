import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import { databaseKinds, giveAccess, newCase, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'
import { at, noticeScene } from '../support/notice-scene'

describe.each(databaseKinds)('people are told, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })
  const setUp = (clock?: Date) => noticeScene(test, clock)
  /** The database's own clock says that what waits is due. */
  const isTime = () => test.sql('UPDATE "NoticeMessage" SET "nextAttemptAt" = now() WHERE "sentAt" IS NULL')

  it('once, of what happened within five minutes together, in words that say nothing of it', async () => {
    const { happens, workAt, address, outcomes, friend, brukare } = await setUp()
    await database.noticeChoices.saveLevel(friend.id, brukare.id, 'all')
    await happens()
    await happens('faststalld', 'f1')
    expect(await workAt(at('12:04'))).toEqual([])
    await happens('objectionAnswered', 'o2')
    const [letter, ...more] = await workAt(at('12:05'))
    expect(more).toEqual([])
    expect(letter).toMatchObject({ to: address, language: 'sv', subject: 'Något väntar på dig i Insyn' })
    expect(await workAt(at('13:00'))).toEqual([])
    expect(await outcomes()).toEqual(['told', 'told', 'told'])
  })

  it('in the morning of what can wait, and at once at night of what cannot, in the language that was chosen', async () => {
    const { happens, workAt, friend } = await setUp(at('23:00'))
    const quiet = { from: '22:00', to: '06:30' }
    await database.noticeChoices.saveTimes(friend.id, { language: 'fi', quiet, pause: null })
    await happens()
    expect(await workAt(at('23:30'))).toEqual([])
    await happens('nobodyCame', 'o2')
    expect(await workAt(at('23:31'))).toMatchObject([{ language: 'fi', subject: 'Katso Insyniin nyt' }])
    const morning = new Date('2026-11-20T06:29:00+01:00')
    expect(await workAt(morning)).toEqual([])
    expect(await workAt(new Date(morning.getTime() + 60_000))).toMatchObject([
      { subject: 'Jokin odottaa sinua Insynissä' },
    ])
  })

  it('not of what they may not see any more, have seen, do not want to be told of, or while they have paused', async () => {
    const { happens, workAt, outcomes, right, friend, brukare } = await setUp()
    const after = async (what: () => Promise<unknown>, undo: () => Promise<unknown>, nr: number) => {
      test.time.now = at('12:00')
      await happens('objectionAnswered', `o${nr}`)
      await what()
      expect(await workAt(at('12:10'))).toEqual([])
      await undo()
    }
    const { noticeChoices, opened } = database
    const close = (isOpen: boolean) => () => Promise.resolve((right.isOpen = isOpen))
    await after(close(false), close(true), 1)
    const mark = { personId: friend.id, brukareId: brukare.id, key: 'objection:o2' }
    await after(
      () => opened.mark(mark),
      () => Promise.resolve(),
      2,
    )
    const level = (to: 'none' | 'usual') => () => noticeChoices.saveLevel(friend.id, brukare.id, to)
    await after(level('none'), level('usual'), 3)
    const paused = (pause: { to: string } | null) => () =>
      noticeChoices.saveTimes(friend.id, { language: 'sv', quiet: null, pause })
    await after(paused({ to: '2026-11-19' }), paused(null), 4)
    expect(await outcomes()).toEqual(['noRight', 'notWanted', 'paused', 'seen'])
  })

  it('not about somebody with a protected identity', async () => {
    const { happens, workAt, outcomes, reference } = await setUp()
    await database.brukare.upsert('farsta', { ...reference, protectedIdentity: true })
    await happens('nobodyCame')
    expect(await workAt(at('12:10'))).toEqual([])
    expect(await outcomes()).toEqual(['protectedIdentity'])
  })

  it('again with the same id while it cannot be handed over, but not of what has come to nothing meanwhile', async () => {
    const { happens, workAt, answer, right, outcomes } = await setUp()
    await happens()
    answer.next = { ok: false, why: 'later', isAddress: false, code: '451' }
    const [first] = await workAt(at('12:05'))
    expect(await workAt(at('12:06'))).toEqual([])
    await isTime()
    const [second] = await workAt(at('12:07'))
    expect(second?.id).toBe(first?.id)
    right.isOpen = false
    await isTime()
    answer.next = { ok: true }
    expect(await workAt(at('12:08'))).toEqual([])
    expect(await outcomes()).toEqual(['noRight'])
  })

  it('no more at an address that is gone, and that is told', async () => {
    const { happens, workAt, answer, friend } = await setUp()
    await happens()
    answer.next = { ok: false, why: 'never', isAddress: true, code: '550' }
    expect(await workAt(at('12:05'))).toHaveLength(1)
    await happens('nobodyCame', 'o9')
    expect(await workAt(at('12:06'))).toEqual([])
    expect(await database.noticeChoices.destinations(friend.id)).toMatchObject([{ failedAt: at('12:05') }])
  })

  it('not of what is a week old, and of others also while it cannot be known of one', async () => {
    const { happens, workAt, right, outcomes } = await setUp()
    await happens()
    right.fails = true
    expect(await workAt(at('12:05'))).toEqual([])
    right.fails = false
    expect(await workAt(at('12:05'))).toEqual([])
    expect(await workAt(at('12:06'))).toHaveLength(1)
    await happens('nobodyCame', 'o7')
    expect(await workAt(new Date('2026-11-27T12:00:00+01:00'))).toEqual([])
    expect(await outcomes()).toEqual(['told'])
  })

  it('of an answer, of nobody having come and of access by whatever leads to it', async () => {
    await setUp()
    const one = await newCase(database)
    const friend = await database.persons.findOrCreate({
      number: newNumber(),
      name: 'Vän',
      isCoordinationNumber: false,
    })
    const given = await giveAccess(database, {
      ...{ kind: 'anhorig', personId: friend.id, brukareId: one.brukare.id, scopes: ['object', 'schedule:read'] },
      ...{ validFrom: '2026-11-19', validTo: null, givenBy: one.person.id },
    })
    const about = { id: given.id, brukareId: one.brukare.id, at: 'everywhere', doer: one.doer } as const
    await database.representations.limit({ ...about, scopes: ['object'], validTo: null })
    await database.representations.revoke(about)
    const events = (await database.notices.unspread(100)).filter(({ brukareId }) => brukareId === one.brukare.id)
    const told = { forId: friend.id, byId: one.person.id, resourceId: given.id }
    // What happens in one moment has no order.
    expect(events.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toMatchObject([
      { kind: 'accessChanged', ...told },
      { kind: 'accessOffered', ...told },
      { kind: 'accessWithdrawn', ...told },
    ])
  })
})
