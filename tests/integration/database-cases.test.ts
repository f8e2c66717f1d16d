import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import { databaseKinds, lodge, newCase, useTestDatabase, providerSays, type TestDatabase } from '../support/databases'

describe.each(databaseKinds)('objections that went another way, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  it('that the provider refuses are kept and can be sent again, under the same reference', async () => {
    const { objection, read, doer, key } = await lodge(database)
    const [first] = await database.outbox.claim('w', 60_000, 1)
    await database.transaction(async ({ outbox, objections }) => {
      await outbox.refused(first!.id, 'unknown-target')
      await objections.refused(objection.id, 'unknown-target')
    })
    expect(await read()).toMatchObject({ state: 'needsAttention', refusalCode: 'unknown-target' })
    const content = {
      target: { type: 'shift' as const, shiftIds: ['shf-2'] },
      reason: 'other' as const,
      ownVersion: null,
      text: 'Nytt',
    }
    await Promise.all([1, 2].map(() => database.objections.resend({ ...key, content, doer })))
    expect(await read()).toMatchObject({ state: 'queued', refusalCode: null, text: 'Nytt' })
    const again = await database.outbox.claim('w', 60_000, 10)
    expect(again).toHaveLength(1)
    expect(again[0]).toMatchObject({ body: { reference: objection.reference, text: 'Nytt', target: content.target } })
    expect(again[0]?.idempotencyKey).not.toBe(first?.idempotencyKey)
  })

  it('that were lodged elsewhere are taken in', async () => {
    const { read, brukare } = await lodge(database)
    const elsewhere = {
      ...providerSays(await read()),
      id: 'prov-elsewhere',
      reference: 'TEL-000001',
      lodgedBy: 'Omar Haddad',
    }
    const from = { brukareId: brukare.id, providerId: 'farsta', objection: elsewhere }
    const both = await Promise.all([database.objections.sync(from), database.objections.sync(from)])
    expect(both[0].id).toBe(both[1].id)
    const list = await database.objections.listForBrukare(brukare.id)
    expect(list.find(({ id }) => id === both[0].id)).toMatchObject({
      personId: null,
      lodgedBy: 'Omar Haddad',
      sent: null,
    })
    const page = await database.objections.listForBrukare(brukare.id, { limit: 1 })
    const rest = await database.objections.listForBrukare(brukare.id, { before: page[0]!.id })
    expect([...page, ...rest]).toEqual(list)
  })

  it('have a history that cannot be changed', async () => {
    await expect(test.sql(`UPDATE "ObjectionEvent" SET "state" = 'closed'`)).rejects.toThrow(/append-only/)
    await expect(test.sql(`DELETE FROM "ObjectionEvent"`)).rejects.toThrow(/append-only/)
  })

  it('have comments beside them, once per draft', async () => {
    const one = await newCase(database)
    const draft = await database.drafts.create({ kind: 'comment', ...one.owner, values: {} })
    const comment = {
      ...{ draftId: draft.id, brukareId: one.brukare.id, place: one.place, timeReportId: 'tr-1', rowIds: ['r1'] },
      ...{ name: 'Pia Lindgren', text: 'Tack för hjälpen.', doer: one.doer },
    }
    const all = await Promise.all([1, 2, 3, 4].map(() => database.comments.submit(comment)))
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    await database.comments.received(all[0]!.comment.id, 'c-9')
    const key = { brukareId: one.brukare.id, providerId: 'farsta', timeReportId: 'tr-1' }
    expect(await database.comments.listForReport(key)).toMatchObject([
      {
        text: 'Tack för hjälpen.',
        rowIds: ['r1'],
        providerCommentId: 'c-9',
        receivedAt: test.time.now,
        refusalCode: null,
      },
    ])
    await expect(database.comments.submit({ ...comment, draftId: (await one.draftOf()).id })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })
})
