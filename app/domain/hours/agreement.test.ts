import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf, agreementSteps } from './agreement'
import { reckon } from './ledger'
import type { HoursGrant, ReportedRow } from './types'

const from = '2026-10-01'
const to = '2026-10-31'
const days = { from, to }
const now = new Date('2026-11-28T12:00:00+01:00')

const grant = (more: Partial<HoursGrant> = {}): HoursGrant => ({
  ...{ id: 'g', minutes: 10_000, per: 'month', from: '2026-01-01', to: null, kinds: ['active'], doubleStaffing: false },
  ...more,
})

const row = (id: string, start: string, end: string, more: Partial<ReportedRow> = {}): ReportedRow => {
  const span = { start: new Date(start), end: new Date(end) }
  return {
    ...{ id, shiftId: null, kind: 'active', planned: null, reported: span, faststalld: span, group: null },
    ...{ openObjection: false, ...more },
  }
}

const agree = (ofMonth: ReportedRow[], others: ReportedRow[] = [], grants = [grant()]) =>
  agreementOf(
    { ofMonth, others, ledger: reckon({ ...days, now, grants, shifts: [], rows: [...ofMonth, ...others] }) },
    from,
    to,
  )

describe('agreementOf', () => {
  it('tells the nights over the month’s beginning and end', () => {
    const first = row('a', '2026-09-30T22:00:00+02:00', '2026-10-01T06:00:00+02:00')
    const last = row('b', '2026-10-31T22:00:00+01:00', '2026-11-01T06:00:00+01:00')
    expect(agree([last], [first])).toEqual({
      ...{ reports: 480, before: 360, after: -360, uncovered: 0, overlap: 0, hours: 480 },
      rows: {
        before: [{ day: '2026-09-30', rowId: 'a', minutes: 360 }],
        after: [{ day: '2026-10-31', rowId: 'b', minutes: -360 }],
        ...{ uncovered: [], overlap: [] },
      },
    })
  })

  it('tells time at the same time, and time that no decision covers', () => {
    const rows = [
      row('a', '2026-10-05T08:00:00+02:00', '2026-10-05T12:00:00+02:00'),
      row('b', '2026-10-05T11:30:00+02:00', '2026-10-05T13:00:00+02:00'),
      row('c', '2026-10-06T22:00:00+02:00', '2026-10-07T06:00:00+02:00', { kind: 'standby' }),
    ]
    expect(agree(rows)).toMatchObject({
      ...{ reports: 810, before: 0, after: 0, uncovered: -480, overlap: -30, hours: 300 },
      rows: {
        uncovered: [
          { day: '2026-10-06', rowId: 'c', minutes: -120 },
          { day: '2026-10-07', rowId: 'c', minutes: -360 },
        ],
        overlap: [{ day: '2026-10-05', rowId: 'b', minutes: -30 }],
      },
    })
  })

  it('counts a row with seconds as the row itself does', () => {
    expect(agree([row('a', '2026-10-05T08:00:59+02:00', '2026-10-05T09:00:01+02:00')])).toMatchObject({
      ...{ reports: 60, overlap: 0, hours: 60 },
    })
  })

  it('is without anything at the same time whenever no two rows are, and never makes time of it', () => {
    const start = new Date('2026-09-29T00:00:00+02:00').getTime()
    const times = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 900 }),
        length: fc.integer({ min: 1, max: 700 }),
        back: fc.boolean(),
      }),
      { maxLength: 120 },
    )
    fc.assert(
      fc.property(times, fc.boolean(), (parts, mayOverlap) => {
        let at = start
        const rows = parts.map(({ gap, length, back }, index) => {
          const begins = at + (mayOverlap && back ? -gap : gap) * 60_000
          at = Math.max(at, begins + length * 60_000)
          return row(`${index}`, new Date(begins).toISOString(), new Date(begins + length * 60_000).toISOString())
        })
        const isOfMonth = ({ faststalld }: ReportedRow) =>
          faststalld !== null && faststalld.start >= new Date('2026-10-01T00:00:00+02:00')
        const found = agree(
          rows.filter(isOfMonth),
          rows.filter((one) => !isOfMonth(one)),
        )
        expect(found.overlap).toBeLessThanOrEqual(0)
        for (const step of agreementSteps) {
          const minutes = found.rows[step].reduce((sum, one) => sum + one.minutes, 0)
          expect(minutes, step).toBe(found[step])
        }
        if (!mayOverlap) expect(found.overlap).toBe(0)
      }),
      { seed: 20261128, numRuns: 150 },
    )
  })
})
