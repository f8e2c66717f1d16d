import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import type { Channel, Found, Letter, SendOutcome } from '~/services/notices/channel.server'
import { createDigitalPost } from '~/services/notices/digital-post.server'
import { createMessagingClient } from '~/services/notices/messaging.server'
import { createReports } from '~/services/notices/reports.server'
import { reportToken } from '~/services/notices/sms.server'
import { createTelling } from '~/services/notices/telling.server'
import { createNoticeWorker } from '~/services/notices/worker.server'
import { signInPersons } from '../../sandbox/data/cast'
import { databaseKinds, newCase, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'
import { startTestPost } from '../support/post'

const at = (clock: string) => new Date(`2026-11-19T${clock}:00+01:00`)
const silent = { error: () => undefined, warn: () => undefined, info: () => undefined }
const secret = 'a-secret-of-the-account'

describe.each(databaseKinds)('what must not come twice, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  /** Somebody with a telephone, a service that answers as it is told, and workers that tell. */
  const setUp = async () => {
    test.time.now = at('12:00')
    const letters: Letter[] = []
    const says: { next: SendOutcome; found: Found; fate: Awaited<ReturnType<Channel['fateOf']>> } = {
      ...{ next: { ok: true, handle: 's1', isFollowed: true }, found: { is: 'notNow' }, fate: 'underWay' },
    }
    const channel: Channel = {
      ...{ channel: 'sms', isOnce: true, close: () => undefined },
      send: (letter) => {
        letters.push(letter)
        return Promise.resolve(says.next)
      },
      find: () => Promise.resolve(says.found),
      fateOf: () => Promise.resolve(says.fate),
    }
    const one = await newCase(database)
    const judge = () => Promise.resolve(null)
    const telling = createTelling({ database, judge, clock: () => test.time.now, logger: silent })
    const newWorker = (via: Channel = channel) =>
      createNoticeWorker({
        ...{ database, telling, judge, channels: [via], origin: 'https://insyn.example', logger: silent },
      })
    const address = `+4670${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, '0')}`
    const { id } = await database.noticeChoices.addOwn({ personId: one.person.id, channel: 'sms', address })
    await test.sql('DELETE FROM "NoticeEvent"')
    let nr = 0
    const happens = async () => {
      nr += 1
      await database.notices.add({
        ...{ key: `nobodyCame:${nr}:${one.brukare.id}`, kind: 'nobodyCame', brukareId: one.brukare.id },
        ...{ providerId: 'farsta', resourceId: `o${nr}`, forId: one.person.id, byId: null },
      })
    }
    const work = async (worker = newWorker()) => {
      for (let rounds = 0; (await worker.work()) > 0 && rounds < 10; rounds++);
      return letters.splice(0).length
    }
    const rows = async () =>
      test.sql(`SELECT m.* FROM "NoticeMessage" m WHERE m."destinationId" = '${id}' ORDER BY m."createdAt", m."id"`)
    const failedAt = async () => (await database.noticeChoices.destinations(one.person.id))[0]?.failedAt ?? null
    return { ...one, destinationId: id, says, channel, newWorker, happens, work, rows, failedAt }
  }
  /** A minute has passed by the database's clock. */
  const later = () =>
    test.sql(`UPDATE "NoticeMessage" SET "nextAttemptAt" = now(), "startedAt" = "startedAt" - interval '2 minutes',
      "leasedUntil" = "leasedUntil" - interval '2 minutes', "checkAt" = now() WHERE "failedAt" IS NULL`)

  it('is handed over once, and is asked how it went', async () => {
    const { happens, work, rows, says } = await setUp()
    await happens()
    expect(await work()).toBe(1)
    expect(await rows()).toMatchObject([{ handle: 's1', startedAt: null, deliveredAt: null, failedAt: null }])
    says.fate = 'arrived'
    await later()
    expect(await work()).toBe(0)
    const [row] = await rows()
    expect(row?.deliveredAt).not.toBeNull()
    expect(row?.checkAt).toBeNull()
  })

  it('is looked for when its answer was lost, and sent again only if it was not taken', async () => {
    const { happens, work, rows, says } = await setUp()
    says.next = { ok: false, why: 'unsure', isAddress: false, code: 'TimeoutError' }
    await happens()
    expect(await work()).toBe(1)
    expect(await work()).toBe(0)
    // It is asked, and cannot be said now.
    await later()
    expect(await work()).toBe(0)
    says.found = { is: 'taken', handle: 's7' }
    await later()
    expect(await work()).toBe(0)
    const [row] = await rows()
    expect(row).toMatchObject({ handle: 's7', failedAt: null })
    expect(row?.sentAt).not.toBeNull()

    await happens()
    expect(await work()).toBe(1)
    says.found = { is: 'notTaken' }
    says.next = { ok: true, handle: 's8' }
    await later()
    expect(await work()).toBe(1)
    expect((await rows())[1]).toMatchObject({ handle: 's8', failedAt: null })
  })

  it('is given up when nobody can say whether it was taken', async () => {
    const { happens, work, rows, says, failedAt } = await setUp()
    says.next = { ok: false, why: 'unsure', isAddress: false, code: 'TimeoutError' }
    says.found = { is: 'never' }
    await happens()
    expect(await work()).toBe(1)
    await later()
    expect(await work()).toBe(0)
    expect(await rows()).toMatchObject([{ lastErrorCode: 'unsure', sentAt: null }])
    expect(await failedAt()).toBeNull()
  })

  it('is sent again at once when it certainly was not taken', async () => {
    const { happens, work, says, rows } = await setUp()
    says.next = { ok: false, why: 'later', isAddress: false, code: '503' }
    await happens()
    expect(await work()).toBe(1)
    expect(await rows()).toMatchObject([{ startedAt: null, lastErrorCode: '503' }])
    says.next = { ok: true, handle: 's1' }
    await later()
    expect(await work()).toBe(1)
  })

  it('is not handed over again by a process that finds it begun by one that died', async () => {
    const { happens, work, newWorker, channel, says, rows } = await setUp()
    await happens()
    // It is handed over, and its process dies before it is written down.
    const dies = { ...channel, send: () => new Promise<SendOutcome>(() => undefined) }
    void newWorker(dies).work()
    for (let waited = 0; waited < 100 && (await rows())[0]?.startedAt == null; waited++) {
      await new Promise((done) => setTimeout(done, 20))
    }
    expect(await work()).toBe(0)
    says.found = { is: 'taken', handle: 's9' }
    await later()
    expect(await work()).toBe(0)
    expect(await rows()).toMatchObject([{ handle: 's9' }])
  })

  it('is written down as begun by whoever has it, and nobody else', async () => {
    const { happens, newWorker, channel } = await setUp()
    await happens()
    await newWorker({
      ...channel,
      send: () => Promise.resolve({ ok: false, why: 'later', isAddress: false, code: 'x' }),
    }).work()
    await test.sql('UPDATE "NoticeMessage" SET "nextAttemptAt" = now() WHERE "sentAt" IS NULL AND "failedAt" IS NULL')
    const [message] = await database.notices.claim('me', 10_000, 50)
    const { id = '' } = message ?? {}
    expect(await database.notices.begin(id, 'another')).toBe(false)
    expect(await database.notices.begin(id, 'me')).toBe(true)
    await test.sql(`UPDATE "NoticeMessage" SET "leasedUntil" = now() WHERE "id" = '${id}'`)
    expect(await database.notices.begin(id, 'me')).toBe(false)
    await database.notices.failed(id, 'x', false)
  })

  it('marks a number to which two in a row have not arrived, and no number for one', async () => {
    const { happens, work, rows, failedAt } = await setUp()
    const takeReport = createReports({ secret, database, logger: silent })
    const report = async (status: string, nr: number, id = `s${nr}`) => {
      const messageId = String((await rows())[nr - 1]?.id)
      return takeReport(reportToken(secret, messageId), { id, status })
    }
    const send = async (nr: number) => {
      await happens()
      expect(await work()).toBe(1)
      await test.sql(
        `UPDATE "NoticeMessage" SET "handle" = 's${nr}' WHERE "id" = '${String((await rows())[nr - 1]?.id)}'`,
      )
    }
    await send(1)
    expect(await report('failed', 1)).toBe(true)
    expect(await failedAt()).toBeNull()
    await send(2)
    expect(await report('delivered', 2)).toBe(true)
    await send(3)
    // A report about something else, or by nobody who was asked, changes nothing.
    expect(await report('failed', 3, 'other')).toBe(false)
    expect(await takeReport(reportToken('another', 'x'), { id: 's3', status: 'failed' })).toBe(false)
    expect(await report('sent', 3)).toBe(true)
    expect(await report('failed', 3)).toBe(true)
    // Said twice it is said once.
    expect(await report('failed', 3)).toBe(true)
    expect(await failedAt()).toBeNull()
    await send(4)
    expect(await report('failed', 4)).toBe(true)
    expect(await failedAt()).not.toBeNull()
    await happens()
    expect(await work()).toBe(0)
  })

  it('goes to a digital mailbox of one’s own, of adults who have one, without a code', async () => {
    const post = await startTestPost()
    const { messaging } = post
    const client = createMessagingClient(messaging)
    const digitalPost = createDigitalPost({ messaging, client, database, clock: () => test.time.now })
    const idOf = async (number: string) =>
      (await database.persons.findOrCreate({ number, name: 'Någon', isCoordinationNumber: false })).id
    const numberOf = (key: string) => signInPersons.find((person) => person.key === key)?.number ?? ''
    const pia = await idOf(numberOf('pia'))
    const { destination } = await digitalPost.add(pia)
    expect(destination).toMatchObject({ channel: 'digitalPost', confirmedAt: test.time.now, codeUntil: null })
    expect((await digitalPost.add(pia)).destination?.id).toBe(destination?.id)
    // Alva is sixteen, Zeki has a samordningsnummer, Yngve no mailbox.
    expect(await digitalPost.of(await idOf(numberOf('alva')))).toEqual({ is: 'notAllowed' })
    expect(await digitalPost.of(await idOf(numberOf('zeki')))).toEqual({ is: 'notAllowed' })
    expect(await digitalPost.add(await idOf(newNumber()))).toMatchObject({ destination: null })
    const off = createDigitalPost({ messaging: undefined, client: null, database, clock: () => test.time.now })
    expect(await off.of(pia)).toEqual({ is: 'notHere' })
    post.faults.set({ place: 'messaging', kind: 'away' })
    expect(await digitalPost.add(pia)).toEqual({ state: { is: 'unknown' }, destination: null })
    await post.close()
  })
})
