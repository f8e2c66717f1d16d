/** Wishes, from the portal to the desk and back, and what a yes does to the schedule. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseShift } from '../../../app/domain/schedule/shift'
import { isMissed } from '../../../app/domain/schedule/state'
import { isLate } from '../../../app/domain/notices/late'
import { dayAfter } from '../../../app/domain/time/time'
import type { NewWish, Wish } from '../../../provider-api/contract'
import { brukareIdOf, shiftIdOf } from '../world/shifts'
import { firstArbetsledare } from '../world/staff'
import { anchor, at, must, openTestProvider, pia, piaShift, readShift, write } from './test-provider'
import type { TestProvider } from './test-provider'

let test: TestProvider
let number = 0
const contract = () => test.farsta.contract
const desk = () => test.farsta.desk
const by = firstArbetsledare('farsta').id

beforeAll(async () => {
  test = await openTestProvider()
}, 180_000)
afterAll(() => test.close())

const wish = (rest: Partial<NewWish> & Pick<NewWish, 'kind'>): NewWish => {
  number += 1
  const sentAt = `${anchor}T09:59:00+01:00`
  return { reference: `ONS-TEST-${number}`, text: 'Jag vill det.', sentAt, onBehalfOf: 'brukare', ...rest }
}

async function send(rest: Partial<NewWish> & Pick<NewWish, 'kind'>): Promise<Wish> {
  const result = await contract().sendWish(pia, write(wish(rest)))
  if (!result.ok) throw new Error(result.title)
  return result.data
}

describe('a wish', () => {
  it('is kept once for a key, is in the list and the feed, and changes nothing by itself', async () => {
    const shiftId = piaShift('night', 1)
    const before = await readShift(test.farsta, shiftId)
    const body = wish({ kind: 'cancel', shiftId })
    const key = randomUUID()
    const [first, second] = await Promise.all([
      contract().sendWish(pia, write(body, key)),
      contract().sendWish(pia, write(body, key)),
    ])
    expect([first, second].map((result) => result.ok && result.replayed).sort()).toEqual([false, true])
    const kept = first.ok ? first.data : null
    expect(kept).toMatchObject({ state: 'received', shiftId, answers: [] })
    const { items } = must(await contract().listWishes(pia, {}))
    expect(items.filter(({ reference }) => reference === body.reference)).toEqual([kept])
    expect(await contract().getWish(pia, kept?.id ?? '')).toEqual(kept)
    expect(await contract().getWish(brukareIdOf('farsta', 'karl'), kept?.id ?? '')).toBeNull()
    const feed = await contract().listChanges()
    expect(feed.items.some(({ type, resourceId }) => type === 'wish' && resourceId === kept?.id)).toBe(true)
    expect(await readShift(test.farsta, shiftId)).toEqual(before)
  })

  it('is refused where what it is about is not there, or somebody else’s', async () => {
    const wrong: (Partial<NewWish> & Pick<NewWish, 'kind'>)[] = [
      { kind: 'cancel' },
      { kind: 'cancel', shiftId: 'shf-none' },
      { kind: 'otherPerson', shiftId: shiftIdOf('farsta', 'karl', 'evening', anchor) },
      { kind: 'move', shiftId: piaShift('night', 1) },
      { kind: 'absence' },
      { kind: 'hospital', from: dayAfter(anchor, 3), to: dayAfter(anchor, 2) },
      { kind: 'plan', documentId: 'doc-none' },
    ]
    for (const rest of wrong) {
      const result = await contract().sendWish(pia, write(wish(rest)))
      expect(result).toMatchObject({ ok: false, code: 'unknownTarget', status: 422 })
    }
  })

  it('can be taken back until it is decided, also after a question, and only once', async () => {
    const asked = await send({ kind: 'otherPerson', shiftId: piaShift('night', 2) })
    await desk().answerWish(asked.id, { outcome: 'question', text: 'Vem vill du ha?' }, by)
    expect(await contract().getWish(pia, asked.id)).toMatchObject({ state: 'question' })
    const back = await contract().withdrawWish(pia, asked.id, write({}))
    expect(back).toMatchObject({ ok: true, data: { state: 'withdrawn', answers: [{ outcome: 'question' }] } })
    expect(await contract().withdrawWish(pia, asked.id, write({}))).toMatchObject({ ok: false, status: 409 })
    const late = await desk().answerWish(asked.id, { outcome: 'accepted', text: 'Ja.' }, by)
    expect(late).toEqual({ ok: false, code: 'stateConflict' })
  })

  it('is answered once, with words', async () => {
    const { id } = await send({ kind: 'hospital', from: dayAfter(anchor, 20) })
    expect(await desk().answerWish(id, { outcome: 'declined', text: ' ' }, by)).toMatchObject({ ok: false })
    const answer = { outcome: 'declined', text: 'Ring oss när du vet hur länge.' } as const
    expect(await desk().answerWish(id, answer, by)).toMatchObject({ ok: true, data: { state: 'declined' } })
    expect(await desk().answerWish(id, answer, by)).toEqual({ ok: false, code: 'stateConflict' })
    expect(await contract().withdrawWish(pia, id, write({}))).toMatchObject({ ok: false, status: 409 })
  })

  it('tells the desk what a yes does to the hours', async () => {
    const { id } = await send({ kind: 'cancel', shiftId: piaShift('evening', 3) })
    const found = must(await desk().getDeskWish(id))
    const { start, end } = must(found.shift)
    const minutes = (start.getTime() - end.getTime()) / 60_000
    expect(found.effect).toMatchObject({ is: 'known', weeks: [{ kind: 'active', minutes }] })
    const open = await send({ kind: 'hospital', from: dayAfter(anchor, 5) })
    expect(must(await desk().getDeskWish(open.id)).effect).toEqual({ is: 'unknown', why: 'noEnd' })
    const far = await send({ kind: 'absence', from: dayAfter(anchor, 5), to: dayAfter(anchor, 300) })
    expect(must(await desk().getDeskWish(far.id)).effect).toMatchObject({ is: 'partly' })
  })
})

describe('a yes', () => {
  it('cancels the shift on the brukare’s side, so that nobody is said not to have come', async () => {
    const shiftId = piaShift('day', 4)
    const { id } = await send({ kind: 'cancel', shiftId })
    await desk().answerWish(id, { outcome: 'accepted', text: 'Ja.' }, by)
    const shift = await readShift(test.farsta, shiftId)
    expect(shift).toMatchObject({ status: 'cancelled', cancelledBy: 'brukare' })
    expect(shift.changes.at(-1)).toMatchObject({ type: 'cancelled', by: 'brukare' })
    const day = dayAfter(anchor, 4)
    const meanwhile = new Date(new Date(shift.plannedStart).getTime() + 40 * 60_000)
    const asBefore = { ...shift, status: 'planned' as const }
    expect([isMissed(parseShift(asBefore), meanwhile), isLate(parseShift(asBefore), meanwhile)]).toEqual([true, true])
    for (const now of [meanwhile, at('23:00', day)]) {
      expect([isMissed(parseShift(shift), now), isLate(parseShift(shift), now)]).toEqual([false, false])
    }
  })

  it('cancels what lies within the days of an absence, and nothing else', async () => {
    const [from, to] = [dayAfter(anchor, 11), dayAfter(anchor, 12)]
    const { id } = await send({ kind: 'absence', from, to })
    await desk().answerWish(id, { outcome: 'accepted', text: 'Ha det så bra.' }, by)
    const days = { from: dayAfter(anchor, 10), to: dayAfter(anchor, 13) }
    const { items } = must(await contract().listShifts(pia, days))
    const within = items.filter(
      ({ plannedStart, plannedEnd }) => plannedStart.slice(0, 10) >= from && plannedEnd.slice(0, 10) <= to,
    )
    expect(within.length).toBeGreaterThan(2)
    expect(within.filter(({ status, cancelledBy }) => status !== 'cancelled' || cancelledBy === undefined)).toEqual([])
    const outside = items.filter((one) => !within.includes(one))
    expect(outside.some(({ status }) => status === 'planned')).toBe(true)
  })

  it('moves the shift, on the brukare’s side', async () => {
    const shiftId = piaShift('evening', 6)
    const span = { start: `${dayAfter(anchor, 6)}T09:00:00+01:00`, end: `${dayAfter(anchor, 6)}T10:30:00+01:00` }
    const { id } = await send({ kind: 'move', shiftId, wantedSpan: span })
    await desk().answerWish(id, { outcome: 'accepted', text: 'Det går bra.' }, by)
    const shift = await readShift(test.farsta, shiftId)
    expect(shift).toMatchObject({ plannedStart: span.start, plannedEnd: span.end, status: 'planned' })
    expect(shift.changes.at(-1)).toMatchObject({ type: 'moved', by: 'brukare' })
  })

  it('to a part changes nothing by itself', async () => {
    const shiftId = piaShift('day', 7)
    const before = await readShift(test.farsta, shiftId)
    const { id } = await send({ kind: 'cancel', shiftId })
    await desk().answerWish(id, { outcome: 'partlyAccepted', text: 'Vi kommer en timme.' }, by)
    expect(await readShift(test.farsta, shiftId)).toEqual(before)
  })
})

it('has from the start one wish that waits and one that is answered', async () => {
  const { items } = must(await contract().listWishes(pia, {}))
  const own = items.filter(({ reference }) => !reference.startsWith('ONS-TEST'))
  expect(own.map(({ kind, state }) => [kind, state])).toEqual([
    ['otherPerson', 'received'],
    ['plan', 'accepted'],
  ])
})
