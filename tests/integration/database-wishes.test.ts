import { describe, expect, it } from 'vitest'
import type { Database, WishCase } from '~/database/types'
import type { Contract } from '../../provider-api/contract'
import { databaseKinds, drainOutbox, newCase, useTestDatabase, wishOf, type TestDatabase } from '../support/databases'
import { rowsIn } from '../support/own-data'

const unavailable = { delayMs: 0, errorCode: 'timeout', fault: 'unavailable' } as const

const never = (wishId: string, err: unknown) => {
  throw new Error(`wish ${wishId} cannot be read`, { cause: err })
}

describe.each(databaseKinds)('wishes, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  const claim = () => database.outbox.claim('w', 60_000, 10)
  const draftOf = ({ owner }: Awaited<ReturnType<typeof newCase>>) =>
    database.drafts.create({ kind: 'wish', ...owner, values: {} })
  async function sent() {
    await drainOutbox(database)
    const one = await newCase(database)
    const { wish } = await database.wishes.submit(wishOf(one, (await draftOf(one)).id))
    const key = { wishId: wish.id, brukareId: one.brukare.id }
    const read = async (): Promise<WishCase> => {
      const found = await database.wishes.find({ id: wish.id, brukareId: one.brukare.id })
      if (found === null) throw new Error('the wish is not there')
      return found
    }
    const says = (changes: Partial<Contract['Wish']> = {}) => {
      const said: Contract['Wish'] = {
        ...{ id: `prov-${wish.id}`, brukareId: 'b', reference: wish.reference, kind: 'absence', from: '2026-11-23' },
        ...{ text: wish.text, sentAt: '2026-11-19T15:00:00+01:00', onBehalfOf: 'brukare', state: 'received' },
        ...{ receivedAt: '2026-11-19T15:01:00+01:00', answers: [] },
        ...changes,
      }
      return database.wishes.sync({ brukareId: one.brukare.id, providerId: 'farsta', wish: said })
    }
    const withdraw = () => database.wishes.withdraw({ ...key, name: 'Pia Lindgren', doer: one.doer })
    return { ...one, wish, key, read, says, withdraw }
  }
  const answer = { outcome: 'accepted', text: 'Det går bra.', by: 'Malin Ek', at: '2026-11-20T09:00:00+01:00' } as const
  const question = { ...answer, outcome: 'question', text: 'Hur länge?', at: '2026-11-19T16:00:00+01:00' } as const

  it('are sent whole: outbox, access log and draft in one, and exactly what is kept', async () => {
    const { wish, read, place, doer, brukare, owner } = await sent()
    const found = await read()
    expect(found).toMatchObject({ state: 'queued', from: '2026-11-23', to: null, answers: [], providerWishId: null })
    expect(found.events.map(({ state, actor }) => [state, actor])).toEqual([['queued', 'Pia Lindgren']])
    const [item] = await claim()
    expect(item).toMatchObject({ topic: 'wish', wishId: wish.id, place, actor: { personId: doer.personId } })
    expect(JSON.stringify(item?.body)).toBe(found.sent)
    expect(item?.body).not.toHaveProperty('about')
    const [row] = await database.accessLog.listForBrukare(brukare.id)
    expect(row).toMatchObject({ action: 'wish.submit', resourceId: wish.id, about: wish.reference })
    expect(await database.drafts.list(owner)).toEqual([])
    const [undelivered] = await database.outbox.listUndelivered([brukare.id])
    expect(undelivered).toMatchObject({ topic: 'wish', wishId: wish.id, objectionId: null })
  })

  it('are one per draft, however many times and at once it is submitted, and nobody else’s', async () => {
    const one = await newCase(database)
    const other = await newCase(database)
    const draft = await draftOf(one)
    const before = await database.outbox.pendingCount()
    await expect(database.wishes.submit(wishOf(other, draft.id))).rejects.toMatchObject({ kind: 'notFound' })
    const all = await Promise.all(Array.from({ length: 6 }, () => database.wishes.submit(wishOf(one, draft.id))))
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    expect(new Set(all.map(({ wish }) => wish.id)).size).toBe(1)
    expect(await database.outbox.pendingCount()).toBe(before + 1)
    expect(await database.wishes.listForBrukare(other.brukare.id)).toEqual([])
  })

  it('follow the provider, each answer once; a question is told as one, and then the answer', async () => {
    const { read, says, key, place } = await sent()
    await drainOutbox(database)
    expect(await says()).toMatchObject({ changed: true, id: key.wishId })
    expect(await says()).toMatchObject({ changed: false })
    await says({ state: 'question', answers: [question] })
    expect(await database.wishes.listWaiting([key.brukareId])).toMatchObject([{ state: 'question' }])
    await says({ state: 'accepted', answers: [question, answer] })
    await says({ state: 'accepted', answers: [question, answer] })
    const found = await read()
    expect(found).toMatchObject({ state: 'accepted', answers: [{ outcome: 'question' }, { text: 'Det går bra.' }] })
    expect(found.events.map(({ state }) => state)).toEqual(['queued', 'received', 'question', 'accepted'])
    expect(await database.wishes.listWaiting([key.brukareId])).toMatchObject([{ state: 'answered' }])
    expect(await database.wishes.listAcceptedAt(place, never)).toMatchObject([{ id: key.wishId }])
    expect(await database.wishes.listAcceptedAt({ ...place, providerId: 'soder' }, never)).toEqual([])
    const events = await test.sql(
      `SELECT "kind"::text AS kind FROM "NoticeEvent" WHERE "resourceId" = $1 ORDER BY "kind"::text`,
      [key.wishId],
    )
    expect(events).toEqual([{ kind: 'wishAnswered' }, { kind: 'wishQuestion' }])
    // What was on the way when the answer came is no news.
    expect(await says({ state: 'question', answers: [question] })).toMatchObject({ changed: false })
    expect((await read()).state).toBe('accepted')
  })

  it('follow an answer that is changed in place, or taken away: its words, its news and the moment it holds from', async () => {
    const { read, says, key } = await sent()
    await drainOutbox(database)
    await says({ state: 'accepted', answers: [answer] })
    const told = async () =>
      (await test.sql(`SELECT "key" FROM "NoticeEvent" WHERE "resourceId" = $1`, [key.wishId])).length
    expect(await told()).toBe(1)
    const no = { ...answer, outcome: 'declined', text: 'Nej, tyvärr.', by: 'Per Ek' } as const
    await says({ state: 'declined', answers: [no] })
    expect(await read()).toMatchObject({ state: 'declined', answers: [{ outcome: 'declined', text: 'Nej, tyvärr.' }] })
    expect(await told()).toBe(2)
    const later = { ...answer, at: '2026-11-20T10:00:00+01:00' }
    await says({ state: 'accepted', answers: [later] })
    expect((await read()).answers).toMatchObject([{ outcome: 'accepted', at: new Date(later.at) }])
    expect(await told()).toBe(3)
    await says({ state: 'accepted', answers: [{ ...later, text: 'Det går bra!' }] })
    expect((await read()).answers).toMatchObject([{ text: 'Det går bra!' }])
    expect(await told()).toBe(3)
    test.time.now = new Date(test.time.now.getTime() + 60_000)
    await says({ state: 'received', answers: [] })
    expect(await read()).toMatchObject({ state: 'received', answers: [] })
  })

  it('keep which shifts of the days were planned when they were sent, for themselves', async () => {
    await drainOutbox(database)
    const one = await newCase(database)
    const said = { ...wishOf(one, (await draftOf(one)).id), shiftIds: ['s1', 's2'] }
    const { wish } = await database.wishes.submit(said)
    expect(await database.wishes.find({ id: wish.id, brukareId: one.brukare.id })).toMatchObject({
      shiftIds: ['s1', 's2'],
    })
    expect((await claim())[0]?.body).not.toHaveProperty('shiftIds')
  })

  it('that were sent elsewhere are made of what the provider says', async () => {
    const { brukare } = await sent()
    const wish: Contract['Wish'] = {
      ...{ id: `other-${brukare.id}`, reference: 'ONS-OTHER-1', brukareId: 'b', kind: 'cancel', shiftId: 's1' },
      ...{ text: 'Nej tack.', sentAt: '2026-11-18T15:00:00+01:00', sentBy: 'Per', onBehalfOf: 'godMan' },
      ...{ state: 'declined', receivedAt: '2026-11-18T15:00:00+01:00', answers: [{ ...answer, outcome: 'declined' }] },
    }
    await database.wishes.sync({ brukareId: brukare.id, providerId: 'farsta', wish })
    const all = await database.wishes.listForBrukare(brukare.id)
    expect(all.map(({ reference, personId, sentBy }) => [reference, personId, sentBy])).toContainEqual([
      ...['ONS-OTHER-1', null],
      'Per',
    ])
  })

  it('are taken back: sent to nobody before a try, and looked for by the number after one', async () => {
    const first = await sent()
    await Promise.all([first.withdraw(), first.withdraw()])
    expect(await claim()).toEqual([])
    expect(await first.read()).toMatchObject({ state: 'withdrawn' })
    const second = await sent()
    const [tried] = await claim()
    await database.outbox.retryLater(tried!.id, 'w', unavailable)
    await second.withdraw()
    expect(await claim()).toMatchObject([
      {
        topic: 'wishWithdrawal',
        providerWishId: null,
        reference: second.wish.reference,
        body: { name: 'Pia Lindgren' },
      },
    ])
  })

  it('that are taken back stay so while that is on its way, and the provider’s word stands after', async () => {
    const { read, says, withdraw } = await sent()
    await drainOutbox(database)
    await says()
    await withdraw()
    await says({ state: 'received', text: 'as it was' })
    expect((await read()).state).toBe('withdrawn')
    const [item] = await claim()
    await database.outbox.refused(item!.id, 'http-409')
    await says({ state: 'accepted', answers: [answer] })
    expect(await read()).toMatchObject({ state: 'accepted', withdrawnAt: null })
  })

  it('that had arrived unseen are taken back when that turns out, once', async () => {
    const { read, says, withdraw } = await sent()
    const [tried] = await claim()
    await database.outbox.retryLater(tried!.id, 'w', unavailable)
    await withdraw()
    await drainOutbox(database)
    await says()
    await says({ text: 'again' })
    expect((await read()).state).toBe('withdrawn')
    expect(await drainOutbox(database)).toEqual(['wishWithdrawal'])
  })

  it('that were refused say why, and are sent again as the same wish', async () => {
    const one = await sent()
    const { wish, read, key, doer, owner } = one
    await drainOutbox(database)
    await database.wishes.refused(wish.id, 'not-offered')
    expect(await read()).toMatchObject({ state: 'needsAttention', refusalCode: 'not-offered' })
    expect(await database.wishes.listWaiting([key.brukareId])).toMatchObject([{ state: 'refused' }])
    const content = { ...wish, to: '2026-11-25', text: 'Till onsdag.' }
    const draft = { draftId: (await draftOf(one)).id }
    const again = { ...key, draft, content, sentBy: 'Gun Gode', doer: { ...doer, role: 'godMan' as const } }
    expect([await database.wishes.resend(again), await database.wishes.resend(again)]).toEqual([true, true])
    // Another draft of the same comes too late, and is kept.
    const late = await draftOf(one)
    expect(await database.wishes.resend({ ...again, draft: { draftId: late.id } })).toBe(false)
    expect((await database.drafts.list(owner)).map(({ id }) => id)).toEqual([late.id])
    const { sentBy, onBehalfOf, events } = await read()
    expect({ sentBy, onBehalfOf }).toEqual({ sentBy: 'Gun Gode', onBehalfOf: 'godMan' })
    expect(events.map(({ state, actor }) => [state, actor])).toEqual([
      ['queued', 'Pia Lindgren'],
      ['needsAttention', null],
      ['queued', 'Gun Gode'],
    ])
    expect(await read()).toMatchObject({ state: 'queued', refusalCode: null, to: '2026-11-25' })
    expect(await claim()).toMatchObject([
      { topic: 'wish', body: { reference: wish.reference, to: '2026-11-25', sentBy } },
    ])
  })

  it('are among one’s own data, and an answer is new until it has been opened', async () => {
    const { says, wish, owner, brukare, read } = await sent()
    await drainOutbox(database)
    await says({ state: 'accepted', answers: [answer] })
    const own = await rowsIn(database.ownData.wishes({ personId: owner.personId, brukareIds: [] }))
    expect(own).toEqual([await read()])
    const { wishes } = await database.opened.news(owner)
    expect(wishes).toMatchObject([{ id: wish.id, providerId: 'farsta', openedAt: null }])
    expect(brukare.id).toBe(owner.brukareId)
  })
})
