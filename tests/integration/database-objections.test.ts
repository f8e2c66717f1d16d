import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import {
  databaseKinds,
  drainOutbox,
  lodge,
  newCase,
  newReference,
  objectionOf,
  useTestDatabase,
  providerSays,
  syncOf,
  type TestDatabase,
} from '../support/databases'

describe.each(databaseKinds)('objections, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  const drain = () => drainOutbox(database)
  const lodged = () => lodge(database)

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
    const sync = syncOf(database, await read())
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
    expect(await drain()).toEqual(['objection'])
    await Promise.all([1, 2, 3].map(() => database.objections.withdraw(withdrawal)))
    const sync = syncOf(database, await read())
    await sync()
    expect((await read()).state).toBe('withdrawn')
    expect(await drain()).toEqual(['withdrawal'])
    const echo = { state: 'withdrawn' as const, at: '2026-11-19T15:05:00+01:00', by: 'brukare side' }
    await sync({ state: 'withdrawn', history: [...providerSays(await read()).history, echo] })
    expect((await read()).events.map(({ state }) => state)).toEqual(['queued', 'withdrawn', 'received'])
    await expect(database.objections.withdraw({ ...withdrawal, brukareId: 'other' })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })
})
