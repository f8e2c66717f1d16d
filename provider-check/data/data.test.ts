import { describe, expect, it } from 'vitest'
import type { Claim, Objection, Shift, TimeReport, TimeReportRow } from '../../provider-api/contract'
import { defaultRule } from '../../app/domain/schedule/deviation'
import { createFindings } from '../findings'
import type { Look } from '../findings'
import { lookAtClaims } from './months'
import { lookAtObjections } from './objections'
import { lookAtReport } from './reports'
import { lookAtShifts } from './shifts'

const now = new Date('2026-11-19T10:00:00+01:00')
const none = { active: 0, waiting: 0, standby: 0 }

/** The rules that do not hold, each with its field. */
function brokenBy(looks: (look: Look) => void): string[] {
  const findings = createFindings()
  looks(findings.lookAt({ operation: 'test', call: 'GET /test' }))
  return findings.all().map(({ rule, field }) => `${rule} ${field}`)
}

const registered = (at: string) => ({ at, method: 'app' as const, registeredAt: at })

function night(start: string, end: string): TimeReportRow {
  return {
    ...{ id: 'row-1', kind: 'active', planned: { start, end } },
    ...{ reportedStart: registered(start), reportedEnd: registered(end) },
    classification: { result: 'accordingToPlan', rule: defaultRule, brokenBounds: [] },
    ...{ activities: [], objectionIds: [], comments: [] },
  }
}

function reportOf(row: TimeReportRow, minutes: number, month = '2026-10'): TimeReport {
  const sum = { ...none, active: minutes }
  return {
    ...{ id: 'rep-1', month, brukareId: 'bru-1', state: 'open', rowCount: 1, deviationCount: 0, openObjectionCount: 0 },
    staff: { id: 'st-1', displayName: 'Anna Ek', role: 'assistant' },
    sums: { planned: sum, reported: sum, faststalld: none },
    ...{ rows: [row], faststallanden: [], comments: [], objectionIds: [] },
  }
}

const beside = { shifts: new Map(), openObjections: new Set<string>(), now, tellsWho: true }
const ofReport = (report: TimeReport) => brokenBy((look) => lookAtReport(look, report, '', beside))

describe('a report', () => {
  it('counts the night when the clocks go back as long as it is', () => {
    const row = night('2026-10-24T22:00:00+02:00', '2026-10-25T07:00:00+01:00')
    expect(ofReport(reportOf(row, 600))).toEqual([])
    expect(ofReport(reportOf(row, 540))).toEqual([
      'sum-planned /sums/planned/active',
      'sum-reported /sums/reported/active',
    ])
  })

  it('has a night over the boundary whole, in the month where it begins, however its offset is written', () => {
    const row = night('2026-10-31T22:30:00Z', '2026-11-01T06:00:00+01:00')
    expect(ofReport(reportOf(row, 390))).toEqual([])
    expect(ofReport(reportOf(row, 390, '2026-11'))).toEqual(['row-month /rows/0'])
  })

  it('is judged by its own rule, whose bounds are inclusive', () => {
    const row = night('2026-10-12T07:00:00+02:00', '2026-10-12T14:00:00+02:00')
    const late = (minutes: number) => {
      const at = `2026-10-12T07:${String(minutes).padStart(2, '0')}:00+02:00`
      return reportOf({ ...row, reportedStart: registered(at) }, 420)
    }
    expect(ofReport(late(10)).filter((one) => one.startsWith('classification'))).toEqual([])
    expect(ofReport(late(11))).toContain('classification /rows/0/classification/brokenBounds')
  })
})

