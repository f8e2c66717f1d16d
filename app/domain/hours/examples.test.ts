import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TimeKind } from '~/domain/time/minutes'
import { instantsAt, dayAfter } from '~/domain/time/time'
import { balanceOf, kindsOf } from './balance'
import { reckon } from './ledger'
import type { HoursGrant, HoursInput, PlannedShift, ReportedRow } from './types'

/** The tables of docs/hours.md: the cells of each row by its number. */
const table = new Map(
  readFileSync(new URL('../../../docs/hours.md', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, no = '']) => /^[GDC]\d+$/.test(no))
    .map(([, no = '', , ...cells]) => [no, cells]),
)

const day = '2026-11-18'
const at = (date: string, clock: string): Date => {
  const [found] = instantsAt(date, clock)
  if (!found) throw new Error(`no ${clock} on ${date}`)
  return found
}
const span = (from: string, to: string, date = day) => ({ start: at(date, from), end: at(date, to) })
const night = (date: string) => ({ start: at(date, '22:00'), end: at(dayAfter(date), '06:00') })
const grant = (more: Partial<HoursGrant> = {}): HoursGrant => ({
  ...{ id: 'grant', minutes: 480, per: 'period', from: day, to: day, kinds: ['active'], doubleStaffing: false },
  ...more,
})
const shift = (time: { start: Date; end: Date }, more: Partial<PlannedShift> = {}): PlannedShift => ({
  ...{ id: 'shift', kind: 'active', status: 'booked', cancelledBy: null, group: null },
  ...time,
  ...more,
})
const row = (more: Partial<ReportedRow>): ReportedRow => ({
  ...{ id: 'row', shiftId: 'shift', kind: 'active', planned: null, reported: null, faststalld: null, group: null },
  openObjection: false,
  ...more,
})
/** A row reported and fastställd as it went. */
const done = (time: { start: Date; end: Date }, more: Partial<ReportedRow> = {}) =>
  row({ reported: time, faststalld: time, ...more })
const input = (more: Partial<HoursInput>): HoursInput => ({
  ...{ from: day, to: day, now: at('2026-11-19', '15:00'), grants: [grant()], shifts: [], rows: [] },
  ...more,
})

const week = (minutes: number, more: Partial<HoursGrant> = {}) =>
  grant({ id: `${minutes}`, minutes, per: 'week', from: '2026-01-01', to: null, ...more })
const month = (minutes: number) => grant({ id: 'm', minutes, per: 'month', from: '2026-01-01', to: null })

const granted: Record<string, { from: string; to: string; grants: HoursGrant[] }> = {
  G1: { from: '2026-11-16', to: '2026-11-22', grants: [week(7560)] },
  G2: { from: '2026-03-23', to: '2026-03-29', grants: [week(7560)] },
  G3: { from: '2026-11-16', to: '2026-11-22', grants: [week(7560, { from: '2026-11-18' })] },
  G4: { from: '2026-11-16', to: '2026-11-22', grants: [week(100, { to: '2026-11-17' })] },
  G5: { from: '2026-12-28', to: '2027-01-03', grants: [week(2280)] },
  G6: { from: '2028-02-01', to: '2028-02-29', grants: [month(3720)] },
  G7: {
    ...{ from: '2026-09-01', to: '2026-09-30' },
    grants: [grant({ minutes: 118_800, from: '2026-09-01', to: '2027-02-28' })],
  },
  G8: { from: '2026-11-01', to: '2026-11-30', grants: [week(7560), month(720)] },
  G9: {
    ...{ from: '2026-11-01', to: '2026-11-30' },
    grants: [week(7560, { to: '2026-11-15' }), week(7980, { from: '2026-11-16' })],
  },
}

const workday = span('08:00', '16:00')
const twoShifts = (status: 'vacant' | 'cancelled', cancelledBy: 'provider' | 'brukare' | null = null) => ({
  shifts: [shift(span('08:00', '14:00')), shift(span('14:00', '16:00'), { id: 'late', status, cancelledBy })],
  rows: [done(span('08:00', '14:00'))],
})
const pair = {
  shifts: [shift(span('08:00', '12:00'), { group: 'g' }), shift(span('08:00', '12:00'), { id: 'second', group: 'g' })],
  rows: [
    done(span('08:00', '12:00'), { group: 'g' }),
    done(span('08:00', '12:00'), { id: 'second', shiftId: 'second', group: 'g' }),
  ],
}

