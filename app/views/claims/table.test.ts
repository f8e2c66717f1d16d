import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { totalMinutes } from '~/domain/time/minutes'
import type { Claim, TimeReport } from '../../../provider-api/contract'
import { claimsView } from './claims'
import { claimData, type PlaceClaims } from './data'
import { ownSums, statedSums } from './sums'
import { claimsTable } from './table'

const scene = {
  ...{ t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T15:00:00+01:00'), requestId: 'r1' },
}

type Row = TimeReport['rows'][number]
const row = (id: string, start: string, end: string, isApproved = true): Row => ({
  ...{ id, kind: 'active', planned: { start, end }, activities: [], objectionIds: [], comments: [] },
  reportedStart: { at: start, method: 'app', registeredAt: start },
  reportedEnd: { at: end, method: 'app', registeredAt: end },
  ...(isApproved && { faststalld: { start, end } }),
  classification: {
    ...{ result: 'accordingToPlan', brokenBounds: [] },
    rule: { startToleranceMinutes: 10, endToleranceMinutes: 10, totalMode: 'sum', totalToleranceMinutes: 15 },
  },
})
const none = { active: 0, waiting: 0, standby: 0 }
const report = (id: string, month: string, rows: Row[]): TimeReport => ({
  ...{
    id,
    brukareId: 'b',
    objectionIds: [],
    month,
    staff: { id: 's1', displayName: 'Anna Ek', role: 'assistant' },
    state: 'faststalld',
  },
  ...{ rows, rowCount: rows.length, faststallanden: [], comments: [], deviationCount: 0, openObjectionCount: 0 },
  sums: { planned: none, reported: none, faststalld: none },
})
const line = (id: string, rowId: string, date: string, start: string, end: string, minutes: number) => ({
  ...{ id, rowId, date, start, end, staffName: 'Anna Ek', kind: 'active' as const },
  ...{ clockMinutes: minutes, convertedMinutes: minutes },
})

/** A day that is fastställd, one that is only reported and in the underlag, one that waits, and a night over each end. */
const rows = [
  row('day', '2026-10-05T08:00:00+02:00', '2026-10-05T16:00:00+02:00'),
  row('early', '2026-10-06T08:00:00+02:00', '2026-10-06T16:00:00+02:00', false),
  row('late', '2026-10-07T08:00:00+02:00', '2026-10-07T12:00:00+02:00', false),
  row('last', '2026-10-31T22:00:00+01:00', '2026-11-01T06:00:00+01:00'),
]
const claim: Claim = {
  ...{ id: 'c1', brukareId: 'b', month: '2026-10', form: 'FK3057', state: 'preparing' },
  ...{ clockMinutes: { ...none, active: 1440 }, convertedMinutes: { ...none, active: 1440 } },
  lines: [
    line('l1', 'day', '2026-10-05', '2026-10-05T08:00:00+02:00', '2026-10-05T16:00:00+02:00', 480),
    line('l2', 'early', '2026-10-06', '2026-10-06T08:00:00+02:00', '2026-10-06T16:00:00+02:00', 480),
    line('l3', 'first', '2026-10-01', '2026-10-01T00:00:00+02:00', '2026-10-01T06:00:00+02:00', 360),
    line('l4', 'last', '2026-10-31', '2026-10-31T22:00:00+01:00', '2026-11-01T00:00:00+01:00', 120),
  ],
}
const place: PlaceClaims = {
  ...{
    place: { providerId: 'farsta' },
    providerName: 'Farsta',
    offered: true,
    claims: [claim],
    unread: [],
    notices: [],
  },
  reports: [
    report('r9', '2026-09', [row('first', '2026-09-30T22:00:00+02:00', '2026-10-01T06:00:00+02:00')]),
    report('r10', '2026-10', rows),
  ],
}

/** What a column of the file comes to, among the rows that are asked for. */
function columnSum(table: ReturnType<typeof claimsTable>, name: string, isAsked = (_: readonly unknown[]) => true) {
  const [heads = [], ...lines] = table.lines
  const at = heads.indexOf(name)
  expect(at, name).toBeGreaterThanOrEqual(0)
  const cells = lines.filter((cells) => cells.length === heads.length && isAsked(cells)).map((cells) => cells[at])
  return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0)
}