describe('shifts', () => {
  const shift = (more: Partial<Shift>): Shift => ({
    ...{
      id: 'shf-1',
      plannedStart: '2026-11-19T07:00:00+01:00',
      plannedEnd: '2026-11-19T14:00:00+01:00',
      kind: 'active',
    },
    ...{
      status: 'planned',
      staff: { id: 'st-1', displayName: 'Anna Ek', role: 'assistant' },
      activities: [],
      changes: [],
    },
    ...more,
  })
  const of = (...shifts: Shift[]) =>
    brokenBy((look) => lookAtShifts(look, shifts, { from: '2026-11-19', to: '2026-11-19' }, now))

  it('have what their status says, and an end when they have ended', () => {
    const actualStart = registered('2026-11-19T07:02:00+01:00')
    expect(of(shift({}))).toEqual([])
    expect(of(shift({ status: 'vacant' }))).toEqual(['shift-status /items/0/staff'])
    expect(of(shift({ status: 'started' }))).toEqual(['shift-status /items/0/actualStart'])
    expect(of(shift({ status: 'ended', actualStart }))).toEqual(['shift-status /items/0/actualEnd'])
  })

  it('name the other of a move as that is', () => {
    const old = shift({
      id: 'shf-0',
      plannedStart: '2026-11-19T06:00:00+01:00',
      status: 'cancelled',
      cancelledBy: 'provider',
      cancelledAt: '2026-11-18T10:00:00+01:00',
    })
    const moved = (plannedStart: string) => shift({ relatedTo: { id: 'shf-0', plannedStart, relation: 'replaces' } })
    expect(of(old, moved('2026-11-19T05:00:00Z'))).toEqual([])
    expect(of(old, moved('2026-11-19T06:30:00+01:00'))).toEqual(['related-shift /items/1/relatedTo/plannedStart'])
  })
})

it('claims are cut at midnight and at the end of the month', () => {
  const line = (start: string, end: string, date: string, clockMinutes: number): Claim['lines'][number] => ({
    ...{
      id: `line-${start}`,
      staffName: 'Anna Ek',
      date,
      start,
      end,
      kind: 'active',
      clockMinutes,
      convertedMinutes: clockMinutes,
    },
  })
  const claim = (lines: Claim['lines'], active: number): Claim => ({
    ...{ id: 'cl-1', month: '2026-10', form: 'FK3057', state: 'preparing', lines },
    ...{ clockMinutes: { ...none, active }, convertedMinutes: { ...none, active } },
  })
  const of = (one: Claim) => brokenBy((look) => lookAtClaims(look, [one], '2026-10', now))
  expect(of(claim([line('2026-10-31T22:00:00+01:00', '2026-11-01T00:00:00+01:00', '2026-10-31', 120)], 120))).toEqual(
    [],
  )
  expect(of(claim([line('2026-10-31T22:00:00+01:00', '2026-11-01T06:00:00+01:00', '2026-10-31', 480)], 480))).toEqual([
    'claim-line /items/0/lines/0/date',
  ])
})

it('objections go the way that the figure has', () => {
  const at = '2026-11-10T10:00:00+01:00'
  const objection = (...states: Objection['state'][]): Objection => ({
    ...{ id: 'inv-1', reference: 'INV-1', brukareId: 'bru-1', target: { type: 'report' }, reason: 'other', text: '' },
    ...{
      lodgedAt: at,
      onBehalfOf: 'brukare',
      state: states.at(-1) ?? 'received',
      receivedAt: at,
      answerDueBy: '2026-11-17',
    },
    history: states.map((state) => ({ state, at, by: 'x' })),
    messages: [],
    answers: states.includes('rejected') ? [{ outcome: 'rejected', motivation: 'x', by: 'x', at }] : [],
  })
  const of = (one: Objection) => brokenBy((look) => lookAtObjections(look, [one], 'bru-1', now))
  expect(of(objection('received', 'underReview', 'rejected', 'underReview', 'rejected', 'closed'))).toEqual([])
  expect(of(objection('received', 'withdrawn'))).toEqual([])
  expect(of(objection('received', 'rejected', 'underReview', 'withdrawn'))).toEqual([
    'objection-state /items/0/answers',
  ])
  expect(of(objection('received', 'withdrawn', 'underReview'))).toEqual(['objection-state /items/0/history/2/state'])
})
