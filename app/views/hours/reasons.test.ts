import { describe, expect, it } from 'vitest'
import { reckon } from '~/domain/hours/ledger'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Grant, TimeReport } from '../../../provider-api/contract'
import { agreementView } from './agreement'
import { hoursGrant, reportedRow } from './input'
import { createBehindViews, type HoursViewer } from './reasons'

const now = new Date('2026-11-19T15:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const viewer: HoursViewer = {
  ...{ brukareId: 'b', name: 'Pia', maySeeShifts: true, maySeeReports: true, maySeeClaims: false, mayObject: true },
}
const none = { active: 0, waiting: 0, standby: 0 }
const row = (id: string, start: string, end: string): TimeReport['rows'][number] => ({
  ...{ id, kind: 'active', activities: [], objectionIds: [], comments: [], faststalld: { start, end } },
  reportedStart: { at: start, method: 'app', registeredAt: start },
  reportedEnd: { at: end, method: 'app', registeredAt: end },
  classification: {
    ...{ result: 'unplanned', brokenBounds: [] },
    rule: { startToleranceMinutes: 10, endToleranceMinutes: 10, totalMode: 'sum', totalToleranceMinutes: 15 },
  },
})
const report = (id: string, month: string, rows: TimeReport['rows']): TimeReport => ({
  ...{ id, brukareId: 'b', objectionIds: [], month, state: 'faststalld', rows, rowCount: rows.length },
  ...{ staff: { id: 's1', displayName: 'Anna Ek', role: 'assistant' }, faststallanden: [], comments: [] },
  ...{ deviationCount: 0, openObjectionCount: 0, sums: { planned: none, reported: none, faststalld: none } },
})
const reports = [
  report('r9', '2026-09', [row('first', '2026-09-30T22:03:00+02:00', '2026-10-01T07:00:00+02:00')]),
  report('r10', '2026-10', [row('last', '2026-10-31T22:00:00+01:00', '2026-11-01T06:00:00+01:00')]),
]
const sources = [{ place: { providerId: 'farsta' }, shifts: new Map(), reports }]

describe('a row that nobody planned', () => {
  const behind = { day: '2026-09-30', shiftId: null, rowId: 'first', minutes: 10 }

  it('is told by when it was reported to who may read the report, else by its day', () => {
    expect(createBehindViews(sources, viewer, scene)(behind).text).toBe(
      'onsdag 30 september från klockan 22:03 till 7 nästa dag',
    )
    const blind = createBehindViews(sources, { ...viewer, maySeeReports: false }, scene)(behind)
    expect([blind.text, blind.href]).toEqual(['onsdag 30 september', null])
  })
})

describe('the two sums of a month', () => {
  const grant: Grant = {
    ...{ id: 'g', law: 'SFB', minutes: 9000, per: 'month', from: '2026-01-01', kinds: ['active'] },
    doubleStaffing: false,
  }
  const period = { id: '2026-10', from: '2026-10-01', to: '2026-10-31' }
  const rows = reports.flatMap((one) => one.rows.map(reportedRow))
  const ledger = reckon({ ...period, now, grants: [hoursGrant(grant)], shifts: [], rows })

  it('are told apart row by row, each with its link and its minutes, and without a word that it is wrong', () => {
    const rowView = createBehindViews(sources, viewer, scene)
    const view = agreementView([{ ledger, gaps: [], reports }], period, 'oktober 2026', rowView, scene)
    expect(view?.steps.map(({ id, minutes, rows: behind }) => [id, minutes, behind.map((one) => one.minutes)])).toEqual(
      [
        ['before', 420, [420]],
        ['after', -360, [-360]],
      ],
    )
    const [first] = view?.steps[0]?.rows ?? []
    expect(first).toMatchObject({
      ...{ href: '/b/b/tidrapport/farsta/r9/rad/first', duration: '7 timmar', objectHref: null },
      text: 'onsdag 30 september från klockan 22:03 till 7 nästa dag',
    })
  })

  it('are not told apart when a report could not be read', () => {
    const rowView = createBehindViews(sources, viewer, scene)
    const gaps = [{ what: 'rows', from: '2026-10-01', to: '2026-10-31' }] as const
    expect(agreementView([{ ledger, gaps, reports }], period, 'oktober 2026', rowView, scene)).toBeNull()
  })
})
