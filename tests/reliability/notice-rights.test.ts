import { afterAll, beforeAll, expect, it } from 'vitest'
import { noticeKinds, type NoticeKind } from '~/domain/notices/event'
import type { Scope } from '~/domain/access/representation'
import type { Channel } from '~/services/notices/channel.server'
import { createJudge } from '~/services/notices/judging.server'
import { createTelling } from '~/services/notices/telling.server'
import { createNoticeWorker } from '~/services/notices/worker.server'
import { giveAccess, newCase, newNumber, openTestDatabase, type TestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'
import { isDeep } from '../support/depth'

/** `NOTICE_EVENTS=100000 npx vitest run --project integration tests/reliability/notice-rights.test.ts` gives the figure. */
const events = Number(process.env.NOTICE_EVENTS ?? (isDeep ? 20_000 : 400))
const atATime = 100
const brukareCount = 8
const friendsEach = 3

const unread = () => Promise.reject(new Error('nothing of these is read for'))
const silent = { error: () => undefined, warn: () => undefined, info: () => undefined }
const kinds: readonly NoticeKind[] = ['nobodyCame', 'objectionAnswered', 'faststalld']

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase('server')
})
afterAll(() => test.close())

it(`tells nobody without the right when it is sent, of ${events} events`, { timeout: 7_200_000 }, async () => {
  const { database } = test
  test.time.now = new Date('2026-11-19T12:00:00+01:00')
  /** What each may see of whom, as it is now. */
  const rights = new Map<string, Set<Scope>>()
  const brukareIds: string[] = []
  const pairs: string[] = []
  for (let nr = 0; nr < brukareCount; nr++) {
    const { brukare, person } = await newCase(database)
    brukareIds.push(brukare.id)
    for (let other = 0; other < friendsEach; other++) {
      const friend = await database.persons.findOrCreate({
        ...{ number: newNumber(), name: 'Vän', isCoordinationNumber: false },
      })
      await giveAccess(database, {
        ...{ kind: 'anhorig', personId: friend.id, brukareId: brukare.id, scopes: ['object', 'reports:read'] },
        ...{ validFrom: '2026-11-19', validTo: null, givenBy: person.id },
      })
      await database.noticeChoices.addOwn({
        personId: friend.id,
        channel: 'email',
        address: `${friend.id}@post.example`,
      })
      await database.noticeChoices.saveTimes(friend.id, { language: 'sv', quiet: null, pause: null })
      pairs.push(`${friend.id} ${brukare.id}`)
    }
  }
  const sent: string[] = []
  let fails = 0
  const channel: Channel = {
    ...{ channel: 'email', isOnce: false, close: () => undefined },
    send: ({ id }) => {
      // Now and then it has to wait, and the right may be gone when it is tried again.
      if (Math.random() < 0.1) {
        fails += 1
        return Promise.resolve({ ok: false, why: 'later', isAddress: false, code: '451' })
      }
      sent.push(id)
      return Promise.resolve({ ok: true })
    },
    find: () => Promise.resolve({ is: 'never' }),
    fateOf: () => Promise.resolve('nobodySays'),
  }
  const standingRights = (personId: string, brukareId: string) => {
    const scopes = rights.get(`${personId} ${brukareId}`) ?? new Set<Scope>()
    const place = rightAt('farsta', { scopes })
    const held = scopes.size === 0 ? null : { ...place, places: [place] }
    return Promise.resolve({ rights: held, isProtected: false, unconfirmed: false })
  }
  const judge = createJudge({
    ...{
      database,
      clock: () => test.time.now,
      access: { standingRights, find: () => Promise.resolve(null), subjectsFor: unread },
    },
    provider: { listShifts: unread, listDocuments: unread, getBrukare: unread, providers: [] },
    waiting: unread,
  })
  const telling = createTelling({ database, judge, clock: () => test.time.now, logger: silent })
  const worker = createNoticeWorker({
    ...{ database, telling, judge, channels: [channel], origin: 'https://insyn.example', logger: silent },
  })
  await test.sql('DELETE FROM "NoticeEvent"')

  let wrong = 0
  let told = 0
  for (let nr = 0; nr < events;) {
    for (const pair of pairs) {
      const scopes: Scope[] = ['object', 'reports:read']
      rights.set(pair, new Set(scopes.filter(() => Math.random() < 0.5)))
    }
    for (let one = 0; one < atATime && nr < events; one++, nr++) {
      const kind = kinds[nr % kinds.length] ?? 'nobodyCame'
      const brukareId = brukareIds[Math.floor(Math.random() * brukareIds.length)] ?? ''
      const about = { brukareId, providerId: 'farsta', resourceId: `o${nr}`, forId: null, byId: null }
      await database.notices.add({ key: `${kind}:${nr}`, kind, ...about })
    }
    test.time.now = new Date(test.time.now.getTime() + 6 * 60_000)
    await test.sql('UPDATE "NoticeMessage" SET "nextAttemptAt" = now() WHERE "sentAt" IS NULL AND "failedAt" IS NULL')
    while ((await worker.work()) > 0);
    const rows = await test.sql(
      `SELECT m."id", d."personId", e."brukareId", e."kind"::text AS "kind" FROM "NoticeMessage" m
        JOIN "NoticeDestination" d ON d."id" = m."destinationId" JOIN "NoticeInMessage" i ON i."messageId" = m."id"
        JOIN "Notice" n ON n."id" = i."noticeId" JOIN "NoticeEvent" e ON e."id" = n."eventId" WHERE m."id" = ANY($1)`,
      [sent.splice(0)],
    )
    // A letter says nothing of what it is about: it is right when its reader may see one of the things now.
    const byMessage = new Map<string, boolean>()
    for (const { id, personId, brukareId, kind } of rows) {
      const { scope } = noticeKinds[kinds.find((it) => it === kind) ?? 'nobodyCame']
      const isRight = scope !== null && rights.get(`${String(personId)} ${String(brukareId)}`)?.has(scope) === true
      byMessage.set(String(id), isRight || byMessage.get(String(id)) === true)
    }
    told += rows.length
    wrong += [...byMessage.values()].filter((isRight) => !isRight).length
  }
  console.info(`notices ${JSON.stringify({ events, told, wrong, triedAgain: fails })}`)
  expect(told).toBeGreaterThan(events / 10)
  expect(wrong).toBe(0)
})
