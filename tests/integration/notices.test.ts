import { describe, expect, it } from 'vitest'
import type { Database, NewNoticeEvent } from '~/database/types'
import type { Channel, Letter, SendOutcome } from '~/services/notices/channel.server'
import { createJudge } from '~/services/notices/judging.server'
import { createTelling } from '~/services/notices/telling.server'
import { createNoticeWorker } from '~/services/notices/worker.server'
import { databaseKinds, giveAccess, newCase, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'

const at = (clock: string) => new Date(`2026-11-19T${clock}:00+01:00`)
const silent = { error: () => undefined, warn: () => undefined, info: () => undefined }

describe.each(databaseKinds)('people are told, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  /** A worker whose letters are taken by `letters`, and a brukare with somebody who may see all of hers while `isOpen`. */
  const setUp = async (clock = at('12:00')) => {
    test.time.now = clock
    const letters: Letter[] = []
    const right = { isOpen: true, fails: false }
    const answer: { next: SendOutcome } = { next: { ok: true } }
    const channel: Channel = {
      channel: 'email',
      send: (letter) => {
        letters.push(letter)
        return Promise.resolve(answer.next)
      },
      close: () => undefined,
    }
    const one = await newCase(database)
    const friend = await database.persons.findOrCreate({
      number: newNumber(),
      name: 'Vän',
      isCoordinationNumber: false,
    })
    await giveAccess(database, {
      ...{ kind: 'anhorig', personId: friend.id, brukareId: one.brukare.id, scopes: ['object'] },
      ...{ validFrom: '2026-11-19', validTo: null, givenBy: one.person.id },
    })
    const place = rightAt('farsta', { scopes: new Set(['object', 'reports:read']) })
    const rightsOf = () => {
      if (right.fails) return Promise.reject(new Error('not now'))
      return Promise.resolve(right.isOpen ? { ...place, places: [place] } : null)
    }
    const judge = createJudge({ database, access: { rightsOf } })
    const telling = createTelling({ database, judge, clock: () => test.time.now, logger: silent })
    const worker = createNoticeWorker({
      ...{ database, telling, judge, channels: [channel], origin: 'https://insyn.example', logger: silent },
    })
    const address = `${friend.id}@post.example`
    const added = { personId: friend.id, channel: 'email', address, code: '1', codeUntil: at('23:59') } as const
    const { id } = await database.noticeChoices.addDestination(added)
    await database.noticeChoices.confirm({ personId: friend.id, id, code: '1' })
    // What came about by making this scene is no news.
    await test.sql('DELETE FROM "NoticeEvent"')
    const happens = async (what: NewNoticeEvent['kind'] = 'objectionAnswered', resourceId = 'o1') => {
      const about = { brukareId: one.brukare.id, providerId: 'farsta', resourceId, forId: null, byId: one.person.id }
      await database.notices.add({ key: `${what}:${resourceId}:${one.brukare.id}`, kind: what, ...about })
    }
    const workAt = async (when: Date) => {
      test.time.now = when
      for (let rounds = 0; (await worker.work()) > 0; rounds++) expect(rounds).toBeLessThan(20)
      return letters.splice(0)
    }
    const outcomes = async () =>
      (await test.sql('SELECT "outcome"::text FROM "Notice" ORDER BY 1')).map(({ outcome }) => outcome)
    return { ...one, friend, address, destinationId: id, right, answer, happens, workAt, outcomes }
  }
  /** The database's own clock says that what waits is due. */
  const isTime = () => test.sql('UPDATE "NoticeMessage" SET "nextAttemptAt" = now() WHERE "sentAt" IS NULL')

  it('once, of what happened within five minutes together, in words that say nothing of it', async () => {
    const { happens, workAt, address, outcomes } = await setUp()
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