const delivered: Record<string, Partial<HoursInput>> = {
  D1: { shifts: [shift(workday)], rows: [done(workday)] },
  D2: { shifts: [shift(workday)], rows: [row({ reported: workday })] },
  D3: twoShifts('vacant'),
  D4: twoShifts('cancelled', 'provider'),
  D5: twoShifts('cancelled', 'brukare'),
  D6: { shifts: [shift(workday)], rows: [done(span('08:23', '16:00'))] },
  D7: { shifts: [shift(workday)], rows: [row({})] },
  D8: { shifts: [shift(workday)], rows: [row({ reported: workday, faststalld: span('08:00', '15:00') })] },
  D9: { shifts: [shift(span('08:00', '15:00'))], rows: [done(span('08:00', '15:00'))] },
  D10: { shifts: [shift(span('08:00', '17:00'))], rows: [done(span('08:00', '17:00'))] },
  D11: { shifts: [shift(workday)], rows: [done(span('08:00', '16:15'))] },
  D12: {
    shifts: [shift(workday)],
    rows: [done(workday), row({ id: 'call', shiftId: null, reported: span('20:00', '20:30') })],
  },
  D13: { shifts: [shift(workday)], rows: [done(workday), done(span('15:00', '16:00'), { id: 'x', shiftId: null })] },
  D14: { ...pair, grants: [grant({ doubleStaffing: true })] },
  D15: pair,
  D16: { shifts: [shift(workday)], rows: [], now: at(day, '12:00') },
  D17: { shifts: [shift(workday)], rows: [done(workday, { openObjection: true })] },
  D18: {
    shifts: [shift(workday, { id: 'off', status: 'cancelled', cancelledBy: 'provider' }), shift(workday)],
    rows: [done(workday)],
  },
  D19: { shifts: [shift(workday)], rows: [], gaps: [{ what: 'rows', from: day, to: day }] },
  D20: {
    shifts: [shift(workday)],
    rows: [row({ reported: span('08:00', '12:00'), goesOn: true })],
    now: at(day, '12:00'),
  },
  D21: {
    shifts: [shift(workday)],
    rows: [row({ reported: span('09:00', '12:00'), goesOn: true })],
    now: at(day, '12:00'),
  },
  D22: {
    shifts: [shift(workday)],
    rows: [row({ reported: span('07:40', '12:00'), goesOn: true })],
    now: at(day, '12:00'),
  },
  D23: {
    shifts: [shift(workday), shift(workday, { id: 'other' })],
    rows: [row({ reported: span('08:00', '12:00'), goesOn: true })],
    now: at(day, '12:00'),
  },
}

/** The days that are shown, each its own number; or of the whole, clock and converted minutes. */
const clocks: Record<string, { spans: { start: Date; end: Date }[]; kind: TimeKind; days?: string[] }> = {
  C1: { spans: [night('2026-03-28')], kind: 'active', days: ['2026-03-28', '2026-03-29'] },
  C2: { spans: [night('2026-10-24')], kind: 'active', days: ['2026-10-24', '2026-10-25'] },
  C3: { spans: [night('2026-10-31')], kind: 'active', days: ['2026-10-31', '2026-11-01'] },
  C4: { spans: [night('2026-11-10')], kind: 'waiting' },
  C5: { spans: [night('2026-11-10')], kind: 'standby' },
  C6: { spans: [2, 4, 6, 8, 10, 12, 14, 16].map((n) => night(dayAfter('2026-11-01', n))), kind: 'standby' },
  C7: {
    spans: [span('08:00', '08:03', '2026-11-10'), span('08:00', '08:03', '2026-11-11')],
    ...{ kind: 'waiting', days: ['2026-11-10', '2026-11-11'] },
  },
  C8: { spans: [night('2028-02-29')], kind: 'active', days: ['2028-02-29', '2028-03-01'] },
}

describe('the examples of docs/hours.md', () => {
  it('are all run, and no others', () => {
    expect([...table.keys()]).toEqual([granted, delivered, clocks].flatMap((cases) => Object.keys(cases)))
  })

  it.each(Object.entries(granted))('%s', (no, { from, to, grants }) => {
    const found = balanceOf(reckon(input({ from, to, grants })), from, to)
    expect([`${found.granted}`]).toEqual(table.get(no)?.slice(0, 1))
  })

  it.each(Object.entries(delivered))('%s', (no, given) => {
    const found = balanceOf(reckon(input(given)), day, day)
    const reasons = found.reasons.map(({ reason, minutes }) => `${reason} ${minutes}`).join(', ')
    expect([`${found.faststalld}`, `${found.reported}`, reasons]).toEqual(table.get(no)?.slice(0, 3))
    expect(found.disputed).toBe(no === 'D17' ? 480 : 0)
  })

  it.each(Object.entries(clocks))('%s', (no, { spans, kind, days }) => {
    const rows = spans.map((time, index) => done(time, { id: `row${index}`, shiftId: null, kind }))
    const first = spans[0]?.start.toISOString().slice(0, 8) ?? ''
    const [from, to] = [dayAfter(`${first}01`, 0), dayAfter(`${first}01`, 40)]
    const ledger = reckon(input({ from, to, rows, grants: [] }))
    const whole = kindsOf(ledger, from, to)
    const converted = no === 'C7'
    const numbers = days
      ? days.map((one) => kindsOf(ledger, one, one)[converted ? 'converted' : 'clock'][kind])
      : [whole.clock[kind], whole.converted[kind]]
    expect(numbers.join(' ')).toBe(table.get(no)?.[0])
  })
})
