import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plannedNow } from './now'
import { parseShift } from '~/domain/schedule/shift'
import type { Shift, ShiftData } from '~/domain/schedule/shift'

const pia = { id: 's-1', displayName: 'Amina', role: 'assistant' } as const
const instant = (clock: string, day = '2026-11-19') => `${day}T${clock}:00+01:00`
const at = (clock: string) => new Date(instant(clock))
let count = 0

/** A shift today; `rest` overrides. */
function shift(start: string, end: string, rest: Partial<ShiftData> = {}): Shift {
  count += 1
  return parseShift({
    id: `shift-${count}`,
    plannedStart: instant(start),
    plannedEnd: instant(end),
    kind: 'active',
    staff: pia,
    status: 'planned',
    activities: [],
    changes: [],
    ...rest,
  })
}
const registered = (clock: string) => ({ at: instant(clock), method: 'app', registeredAt: instant(clock) }) as const
const started = (start: string, end: string) => shift(start, end, { status: 'started', actualStart: registered(start) })
const tomorrow = (start: string, end: string) =>
  shift('00:00', '00:00', { plannedStart: instant(start, '2026-11-20'), plannedEnd: instant(end, '2026-11-20') })

describe('plannedNow', () => {
  it('says that nobody has come only when a start would have been known', () => {
    const dated = [shift('07:00', '09:00', { freshnessSeconds: 900 })]
    expect(plannedNow(dated, at('07:25')).answer).toMatchObject({ kind: 'next', next: { shifts: dated } })
    expect(plannedNow(dated, at('07:26')).answer).toMatchObject({ kind: 'late', minutesLate: 26 })
  })

  it('says who is here, until when, and who is next', () => {
    const [first, second] = [started('07:00', '12:00'), shift('12:00', '18:00')]
    const { answer, next } = plannedNow([second, first], at('09:00'))
    expect(answer).toEqual({ kind: 'here', shifts: [first], until: at('12:00'), overrun: false })
    expect(next).toEqual({ shifts: [second], at: at('12:00'), day: 'today', vacant: false })
  })

  it('names both in double staffing, and stays until the last leaves', () => {
    const both = [started('07:00', '12:00'), started('08:00', '14:00')]
    expect(plannedNow(both, at('09:00')).answer).toEqual({
      kind: 'here',
      shifts: both,
      until: at('14:00'),
      overrun: false,
    })
    const coming = [shift('16:00', '20:00'), shift('16:00', '18:00'), shift('17:00', '18:00')]
    expect(plannedNow(coming, at('15:00')).next?.shifts).toEqual(coming.slice(0, 2))
  })

  it('lets someone stay an hour over the planned end', () => {
    const shifts = [started('07:00', '12:00')]
    expect(plannedNow(shifts, at('12:30')).answer).toMatchObject({ kind: 'here', overrun: true })
    expect(plannedNow(shifts, at('13:00')).answer).toEqual({ kind: 'nothing', later: null })
  })

  it('says that somebody is still here only when an end would have been known', () => {
    const dated = [
      shift('07:00', '12:00', { status: 'started', actualStart: registered('07:00'), freshnessSeconds: 900 }),
    ]
    expect(plannedNow(dated, at('11:59')).answer).toMatchObject({ kind: 'here', overrun: false })
    expect(plannedNow(dated, at('12:14'))).toMatchObject({ answer: { kind: 'nothing' }, here: [], mayBeHere: true })
    expect(plannedNow(dated, at('12:15')).answer).toMatchObject({ kind: 'here', overrun: true })
    expect(plannedNow(dated, at('13:15'))).toMatchObject({ here: [], mayBeHere: false })
  })

  it('is not late before the tolerance has passed', () => {
    const shifts = [shift('07:00', '12:00')]
    expect(plannedNow(shifts, at('07:10')).answer).toMatchObject({ kind: 'next', next: { shifts } })
    expect(plannedNow(shifts, at('07:11')).answer).toEqual({
      kind: 'late',
      shifts,
      since: at('07:00'),
      minutesLate: 11,
    })
    expect(plannedNow([started('06:00', '09:00'), ...shifts], at('07:30'))).toMatchObject({
      answer: { kind: 'here' },
      late: shifts,
    })
  })

  it('says when nobody is booked now, and who comes after', () => {
    const vacant = shift('07:00', '12:00', { staff: null, status: 'vacant' })
    const later = shift('12:00', '14:00')
    expect(plannedNow([vacant, later], at('08:00'))).toMatchObject({
      answer: { kind: 'vacantNow', shifts: [vacant], until: at('12:00') },
      next: { shifts: [later] },
    })
    const before = plannedNow([vacant, later], at('06:00'))
    expect(before.next).toMatchObject({ shifts: [vacant], vacant: true })
    expect(before.nextStaffed?.shifts).toEqual([later])
  })

  it('passes over what is cancelled or ended', () => {
    const shifts = [
      shift('07:00', '12:00', { status: 'cancelled', cancelledBy: 'provider' }),
      shift('06:00', '12:00', { status: 'ended', actualStart: registered('06:00'), actualEnd: registered('07:30') }),
    ]
    expect(plannedNow(shifts, at('08:00')).answer).toEqual({ kind: 'nothing', later: null })
  })

  it('tells today from tomorrow and later', () => {
    const shifts = [tomorrow('00:00', '06:00')]
    expect(plannedNow(shifts, at('23:59')).next?.day).toBe('tomorrow')
    expect(plannedNow(shifts, new Date('2026-11-18T23:59:00+01:00')).answer).toMatchObject({
      kind: 'nothing',
      later: { day: 'later' },
    })
  })

  it('gives the same answer in whatever order the shifts come', () => {
    const shifts = [
      started('07:00', '12:00'),
      shift('08:00', '09:00'),
      shift('12:00', '14:00'),
      shift('12:00', '15:00', { staff: null, status: 'vacant' }),
      tomorrow('07:00', '08:00'),
    ]
    const minute = fc
      .integer({ min: 0, max: 30 * 60 })
      .map((minutes) => new Date(at('00:00').getTime() + minutes * 60_000))
    fc.assert(
      fc.property(fc.shuffledSubarray(shifts, { minLength: shifts.length }), minute, (order, now) => {
        expect(plannedNow(order, now)).toEqual(plannedNow(shifts, now))
      }),
    )
  })
})
