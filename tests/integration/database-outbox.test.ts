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

  it('gives out the oldest of each brukare only, and the next when it is settled', async () => {
    const [a, b] = [await queue(3), await queue(2)]
    const first = await database.outbox.claim('w', 60_000, 100)
    expect(first.map(({ brukareId }) => brukareId)).toEqual([a.brukare.id, b.brukare.id])
    expect(await database.outbox.claim('w', 60_000, 100)).toEqual([])
    expect(await database.outbox.delivered(first[0]!.id)).toBe(true)
    expect(await database.outbox.delivered(first[0]!.id)).toBe(false)
    expect(await database.outbox.refused(first[0]!.id, 'late')).toBe(false)
    const second = await database.outbox.claim('w', 60_000, 100)
    expect(second.map(({ brukareId }) => brukareId)).toEqual([a.brukare.id])
    expect(await database.outbox.refused(second[0]!.id, 'unknown-target')).toBe(true)
    expect(await database.outbox.claim('w', 60_000, 100)).toHaveLength(1)
    await database.outbox.delivered(first[1]!.id)
    expect((await database.outbox.claim('w', 60_000, 100)).map(({ brukareId }) => brukareId)).toEqual([b.brukare.id])
    expect(await database.outbox.pendingCount()).toBe(2)
  })

  it('waits as long as it was told, counts attempts, keeps the key, and holds those behind', async () => {
    await settleLeased()
    const { ids } = await queue(2)
    const [item] = await database.outbox.claim('w1', 60_000, 10)
    expect(item).toMatchObject({ attempts: 1, objectionId: ids[0] })
    expect(await database.outbox.retryLater(item!.id, 'someone else', { delayMs: 0, errorCode: 'x' })).toBe(false)
    expect(await database.outbox.retryLater(item!.id, 'w1', { delayMs: 400, errorCode: 'timeout' })).toBe(true)
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
    expect(await database.outbox.retryLater(item!.id, 'dies', { delayMs: 0, errorCode: 'late' })).toBe(false)
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

  it('is drained by workers at once: each row once, and in order for each brukare', async () => {
    await settleLeased()
    const cases = await Promise.all(Array.from({ length: 6 }, () => queue(5)))
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
          if (item.topic === 'objection') seen.push(item.objectionId)
          await wait(1)
          await portal.outbox.delivered(item.id)
        }
      }
    }
    await Promise.all(others.flatMap((portal, n) => [work(portal, `w${n}a`), work(portal, `w${n}b`)]))
    expect(seen).toHaveLength(30)
    expect(new Set(seen).size).toBe(30)
    for (const { brukare, ids } of cases) {
      const rows = await test.sql(
        'SELECT "objectionId" AS objection FROM "Outbox" WHERE "brukareId" = $1 ORDER BY "id"',
        [brukare.id],
      )
      expect(seen.filter((id) => ids.includes(id))).toEqual(rows.map(({ objection }) => objection))
    }
  })
})
