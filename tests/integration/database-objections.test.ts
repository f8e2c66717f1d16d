import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schemas as Contract } from '../../provider-api/contract'
import type { Database, ObjectionCase } from '~/database/types'
import {
  databaseKinds,
  newCase,
  newReference,
  objectionOf,
  openTestDatabase,
  type TestDatabase,
} from '../support/databases'

describe.each(databaseKinds)('objections, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await openTestDatabase(kind)
    database = test.database
  })
  afterAll(() => test.close())

  /** Sends all that waits, as a provider that takes it would have it. */
  const drain = async () => {
    const topics: string[] = []
    for (;;) {
      const items = await database.outbox.claim('drain', 60_000, 100)
      if (items.length === 0) return topics
      for (const item of items) {
        topics.push(item.topic)
        await database.outbox.delivered(item.id)
      }
    }
  }
  const lodged = async () => {
    await drain()
    const one = await newCase(database)
    const { objection } = await database.objections.submit(objectionOf(one, (await one.draftOf()).id))
    const key = { objectionId: objection.id, brukareId: one.brukare.id }
    const read = async () => (await database.objections.find({ id: objection.id, brukareId: one.brukare.id }))!
    return { ...one, objection, key, read }
  }
  const said = (one: ObjectionCase, changes: Partial<Contract['Objection']> = {}): Contract['Objection'] => ({
    ...{
      id: `prov-${one.id}`,
      reference: one.reference,
      brukareId: 'b',
      target: one.target,
      reason: one.reason,
      text: one.text,
    },
    ...{ lodgedAt: '2026-11-19T15:00:00+01:00', onBehalfOf: 'brukare', state: 'received', messages: [], answers: [] },
    ...{ receivedAt: '2026-11-19T15:01:00+01:00', answerDueBy: '2026-11-25' },
    history: [{ state: 'received', at: '2026-11-19T15:01:00+01:00', by: 'brukare side' }],
    ...changes,
  })
  const syncOf =
    (one: ObjectionCase) =>
    (changes: Partial<Contract['Objection']> = {}) =>
      database.objections.sync({ brukareId: one.brukareId, providerId: 'farsta', objection: said(one, changes) })

  it('are lodged whole: event, outbox, access log and draft in one', async () => {
    const { objection, read, doer, owner, brukare, place } = await lodged()
    expect(await read()).toMatchObject({
      ...{ state: 'queued', text: 'Ingen kom på morgonen.', lodgedBy: 'Pia Lindgren', answerDueBy: '2026-11-26' },
      ...{
        lodgedAt: test.time.now,
        receivedAt: null,
        onBehalfOf: 'brukare',
        providerObjectionId: null,
        ownVersion: null,
      },
      events: [
        { state: 'queued', at: test.time.now, source: 'portal', actor: 'Pia Lindgren', personId: doer.personId },
      ],
    })
    const [item] = await database.outbox.claim('w', 60_000, 10)
    expect(item).toMatchObject({
      topic: 'objection',
      objectionId: objection.id,
      place,
      actor: { personId: doer.personId },
    })
    expect(JSON.stringify(item?.body)).toBe(objection.sent)
    expect(item?.body).toMatchObject({ reference: objection.reference, lodgedAt: test.time.now.toISOString() })
    const [row] = await database.accessLog.listForBrukare(brukare.id)
    expect(row).toMatchObject({
      action: 'objection.submit',
      resourceId: objection.id,
      outcome: 'allowed',
      basis: 'self',
    })
    expect(await database.drafts.list(owner)).toEqual([])
  })

  it('are one per draft, however many times and at once it is submitted', async () => {
    const one = await newCase(database)
    const draft = await one.draftOf()
    const before = await database.outbox.pendingCount()
    const all = await Promise.all(
      Array.from({ length: 12 }, () => database.objections.submit(objectionOf(one, draft.id))),
    )
    const again = await database.objections.submit(objectionOf(one, draft.id))
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    expect(new Set([again, ...all].map(({ objection }) => objection.id)).size).toBe(1)
    expect(await database.outbox.pendingCount()).toBe(before + 1)
    expect(await database.accessLog.listForBrukare(one.brukare.id)).toHaveLength(1)
    const key = { id: draft.id, ...one.owner }
    expect(await database.drafts.save(key, {})).toMatchObject({
      state: 'submitted',
      draft: { submittedAs: again.objection.id },
    })
    expect(await database.drafts.delete(key)).toBe(false)
  })

  it('cannot be made of someone else’s draft, or for another brukare', async () => {
    const [mine, other] = [await newCase(database), await newCase(database)]
    const draft = await other.draftOf()
    await expect(database.objections.submit(objectionOf(mine, draft.id))).rejects.toMatchObject({ kind: 'notFound' })
    await database.objections.submit(objectionOf(other, draft.id))
    await expect(database.objections.submit(objectionOf(mine, draft.id))).rejects.toMatchObject({ kind: 'notFound' })
    expect(await database.objections.listForBrukare(mine.brukare.id)).toEqual([])
  })

  it('leave nothing behind when one part fails', async () => {
    const one = await newCase(database)
    const draft = await one.draftOf()
    const before = await database.outbox.pendingCount()
    const tooLong = { ...one.doer, requestId: 'r'.repeat(101) }
    await expect(database.objections.submit({ ...objectionOf(one, draft.id), doer: tooLong })).rejects.toThrow()
    expect(await database.objections.listForBrukare(one.brukare.id)).toEqual([])
    expect(await database.outbox.pendingCount()).toBe(before)
    expect(await database.drafts.find({ id: draft.id, ...one.owner })).toMatchObject({ submittedAs: null })
  })

  it('take another reference when one is taken', async () => {
    const { objection } = await lodged()
    const one = await newCase(database)
    const references = [objection.reference, objection.reference, newReference()]
    const submission = { ...objectionOf(one, (await one.draftOf()).id), makeReference: () => references.shift()! }
    expect((await database.objections.submit(submission)).objection.reference).not.toBe(objection.reference)
  })

  it('follow the provider, each thing once, and write nothing when nothing is new', async () => {
    const { read, doer, key } = await lodged()
    const sync = syncOf(await read())
    await drain()
    expect(await sync()).toMatchObject({ changed: true })
    expect(await sync()).toMatchObject({ changed: false })
    const answer = {
      outcome: 'rejected' as const,
      motivation: 'Passet hölls.',
      by: 'Malin Ek',
      at: '2026-11-20T09:00:00+01:00',
    }
    const history = [
      { state: 'received' as const, at: '2026-11-19T15:01:00+01:00', by: 'brukare side' },
      { state: 'rejected' as const, at: '2026-11-20T09:00:00+01:00', by: 'Malin Ek, arbetsledare' },
    ]
    await sync({ state: 'rejected', answers: [answer], history })
    const reply = { ...key, formKey: `f-${key.objectionId}`, name: 'Pia Lindgren', text: 'Det stämmer inte.', doer }
    await Promise.all([1, 2, 3].map(() => database.objections.reply({ ...reply, nextState: 'underReview' })))
    const waiting = await read()
    expect(waiting).toMatchObject({ state: 'underReview', messages: [{ text: 'Det stämmer inte.', receivedAt: null }] })

    // What the provider said before it had the reply must not undo it.
    await sync({ state: 'rejected', answers: [answer], history, receivedAt: '2026-11-19T15:01:01+01:00' })
    expect((await read()).state).toBe('underReview')
    expect(await drain()).toEqual(['message'])
    const messages = [
      {
        id: 'm1',
        from: 'person' as const,
        name: 'Pia Lindgren',
        text: 'Det stämmer inte.',
        at: '2026-11-20T10:00:00+01:00',
      },
      {
        id: 'm2',
        from: 'provider' as const,
        name: 'Malin Ek',
        text: 'Vi ser på det.',
        at: '2026-11-20T11:00:00+01:00',
      },
    ]
    const reopened = [
      ...history,
      { state: 'underReview' as const, at: '2026-11-20T10:00:00+01:00', by: 'brukare side' },
    ]
    await sync({ state: 'underReview', answers: [answer], history: reopened, messages })
    await Promise.all([1, 2].map(() => sync({ state: 'closed', answers: [answer], history: reopened, messages })))
    const after = await read()
    expect(after.events.map(({ state, source }) => `${source} ${state}`)).toEqual([
      'portal queued',
      'provider received',
      'provider rejected',
      'portal underReview',
    ])
    expect(after.messages).toMatchObject([
      { id: waiting.messages[0]!.id, side: 'person', receivedAt: new Date('2026-11-20T09:00:00Z') },
      { side: 'provider', text: 'Vi ser på det.' },
    ])
    expect(after.answers).toEqual([{ ...answer, at: new Date(answer.at) }])
    expect(after).toMatchObject({ state: 'closed', answerDueBy: '2026-11-25', syncedAt: test.time.now })
  })

  it('are withdrawn at once, once, and told to the provider', async () => {
    const { read, doer, key } = await lodged()
    const withdrawal = { ...key, name: 'Pia Lindgren', text: null, doer }
    await Promise.all([1, 2, 3].map(() => database.objections.withdraw(withdrawal)))
    const sync = syncOf(await read())
    await sync()
    expect((await read()).state).toBe('withdrawn')
    expect(await drain()).toEqual(['objection', 'withdrawal'])
    const echo = { state: 'withdrawn' as const, at: '2026-11-19T15:05:00+01:00', by: 'brukare side' }
    await sync({ state: 'withdrawn', history: [...said(await read()).history, echo] })
    expect((await read()).events.map(({ state }) => state)).toEqual(['queued', 'withdrawn', 'received'])
    await expect(database.objections.withdraw({ ...withdrawal, brukareId: 'other' })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })

  it('that the provider refuses are kept and can be sent again, under the same reference', async () => {
    const { objection, read, doer, key } = await lodged()
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
    const { read, brukare } = await lodged()
    const elsewhere = { ...said(await read()), id: 'prov-elsewhere', reference: 'TEL-000001', lodgedBy: 'Omar Haddad' }
    const from = { brukareId: brukare.id, providerId: 'farsta', objection: elsewhere }
    const both = await Promise.all([database.objections.sync(from), database.objections.sync(from)])
    expect(both[0].id).toBe(both[1].id)
    const list = await database.objections.listForBrukare(brukare.id)
    expect(list.find(({ id }) => id === both[0].id)).toMatchObject({
      personId: null,
      lodgedBy: 'Omar Haddad',
      sent: null,
    })
    expect(await database.objections.countOpen([brukare.id, 'none'])).toEqual(new Map([[brukare.id, 2]]))
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
