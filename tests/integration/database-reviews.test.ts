import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import { databaseKinds, newCase, useTestDatabase, type TestDatabase } from '../support/databases'

describe.each(databaseKinds)('reviews, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  it('are kept, sent once, and logged; the same word twice is one', async () => {
    const { brukare, doer, place } = await newCase(database)
    const review = {
      ...{ brukareId: brukare.id, place, month: '2026-10', timeReportId: 'rep-1', action: 'reviewed' as const },
      ...{ seen: 'rep-1:1', name: 'Greta Malm', doer },
    }
    const both = await Promise.all([database.reviews.submit(review), database.reviews.submit(review)])
    expect(both.sort()).toEqual([false, true])
    const where = { brukareIds: [brukare.id], months: ['2026-10'] }
    const [kept, ...others] = await database.reviews.list(where)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ name: 'Greta Malm', action: 'reviewed', seen: 'rep-1:1', receivedAt: null })
    const [row] = await database.accessLog.listForBrukare(brukare.id)
    expect(row).toMatchObject({ action: 'review.submit', resourceId: kept!.id })
    const sent = await database.outbox.claim('w', 60_000, 10)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      topic: 'review',
      reviewId: kept!.id,
      body: { month: '2026-10', timeReportId: 'rep-1', action: 'reviewed', name: 'Greta Malm' },
    })
    await database.transaction(async ({ outbox, reviews }) => {
      await outbox.delivered(sent[0]!.id)
      await reviews.received(kept!.id, 'rev-1')
    })
    expect((await database.reviews.list(where))[0]?.receivedAt).toEqual(test.time.now)
    const later = () => (test.time.now = new Date(test.time.now.getTime() + 1000))
    later()
    // Another version is another word; and only what was said can be taken back.
    expect(await database.reviews.submit({ ...review, seen: 'rep-1:2' })).toBe(true)
    later()
    expect(await database.reviews.submit({ ...review, action: 'undone' })).toBe(true)
    later()
    expect(await database.reviews.submit({ ...review, action: 'undone' })).toBe(false)
    expect(await database.reviews.submit({ ...review, timeReportId: null, action: 'undone' })).toBe(false)
    expect((await database.reviews.list(where)).map(({ action }) => action)).toHaveLength(3)
    // The provider does not take that it was taken back: it can be taken back again, once.
    await database.reviews.refused((await database.reviews.list(where)).at(-1)!.id, 'http-422')
    expect((await database.reviews.list(where)).at(-1)).toMatchObject({ refusedAt: test.time.now })
    later()
    expect(await database.reviews.submit({ ...review, action: 'undone' })).toBe(true)
    expect(await database.reviews.submit({ ...review, action: 'undone' })).toBe(false)
    // Nor that it is reviewed: that can be said again, of the same versions.
    later()
    expect(await database.reviews.submit({ ...review, seen: 'rep-1:3' })).toBe(true)
    expect(await database.reviews.submit({ ...review, seen: 'rep-1:3' })).toBe(false)
    await database.reviews.refused((await database.reviews.list(where)).at(-1)!.id, 'http-422')
    later()
    expect(await database.reviews.submit({ ...review, seen: 'rep-1:3' })).toBe(true)
    expect(await database.reviews.list({ ...where, months: ['2026-09'] })).toEqual([])
  })

  it('have names that cannot be read in the database', async () => {
    await newCase(database)
    const rows = await test.sql('SELECT "sealedName" FROM "Review"')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(String(row.sealedName)).toMatch(/^v1\./)
  })
})
