/** What the portal writes, and the check-in; and that time never undoes it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAfter, monthAfter } from '../../../app/domain/time/time'
import type { NewObjection, Shift } from '../../../provider-api/contract'
import { claimIdOf } from '../world/claims'
import { brukareIdOf, shiftIdOf } from '../world/shifts'
import {
  anchor,
  at,
  must,
  objection,
  openTestProvider,
  pia,
  piaShift,
  readShift,
  reportOf,
  write,
} from './test-provider'
import type { TestProvider } from './test-provider'

const lastMonth = monthAfter(anchor.slice(0, 7), -1)
let test: TestProvider
const contract = () => test.farsta.contract
const checkIn = () => test.farsta.checkIn

beforeAll(async () => {
  test = await openTestProvider()
}, 180_000)
afterAll(() => test.close())

describe('writes of the portal', () => {
  it('are done once for a key, and another body for it is refused', async () => {
    const body = objection('INV-AAAA-AA', { type: 'shift', shiftIds: [piaShift('night', 1)] })
    const key = randomUUID()
    const [first, second] = await Promise.all([
      contract().lodgeObjection(pia, write(body, key)),
      contract().lodgeObjection(pia, write(body, key)),
    ])
    expect([first, second].map((result) => result.ok && result.replayed).sort()).toEqual([false, true])
    expect(second.ok && first.ok && second.data).toEqual(first.ok && first.data)
    const other = await contract().lodgeObjection(pia, write({ ...body, text: 'Något annat.' }, key))
    expect(other).toMatchObject({ ok: false, code: 'idempotencyConflict', status: 422 })
    const all = must(await contract().listObjections(pia, {})).items.filter(
      ({ reference }) => reference === body.reference,
    )
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ state: 'received', answerDueBy: '2026-11-26' })
  })

  it('keep the first answer, whatever has happened since', async () => {
    const key = randomUUID()
    const body = objection('INV-BBBB-BB', { type: 'report', timeReportId: reportOf('batch') })
    const first = await contract().lodgeObjection(pia, write(body, key))
    if (!first.ok) throw new Error(first.title)
    await contract().withdrawObjection(pia, first.data.id, write({ text: 'Jag mindes fel.' }))
    const again = await contract().lodgeObjection(pia, write(body, key))
    expect(again).toMatchObject({ ok: true, replayed: true, data: { state: 'received' } })
    const withdrawn = must(await contract().getObjection(pia, first.data.id))
    expect(withdrawn).toMatchObject({ state: 'withdrawn', messages: [{ from: 'person', text: 'Jag mindes fel.' }] })
    const twice = await contract().withdrawObjection(pia, first.data.id, write({}))
    expect(twice).toMatchObject({ ok: false, code: 'stateConflict', status: 409 })
  })

  it('refuse a target that is not there or is someone else’s', async () => {
    const targets: NewObjection['target'][] = [
      { type: 'shift', shiftIds: ['shf-none'] },
      { type: 'shift', shiftIds: [shiftIdOf('farsta', 'karl', 'evening', anchor)] },
      { type: 'rows', timeReportId: reportOf('batch'), rowIds: ['row-none'] },
      { type: 'rows', timeReportId: reportOf('batch') },
      { type: 'faststallande', timeReportId: reportOf('batch'), faststallandeId: 'fst-none' },
      { type: 'claim', claimId: 'clm-none' },
      { type: 'claim', claimId: claimIdOf(pia, '2026-09'), claimLineIds: ['cln-none'] },
    ]
    for (const target of targets) {
      expect(await contract().lodgeObjection(pia, write(objection('INV-CCCC-CC', target)))).toMatchObject({
        code: 'unknownTarget',
        status: 422,
      })
    }
    const elsewhere = await contract().lodgeObjection('brk-none', write(objection('INV-CCCC-CC', must(targets[0]))))
    expect(elsewhere).toMatchObject({ code: 'notFound', status: 404 })
  })

  it('take an objection to a line of a claim, sent or not, and show the desk which', async () => {
    for (const [index, month] of ['2026-09', '2026-10'].entries()) {
      const [claim] = must(await contract().listClaims(pia, { month })).items
      const line = must(must(claim).lines[3])
      const target: NewObjection['target'] = { type: 'claim', claimId: must(claim).id, claimLineIds: [line.id] }
      const lodged = await contract().lodgeObjection(pia, write(objection(`INV-DDDD-D${index}`, target)))
      expect(lodged).toMatchObject({ ok: true, data: { target } })
      const shown = await test.farsta.desk.getDeskClaim(pia, must(claim).id)
      expect(shown?.lines).toContainEqual(line)
    }
  })

  it('give and withdraw the fullmakt, comment and review', async () => {
    const given = await contract().giveFullmakt(pia, write({ from: anchor }))
    expect(given).toMatchObject({ ok: true, status: 200 })
    const { items } = must(await contract().getFullmakt(pia))
    expect(items.filter(({ withdrawnAt }) => withdrawnAt === undefined)).toHaveLength(1)
    await contract().withdrawFullmakt(pia, write(null))
    expect(must(await contract().getFullmakt(pia)).items.every(({ withdrawnAt }) => withdrawnAt !== undefined)).toBe(
      true,
    )
    const comment = await contract().addComment(reportOf('batch'), write({ text: 'Tack!' }))
    expect(comment).toMatchObject({ ok: true, status: 201, data: { text: 'Tack!', byRole: 'brukare' } })
    const review = await contract().addReview(pia, write({ month: lastMonth, action: 'reviewed' as const }))
    expect(review).toMatchObject({ ok: true, status: 201, data: { action: 'reviewed' } })
  })
})

describe('the check-in', () => {
  it('starts and ends the next shift, by the app when it is now', async () => {
    const night = await readShift(test.farsta, piaShift('night', 0))
    const staffId = must(night.staff).id
    expect((await checkIn().nextShiftFor(staffId))?.id).toBe(night.id)
    test.setNow(`${anchor}T21:58:00+01:00`)
    expect(await checkIn().end(night.id, at('21:58'), undefined, [])).toMatchObject({ code: 'notStarted' })
    expect(await checkIn().start(night.id, at('23:30'))).toMatchObject({ code: 'spanInvalid' })
    expect(await checkIn().start(night.id, at('21:58'), 'Kom lite tidigare.')).toMatchObject({
      ok: true,
      data: { status: 'started' },
    })
    expect(await checkIn().start(night.id, at('21:58'))).toMatchObject({ code: 'alreadyStarted' })
    test.setNow(`${dayAfter(anchor, 1)}T06:30:00+01:00`)
    await test.provider.advance()
    expect((await readShift(test.farsta, night.id)).status).toBe('started')
    const end = at('06:05', dayAfter(anchor, 1))
    expect(await checkIn().end(night.id, end, 'Lugn natt.', ['Tillsyn', 'Te'])).toMatchObject({
      ok: true,
      data: { status: 'ended' },
    })
    const after = await readShift(test.farsta, night.id)
    expect(after.actualStart?.method).toBe('app')
    expect(after.actualEnd?.method).toBe('manualAfterwards')
    expect(after.activities.map(({ name, planned, done }) => [name, planned, done])).toEqual([
      ['Tillsyn', true, true],
      ['Vändning', true, false],
      ['Toalettbesök', true, false],
      ['Te', false, true],
    ])
    const report = must(await contract().getTimeReport(must(after.timeReportId)))
    expect(report.rows.find(({ shiftId }) => shiftId === night.id)).toMatchObject({
      comment: 'Kom lite tidigare.\nLugn natt.',
      classification: { result: 'accordingToPlan' },
    })
  })
})

describe('a later day', () => {
  it('adds what is missing and changes nothing that was done', async () => {
    const span = { from: dayAfter(anchor, -14), to: dayAfter(anchor, 31) }
    const read = async () => must(await contract().listShifts(pia, span)).items
    const before = await read()
    const cancelled = await test.farsta.desk.cancel(piaShift('night', 4), 'provider')
    expect(cancelled.ok).toBe(true)
    test.setNow(`${dayAfter(anchor, 9)}T12:00:00+01:00`)
    await test.provider.advance()
    const after = new Map((await read()).map((shift) => [shift.id, shift]))
    const isOver = ({ status, plannedEnd }: Shift) =>
      (status === 'ended' || status === 'cancelled') && new Date(plannedEnd) <= at('10:00')
    // Who is new is a matter of the day of asking; the rest of what is over stands.
    const core = ({ staff, substituteFor, ...rest }: Shift) => ({
      ...rest,
      staff: staff?.id,
      substituteFor: substituteFor?.id,
    })
    for (const shift of before.filter(isOver)) expect(core(must(after.get(shift.id)))).toEqual(core(shift))
    expect(after.get(piaShift('night', 4))).toMatchObject({ status: 'cancelled', cancelledBy: 'provider' })
    expect(after.get(piaShift('day', 8))).toMatchObject({ status: 'ended' })
    const ahead = must(await contract().listShifts(pia, { from: dayAfter(anchor, 40), to: dayAfter(anchor, 40) })).items
    expect(ahead.length).toBeGreaterThanOrEqual(3)
    const december = must(
      await contract().listShifts(brukareIdOf('farsta', 'karl'), { from: '2026-12-27', to: '2026-12-31' }),
    ).items
    expect(december.at(-1)?.plannedStart.slice(0, 10)).toBe('2026-12-29')
    test.setNow(`${anchor}T10:00:00+01:00`)
    await test.provider.advance()
    expect((await read()).find(({ id }) => id === piaShift('day', 8))?.status).toBe('ended')
  })
})