describe('the files of an underlag', () => {
  const [data] = claimData([place], '2026-10')
  if (data === undefined) throw new Error('no underlag')
  const [stated, own] = [statedSums(data), ownSums(data)].map((sums) => (sums === null ? 0 : totalMinutes(sums.clock)))
  const lines = claimsTable('lines', [place], [], '2026-10', scene)
  const sums = claimsTable('sums', [place], [], '2026-10', scene)

  it('have lines whose columns come to the sums of the page', () => {
    expect([stated, own]).toEqual([1440, 960])
    expect(columnSum(lines, 'Underlaget, på klockan (minuter)')).toBe(stated)
    expect(columnSum(lines, 'Tidrapporterna, på klockan (minuter)')).toBe(own)
    expect(columnSum(lines, 'Tidrapporterna, omräknat (minuter)')).toBe(own)
    expect(columnSum(lines, 'Skillnad (minuter)')).toBe((stated ?? 0) - (own ?? 0))
    expect(columnSum(lines, 'Bara rapporterat (minuter)')).toBe(480 + 240)
  })

  it('have sums that come to the same by kind, in all and by person', () => {
    const groups = sums.lines.slice(1).map((cells) => cells[1])
    expect([...new Set(groups.filter((group) => group !== undefined))]).toEqual([
      ...['Sorts tid', 'Allt tillsammans', 'Personal'],
    ])
    for (const group of ['Sorts tid', 'Allt tillsammans', 'Personal']) {
      expect(
        columnSum(sums, 'Underlaget, på klockan (minuter)', (cells) => cells[1] === group),
        group,
      ).toBe(stated)
    }
  })

  it('name the shifts that count in two months, as the page and the evidence do', () => {
    const viewer = { brukareId: 'b', maySeeShifts: true, maySeeReports: true, mayObject: false }
    const { crossing } = claimsView([place], [], viewer, { month: '2026-10', staff: null }, scene)
    expect(crossing.map(({ text }) => text)).toEqual([
      'onsdag 30 september från klockan 22 till 6 nästa dag, Anna Ek: 6 timmar av 8 timmar räknas i oktober 2026.',
      'lördag 31 oktober från klockan 22 till 6 nästa dag, Anna Ek: 2 timmar av 8 timmar räknas i oktober 2026.',
    ])
    expect(crossing[1]?.href).toBe('/b/b/tidrapport/farsta/r10/rad/last')
    const blind = claimsView([place], [], { ...viewer, maySeeReports: false }, { month: '2026-10', staff: null }, scene)
    expect(blind.crossing.map(({ href }) => href)).toEqual([null, null])
    for (const file of [lines, sums]) {
      expect(file.lines.flat()).toEqual(expect.arrayContaining(crossing.map(({ text }) => text)))
    }
  })

  it('say under them when the lines do not come to what the provider states', () => {
    const wrong = { ...place, claims: [{ ...claim, clockMinutes: { ...none, active: 1500 } }] }
    expect(JSON.stringify(claimsTable('lines', [wrong], [], '2026-10', scene).lines.at(-4))).toMatch(/25 timmar/)
  })
})

describe('the page of an underlag', () => {
  const viewer = { brukareId: 'b', maySeeShifts: true, maySeeReports: true, mayObject: false }
  const shown = (one: PlaceClaims) => claimsView([one], [], viewer, { month: '2026-10', staff: null }, scene).claims[0]
  const minutesIn = (bar: { parts: readonly { minutes: number }[] } | undefined) =>
    bar?.parts.reduce((sum, { minutes }) => sum + minutes, 0)

  it('draws what its sentences say, and then says how they differ', () => {
    const view = shown(place)
    expect(view?.bars.map(minutesIn)).toEqual([1440, 960])
    expect(view?.summary).toEqual([
      'Underlaget har 24 timmar på klockan.',
      'De godkända raderna i tidrapporterna ger 16 timmar.',
      'Underlaget har 8 timmar för mycket.',
    ])
  })

  it('has a row for each who has time, as long as the longer of the two sides, and no table of one kind', () => {
    const { staff = [], without = [], kinds = [] } = shown(place)?.sums ?? {}
    expect(staff.map(({ told, difference, bar }) => ({ told, difference, minutes: minutesIn(bar) }))).toEqual([
      { told: 'Underlaget 24 timmar. Tidrapporterna 16 timmar.', difference: '8 timmar för mycket', minutes: 1440 },
    ])
    expect([without, kinds]).toEqual([[], []])
  })

  it('says once what is alike in both', () => {
    const same = {
      ...claim,
      lines: claim.lines.filter(({ id }) => id !== 'l2'),
      clockMinutes: { ...none, active: 960 },
    }
    const { staff = [] } = shown({ ...place, claims: [same] })?.sums ?? {}
    expect(staff.map(({ told, difference }) => [told, difference])).toEqual([['16 timmar i båda.', 'Lika mycket']])
  })

  it('names in one sentence those who have none, each with a link to the rows', () => {
    const waiting = report('r11', '2026-10', [
      row('w', '2026-10-09T08:00:00+02:00', '2026-10-09T12:00:00+02:00', false),
    ])
    const other = { ...waiting, staff: { id: 's2', displayName: 'Bo Alm', role: 'assistant' as const } }
    const { staff = [], without = [] } = shown({ ...place, reports: [...place.reports, other] })?.sums ?? {}
    expect(staff).toHaveLength(1)
    expect(without).toEqual([{ id: 's2', name: 'Rader för Bo Alm', href: expect.stringContaining('assistent=s2#') }])
  })

  it('compares nothing, and draws nothing, where one side cannot be had', () => {
    const view = shown({ ...place, unread: ['2026-10'] })
    expect(view?.bars).toEqual([])
    expect(view?.sums.staff.map(({ told, difference }) => ({ told, difference }))).toEqual([
      { told: 'Underlaget 24 timmar.', difference: 'Går inte att jämföra' },
    ])
    expect(view?.sums.without).toEqual([])
  })
})
