import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import {
  databaseKinds,
  lodge,
  newCase,
  providerSays,
  syncOf,
  useTestDatabase,
  type TestDatabase,
} from '../support/databases'

describe.each(databaseKinds)('objections that went another way, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  it('that the provider refuses are kept and can be sent again, under the same reference', async () => {
    const { objection, read, doer, key, owner } = await lodge(database)
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
    const draft = { draftId: (await database.drafts.create({ kind: 'objection', ...owner, values: {} })).id }
    const again = { ...key, draft, content, lodgedBy: 'Gun Gode', doer: { ...doer, role: 'godMan' as const } }
    expect(await Promise.all([1, 2].map(() => database.objections.resend(again)))).toEqual([true, true])
    expect(await read()).toMatchObject({ state: 'queued', refusalCode: null, text: 'Nytt' })
    // The one who sends it is the one who lodged it; another draft of the same comes too late, and is kept.
    expect(await read()).toMatchObject({ lodgedBy: 'Gun Gode', onBehalfOf: 'godMan' })
    const late = { draftId: (await database.drafts.create({ kind: 'objection', ...owner, values: {} })).id }
    expect(await database.objections.resend({ ...again, draft: late })).toBe(false)
    expect((await database.drafts.list(owner)).map(({ id }) => id)).toEqual([late.draftId])
    const sent = await database.outbox.claim('w', 60_000, 10)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ body: { reference: objection.reference, text: 'Nytt', target: content.target } })
    expect(sent[0]).toMatchObject({ body: { lodgedBy: 'Gun Gode', onBehalfOf: 'godMan' } })
    expect(sent[0]?.idempotencyKey).not.toBe(first?.idempotencyKey)
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

  it('are not as an answer says that was overtaken on its way', async () => {
    const one = await lodge(database)
    const say = syncOf(database, await one.read())
    const received = providerSays(await one.read())
    const withdrawn = { state: 'withdrawn', at: '2026-11-19T15:02:00+01:00', by: 'brukare side' } as const
    await say()
    await say({ state: 'withdrawn', history: [...received.history, withdrawn] })
    expect(await say()).toMatchObject({ changed: false })
    expect((await one.read()).state).toBe('withdrawn')
    // What the provider goes on saying is its word.
    test.time.now = new Date(test.time.now.getTime() + 31_000)
    await say()
    expect((await one.read()).state).toBe('received')
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
