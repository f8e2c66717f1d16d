import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import { databaseKinds, newCase, objectionOf, useTestDatabase, type TestDatabase } from '../support/databases'

describe.each(databaseKinds)('the outbox, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  const queue = async (count: number) => {
    const one = await newCase(database)
    const ids: string[] = []
    // One after the other: on a server, what is sent at once comes in any order.
    for (let each = 0; each < count; each++) {
      const { id } = await one.draftOf()
      ids.push((await database.objections.submit(objectionOf(one, id))).objection.id)
    }
    return { ...one, ids }
  }
  const settleAll = async () => {
    for (;;) {
      const items = await database.outbox.claim('settle', 60_000, 1000)
      for (const { id } of items) await database.outbox.delivered(id)
      if (items.length === 0) return
    }
  }

  /** Settles also what another test left leased. */
  const settleLeased = async () => {
    await settleAll()
    await test.sql(
      'UPDATE "Outbox" SET "leasedUntil" = NULL, "nextAttemptAt" = now() WHERE "deliveredAt" IS NULL AND "refusedAt" IS NULL',
    )
    await settleAll()
  }

  /** Replies of the case, in order. */
  const replyTo = async (
    { brukare, doer }: Awaited<ReturnType<typeof queue>>,
    objectionId: string,
    texts: string[],
  ) => {
    for (const text of texts) {
      const said = { formKey: randomUUID(), name: 'Pia Lindgren', text, nextState: 'queued', doer } as const
      await database.objections.reply({ objectionId, brukareId: brukare.id, ...said })
    }
  }
  const topicsOf = async (limit = 100) =>
    (await database.outbox.claim('w', 60_000, limit)).map((item) =>
      'objectionId' in item ? item.objectionId : item.topic,
    )

  it('gives out the oldest of each matter, and the next of it when that is settled', async () => {
    const a = await queue(2)
    const [one = '', two = ''] = a.ids
    await replyTo(a, one, ['Först.', 'Sedan.'])
    const first = await database.outbox.claim('w', 60_000, 100)
    expect(first.map(({ topic }) => topic)).toEqual(['objection', 'objection'])
    expect(await database.outbox.claim('w', 60_000, 100)).toEqual([])
    expect(await database.outbox.delivered(first[0]!.id)).toBe(true)
    expect(await database.outbox.delivered(first[0]!.id)).toBe(false)
    expect(await database.outbox.refused(first[0]!.id, 'late')).toBe(false)
    const second = await database.outbox.claim('w', 60_000, 100)
    expect(second).toMatchObject([{ topic: 'message', objectionId: one, body: { text: 'Först.' } }])
    expect(await database.outbox.refused(second[0]!.id, 'unknown-target')).toBe(true)
    expect(await database.outbox.claim('w', 60_000, 100)).toMatchObject([
      { objectionId: one, body: { text: 'Sedan.' } },
    ])
    await database.outbox.delivered(first[1]!.id)
    expect(await database.outbox.claim('w', 60_000, 100)).toEqual([])
    expect(await database.outbox.pendingCount()).toBe(1)
    expect(two).not.toBe('')
  })

  it('lets what never gets through hold up only its own matter: not others of the same brukare', async () => {
    await settleLeased()
    const a = await queue(3)
    await replyTo(a, a.ids[0]!, ['Den här väntar.'])
    const [stuck] = await database.outbox.claim('w', 60_000, 1)
    expect(stuck).toMatchObject({ objectionId: a.ids[0] })
    await database.outbox.retryLater(stuck!.id, 'w', { delayMs: 60_000, errorCode: 'http-302', fault: 'broken' })
    expect(await topicsOf()).toEqual([a.ids[1], a.ids[2]])
    const waiting = await database.outbox.listUndelivered([a.brukare.id])
    expect(waiting).toMatchObject([
      { topic: 'objection', objectionId: a.ids[0], tries: 1, fault: 'broken', since: test.time.now },
      { objectionId: a.ids[1], tries: 1, fault: null },
      { objectionId: a.ids[2], tries: 1, fault: null },
    ])
  })

  it('keeps reviews of a month in order, and those of another month apart', async () => {
    await settleLeased()
    const { brukare, place, doer } = await newCase(database)
    const said = { brukareId: brukare.id, place, timeReportId: null, seen: 'r1:1', name: 'Pia Lindgren', doer }
    for (const action of ['reviewed', 'undone'] as const) {
      await database.reviews.submit({ ...said, month: '2026-09', action })
      test.time.now = new Date(test.time.now.getTime() + 1000)
    }
    await database.reviews.submit({ ...said, month: '2026-10', action: 'reviewed' })
    const first = await database.outbox.claim('w', 60_000, 100)
    expect(first).toMatchObject([{ body: { month: '2026-09' } }, { body: { month: '2026-10' } }])
    await database.outbox.delivered(first[0]!.id)
    const next = await database.outbox.claim('w', 60_000, 100)
    expect(next).toMatchObject([{ body: { month: '2026-09', action: 'undone' } }])
  })

  it('takes one of each brukare before a second of anyone, and keeps to the lane it is given', async () => {
    await settleLeased()
    const many = await queue(5)
    const [b, c] = [await queue(1), await queue(1)]
    const first = await database.outbox.claim('w', 60_000, 3)
    expect(first.map(({ brukareId }) => brukareId).sort()).toEqual([many, b, c].map(({ brukare }) => brukare.id).sort())
    expect(await database.outbox.claim('w', 60_000, 9, { providerId: 'soder' })).toEqual([])
    expect(await database.outbox.claim('w', 60_000, 9, { exceptProviderIds: ['soder', 'farsta'] })).toEqual([])
    expect(await database.outbox.claim('w', 60_000, 1, { providerId: 'farsta' })).toHaveLength(1)
    expect(await database.outbox.claim('w', 60_000, 1, { exceptProviderIds: ['soder'] })).toHaveLength(1)
    // What has been tried waits behind what has not.
    await settleLeased()
    const tried = await queue(1)
    const [item] = await database.outbox.claim('w', 60_000, 1)
    await database.outbox.retryLater(item!.id, 'w', { delayMs: 0, errorCode: 'timeout', fault: 'unavailable' })
    const fresh = await queue(1)
    expect(await topicsOf(1)).toEqual(fresh.ids)
    expect(await topicsOf(1)).toEqual(tried.ids)
  })

  it('waits as long as it was told, counts attempts, keeps the key, and holds those behind', async () => {
    await settleLeased()
    const one = await queue(1)
    const { ids } = one
    await replyTo(one, ids[0]!, ['Den väntar på det första.'])
    const [item] = await database.outbox.claim('w1', 60_000, 10)
    expect(item).toMatchObject({ attempts: 1, objectionId: ids[0] })
    expect(
      await database.outbox.retryLater(item!.id, 'someone else', { delayMs: 0, errorCode: 'x', fault: 'unavailable' }),
    ).toBe(false)
    expect(
      await database.outbox.retryLater(item!.id, 'w1', { delayMs: 400, errorCode: 'timeout', fault: 'unavailable' }),
    ).toBe(true)
    expect(await database.outbox.claim('w1', 60_000, 10)).toEqual([])
    await wait(450)
    const [again] = await database.outbox.claim('w2', 60_000, 10)
    expect(again).toMatchObject({ id: item!.id, attempts: 2, idempotencyKey: item!.idempotencyKey })
  })

  it('gives out again what a worker that died had leased', async () => {
    await settleLeased()
    await queue(1)
    const [item] = await database.outbox.claim('dies', 200, 10)
    expect(await database.outbox.claim('w', 60_000, 10)).toEqual([])
    await wait(250)
    expect(await database.outbox.claim('w', 60_000, 10)).toMatchObject([{ id: item!.id, attempts: 2 }])
    expect(
      await database.outbox.retryLater(item!.id, 'dies', { delayMs: 0, errorCode: 'late', fault: 'unavailable' }),
    ).toBe(false)
  })

  it('says how many wait and how long the oldest has', async () => {
    await settleLeased()
    expect(await database.outbox.oldestPending()).toBeNull()
    await queue(2)
    await wait(30)
    const oldest = await database.outbox.oldestPending()
    expect(oldest?.ageMs).toBeGreaterThanOrEqual(29)
    expect(Math.abs(Date.now() - oldest!.createdAt.getTime())).toBeLessThan(60_000)
    expect(await database.outbox.pendingCount()).toBe(2)
    expect(await database.outbox.pendingCount('soder')).toBe(0)
  })

  it('never loses a row: what is settled stays, what waits is not removed', async () => {
    await expect(test.sql('DELETE FROM "Outbox"')).rejects.toThrow(/refused/)
    await expect(test.sql('TRUNCATE "Outbox"')).rejects.toThrow(/append-only/)
    await expect(test.sql(`UPDATE "Outbox" SET "deliveredAt" = NULL WHERE "deliveredAt" IS NOT NULL`)).rejects.toThrow(
      /refused/,
    )
  })

  it('is not stopped by a row whose key is missing', async () => {
    await settleLeased()
    await queue(1)
    const stranger = test.withOtherKeys()
    expect(await stranger.outbox.claim('w', 60_000, 10)).toEqual([])
    expect(await database.outbox.pendingCount()).toBe(1)
    await test.sql('UPDATE "Outbox" SET "nextAttemptAt" = now() WHERE "deliveredAt" IS NULL AND "refusedAt" IS NULL')
    expect(await database.outbox.claim('w', 60_000, 10)).toMatchObject([{ attempts: 2 }])
  })

  it('is drained by workers at once: each row once, and in order within each matter', async () => {
    await settleLeased()
    const cases = await Promise.all(Array.from({ length: 6 }, () => queue(1)))
    await Promise.all(cases.map((one) => replyTo(one, one.ids[0]!, ['1', '2', '3', '4'])))
    const seen: string[] = []
    const others = kind === 'server' ? [await test.another(), await test.another()] : [database, database]
    let misses = 0
    const work = async (portal: Database, name: string) => {
      while (misses < 40 && seen.length < 30) {
        const items = await portal.outbox.claim(name, 60_000, 2)
        if (items.length === 0) {
          misses += 1
          await wait(5)
        }
        for (const item of items) {
          seen.push(item.id)
          await wait(1)
          await portal.outbox.delivered(item.id)
        }
      }
    }
    await Promise.all(others.flatMap((portal, n) => [work(portal, `w${n}a`), work(portal, `w${n}b`)]))
    expect(seen).toHaveLength(30)
    expect(new Set(seen).size).toBe(30)
    for (const { brukare } of cases) {
      const rows = await test.sql('SELECT "id"::text AS id FROM "Outbox" WHERE "brukareId" = $1 ORDER BY "id"', [
        brukare.id,
      ])
      const ids = rows.map(({ id }) => String(id))
      expect(seen.filter((id) => ids.includes(id))).toEqual(ids)
    }
  })
})
