/** What is done by hand at the desk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAfter, monthAfter } from '../../../app/domain/time/time'
import { arbetsledare } from '../world/staff'
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

const malin = must(arbetsledare.farsta?.[0]).id
const lastMonth = monthAfter(anchor.slice(0, 7), -1)
let test: TestProvider
const seen: string[] = []
const contract = () => test.farsta.contract
const desk = () => test.farsta.desk

beforeAll(async () => {
  test = await openTestProvider()
  test.provider.onChange((tenant, cursor) => seen.push(`${tenant} ${cursor}`))
}, 180_000)
afterAll(() => test.close())

describe('the desk', () => {
  it('sees that an objection makes the row a deviation, and the feed says so at once', async () => {
    const report = must(await contract().getTimeReport(reportOf('waitsForBatch')))
    const before = seen.length
    const last = must((await contract().listChanges()).items.at(-1)).cursor
    const target = { type: 'rows' as const, timeReportId: report.id, rowIds: [must(report.rows[0]).id] }
    const lodged = await contract().lodgeObjection(pia, write(objection('INV-DDDD-DD', target)))
    if (!lodged.ok) throw new Error(lodged.title)
    const row = must(must(await contract().getTimeReport(report.id)).rows[0])
    expect(row.classification).toMatchObject({ result: 'deviation', brokenBounds: ['openObjection'] })
    const { items } = await contract().listChanges(last)
    expect(items.map(({ type, resourceId }) => [type, resourceId])).toEqual([
      ['objection', lodged.data.id],
      ['timeReport', report.id],
    ])
    expect(seen.slice(before)).toEqual([`farsta ${must(items.at(-1)).cursor}`])
  })

  it('fastställer in a batch what is according to plan, and leaves deviations and open objections', async () => {
    const batch = await desk().faststallBatch(pia, lastMonth, malin)
    if (!batch.ok) throw new Error(batch.code)
    expect(batch.data.faststallda).toHaveLength(1)
    const reasons = Object.fromEntries(batch.data.left.map(({ timeReportId, reason }) => [timeReportId, reason]))
    expect(reasons[reportOf('waitsForBatch')]).toBe('openObjection')
    expect(reasons[reportOf('waitsForSingle')]).toBe('deviation')
    expect(reasons[reportOf('waitsWithOpenObjection')]).toBe('openObjection')
    const [made] = batch.data.faststallda
    expect(await contract().getTimeReport(must(made).timeReportId)).toMatchObject({
      state: 'faststalld',
      latestFaststallande: { mode: 'batch', version: 1, by: 'Malin Ek, arbetsledare' },
    })
  })

  it('needs a comment to fastställa a deviation, and an answer where there is an objection', async () => {
    expect(await desk().faststallSingle(reportOf('waitsForSingle'), '  ', malin)).toEqual({
      ok: false,
      code: 'commentMissing',
    })
    expect(await desk().faststallSingle(reportOf('waitsForSingle'), 'Samtal med assistenten.', malin)).toMatchObject({
      ok: true,
      data: { version: 1 },
    })
    expect(await desk().faststallSingle(reportOf('waitsForSingle'), 'Igen.', malin)).toMatchObject({
      code: 'stateConflict',
    })
    expect(await desk().faststallSingle(reportOf('waitsWithOpenObjection'), 'Ja.', malin)).toMatchObject({
      code: 'openObjection',
    })
    expect(await desk().faststallSingle(reportOf('waitsWithOpenObjection'), 'Ja.', 'stf-none')).toMatchObject({
      code: 'staffUnknown',
    })
  })

  it('answers an objection with a motivation, and the reply opens it again', async () => {
    const open = (await desk().listOpenObjections()).map(({ objection: one }) => one)
    const waiting = must(open.find(({ target }) => target.timeReportId === reportOf('waitsWithOpenObjection')))
    const answer = { outcome: 'rejected' as const, motivation: ' ' }
    expect(await desk().answerObjection(waiting.id, answer, malin)).toEqual({ ok: false, code: 'motivationMissing' })
    expect(await desk().startReview(waiting.id, malin)).toMatchObject({ ok: true, data: { state: 'underReview' } })
    expect(
      await desk().answerObjection(waiting.id, { ...answer, motivation: 'Promenaden blev av.' }, malin),
    ).toMatchObject({ data: { state: 'rejected' } })
    const reply = await contract().addObjectionMessage(pia, waiting.id, write({ text: 'Nej, det blev den inte.' }))
    expect(reply).toMatchObject({ ok: true, data: { state: 'underReview' } })
    expect(await contract().withdrawObjection(pia, waiting.id, write({}))).toMatchObject({ code: 'stateConflict' })
    await desk().answerObjection(waiting.id, { outcome: 'accepted', motivation: 'Du har rätt.' }, malin)
    expect(await contract().addObjectionMessage(pia, waiting.id, write({ text: 'En gång till.' }))).toMatchObject({
      code: 'stateConflict',
    })
    const done = must(await contract().getObjection(pia, waiting.id))
    expect(done.history.map(({ state }) => state)).toEqual([
      'received',
      'underReview',
      'rejected',
      'underReview',
      'accepted',
    ])
    expect(await desk().faststallSingle(reportOf('waitsWithOpenObjection'), 'Efter svar.', malin)).toMatchObject({
      ok: true,
    })
  })

  it('makes a new version of what is changed after fastställande, and keeps the old', async () => {
    const report = must(await contract().getTimeReport(reportOf('batch')))
    const row = must(report.rows[0])
    const start = new Date(must(row.reportedStart?.at))
    const end = new Date(new Date(must(row.reportedEnd?.at)).getTime() - 15 * 60_000)
    expect(await desk().changeRow(row.id, { start, end, comment: '' }, malin)).toMatchObject({ code: 'commentMissing' })
    expect(await desk().changeRow(row.id, { start, end, comment: 'Fel sluttid.' }, malin)).toMatchObject({
      ok: true,
      data: { version: 2 },
    })
    const changed = must(await contract().getTimeReport(report.id))
    expect(changed.faststallanden.map(({ version }) => version)).toEqual([1, 2])
    expect(must(changed.rows[0]).reportedEnd).toMatchObject({
      originalAt: row.reportedEnd?.at,
      changedBy: 'Malin Ek, arbetsledare',
    })
    expect(await desk().reopen(report.id, malin)).toMatchObject({ ok: true })
    expect(await contract().getTimeReport(report.id)).toMatchObject({
      state: 'reopened',
      latestFaststallande: { version: 2 },
    })
  })

  it('puts a substitute, leaves vacant, fills, moves and cancels; never twice the same person', async () => {
    const id = piaShift('evening', 3)
    const before = await readShift(test.farsta, id)
    const [substitute] = await desk().listSubstitutes(id)
    expect(await desk().markSickAndSubstitute(id, must(substitute).id)).toMatchObject({ ok: true })
    expect(await readShift(test.farsta, id)).toMatchObject({
      staff: { id: substitute?.id },
      substituteFor: { id: before.staff?.id },
    })
    expect(await desk().leaveVacant(id)).toMatchObject({ ok: true, data: { status: 'vacant', staff: null } })
    const busy = must((await readShift(test.farsta, piaShift('day', 3))).staff)
    expect(
      await desk().markSickAndSubstitute(
        piaShift('double', 5),
        must((await readShift(test.farsta, piaShift('day', 5))).staff).id,
      ),
    ).toMatchObject({ code: 'staffBusy' })
    expect(await desk().markSickAndSubstitute(id, busy.id)).toMatchObject({ ok: true, data: { status: 'planned' } })
    const span = { start: at('15:00', dayAfter(anchor, 3)), end: at('21:00', dayAfter(anchor, 3)) }
    expect(await desk().move(id, { start: span.end, end: span.start })).toMatchObject({ code: 'spanInvalid' })
    expect(await desk().move(id, span)).toMatchObject({ ok: true, data: span })
    expect(await desk().cancel(id, 'brukare')).toMatchObject({
      ok: true,
      data: { status: 'cancelled', cancelledBy: 'brukare' },
    })
    expect(await desk().move(id, span)).toMatchObject({ code: 'cancelled' })
    expect((await readShift(test.farsta, id)).changes.map(({ type }) => type)).toEqual([
      'substitute',
      'vacant',
      'filled',
      'moved',
      'cancelled',
    ])
    expect(await desk().cancel(piaShift('day', -1), 'provider')).toMatchObject({ code: 'alreadyEnded' })
  })

  it('lists the day of all, and what waits', async () => {
    const today = await desk().listDayShifts(anchor)
    expect(new Set(today.map(({ brukare }) => brukare.id)).size).toBe(12)
    expect(
      JSON.stringify([today, await desk().listReports(), await test.farsta.checkIn.listAssistants()]),
    ).not.toContain('SKYDDAD')
    expect((await desk().listReports()).every(({ state }) => state === 'certified' || state === 'reopened')).toBe(true)
    expect((await desk().listArbetsledare()).map(({ displayName }) => displayName)).toEqual([
      'Jamal Aziz',
      'Kerstin Lövgren',
      'Malin Ek',
    ])
  })
})
