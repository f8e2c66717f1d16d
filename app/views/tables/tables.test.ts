import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Grant, TimeReportRow } from '../../../provider-api/contract'
import { decisionsView } from '~/views/hours/decisions'
import { versionView } from '~/views/reports/faststallande'
import { decisionsTable } from '~/views/hours/tables'
import { faststallandenTable, reportsTable, rowsTable } from '~/views/reports/tables'
import { rowView } from '~/views/reports/row'
import { scheduleView } from '~/views/schedule/schedule'
import { scheduleTable } from '~/views/schedule/table'
import { hoursText, localTime, noticeTexts, type Table } from './table'
import { whole } from '../../../tests/support/known'

const now = new Date('2026-11-19T15:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }

/** The rows by the names of their columns. */
function byName({ lines: [heads = [], ...rows] }: Table): Record<string, unknown>[] {
  expect(new Set(heads).size).toBe(heads.length)
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [z.string().parse(heads[index] ?? ''), cell])))
}

describe('cells', () => {
  it('writes hours and minutes, and the clock in Stockholm', () => {
    expect([0, 5, 195, 24720, -15].map(hoursText)).toEqual(['0:00', '0:05', '3:15', '412:00', '\u22120:15'])
    expect(localTime(new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25 02:30')
    expect(localTime(null)).toBeNull()
  })

  it('says what is missing in the file', () => {
    const notice = { providerName: 'Farsta', reason: 'unavailable' as const, asOf: null, since: null }
    expect(noticeTexts([notice], scene)).toEqual(['Farsta svarar inte just nu. Uppgifter därifrån saknas i filen.'])
  })
})

const row: TimeReportRow = {
  ...{ id: 'r1', kind: 'active', shiftId: 's1', comment: '=1', objectionIds: [], comments: [], activities: [] },
  planned: { start: '2026-10-24T22:00:00+02:00', end: '2026-10-25T06:00:00+01:00' },
  reportedStart: { at: '2026-10-24T22:20:00+02:00', method: 'nfc', registeredAt: '2026-10-24T22:20:00+02:00' },
  reportedEnd: { at: '2026-10-25T06:00:00+01:00', method: 'nfc', registeredAt: '2026-10-25T06:00:00+01:00' },
  classification: {
    result: 'deviation',
    brokenBounds: ['start'],
    rule: { startToleranceMinutes: 10, endToleranceMinutes: 10, totalMode: 'sum', totalToleranceMinutes: 15 },
  },
}

describe('the tables of reports', () => {
  it('have the rows with planned, reported and fastställd time, in minutes and in hours', () => {
    const table = rowsTable(
      { rows: [rowView(row, '/r', scene)], month: '2026-10', staff: 'Amir' },
      [{ providerName: 'Farsta', reason: 'unavailable', asOf: new Date('2026-11-19T08:05:00+01:00'), since: null }],
      scene,
    )
    expect(table.file).toEqual({ what: 'tidrapport', about: 'Amir', when: '2026-10' })
    const [first, remark] = byName(table)
    // The night of the clock change is an hour longer than the clock says.
    expect(first).toMatchObject({
      ...{ Dag: '2026-10-24', Personal: 'Amir', 'Planerat, start': '2026-10-24 22:00' },
      ...{ 'Planerat, slut': '2026-10-25 06:00', 'Planerat (minuter)': 540 },
      ...{ 'Planerat (timmar och minuter)': { hours: '9:00' }, 'Rapporterat (minuter)': 520 },
      ...{ 'Fastställt (minuter)': null, 'Fastställt, start': null },
    })
    expect(remark?.Dag).toBe('Uppgifterna är från torsdag 19 november klockan 8:05. Farsta svarar inte just nu.')
  })

  it('say only that, when the report cannot be had', () => {
    const notice = { providerName: 'Farsta', reason: 'unavailable' as const, asOf: null, since: null }
    const { file, lines } = rowsTable(null, [notice], scene)
    expect([file, lines.length]).toEqual([{ what: 'tidrapport' }, 2])
    expect(lines[1]).toEqual(['Farsta svarar inte just nu. Uppgifter därifrån saknas i filen.'])
  })

  it('have each fastställande with its minutes', () => {
    const version = { id: 'f1', version: 2, by: 'Lena Arb', at: '2026-11-03T10:00:00+01:00', mode: 'single' as const }
    const minutes = { active: 600, waiting: 60, standby: 0 }
    const view = versionView({ ...version, minutes }, undefined, true, scene)
    const items = [{ ...view, staff: 'Amir', providerName: 'Farsta' }]
    const [first] = byName(faststallandenTable({ items, notices: [] }, '2026-10', scene))
    expect(first).toMatchObject({
      ...{ Version: 2, När: '2026-11-03 10:00', Av: 'Lena Arb', 'Fastställd tid (minuter)': 660 },
      ...{ 'aktiv tid (minuter)': 600, 'väntetid (timmar och minuter)': { hours: '1:00' } },
      'Kommentar saknas': 'Ja',
    })
  })

  it('have the heads of a month also when it is empty', () => {
    const view = {
      heading: '',
      title: '',
      progress: null,
      items: [],
      sums: null,
      timeline: [],
      notices: [],
      severalProviders: false,
    }
    const { lines } = reportsTable(view, '2026-10', scene)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('Planerad tid (minuter)')
  })
})

describe('the table of the schedule', () => {
  it('has every shift of the page', () => {
    const shift = {
      ...{ id: 's1', kind: 'active' as const, staff: null, status: 'vacant' as const, activities: [], changes: [] },
      ...{ plannedStart: '2026-11-20T08:00:00+01:00', plannedEnd: '2026-11-20T16:00:00+01:00' },
    }
    const own = {
      own: true,
      brukareId: 'b',
      brukareName: 'Pia',
      providerId: 'farsta',
      providerName: 'Farsta',
      brukareIsProtected: false,
      maySeeVisits: true,
    }
    const parts = whole([{ shifts: [shift], scene: { ...scene, ...own } }])
    const [first] = byName(
      scheduleTable(
        scheduleView(parts, { notices: [], horizons: [] }, scene, '2026-11-16', '2026-11-22'),
        '2026-W47',
        scene,
      ),
    )
    expect(first).toMatchObject({
      ...{ Dag: '2026-11-20', 'Planerat, start': '2026-11-20 08:00', 'Planerat (minuter)': 480 },
      ...{ 'Registrerat, start': null, 'Registrerat (minuter)': null, Vem: 'Ingen bokad', Anordnare: 'Farsta' },
    })
  })
})

describe('the table of decisions', () => {
  it('has what each decision gives, from and to', () => {
    const grant: Grant = {
      ...{ id: 'g', law: 'LSS', minutes: 2400, per: 'week', from: '2026-01-01', kinds: ['active'] },
      ...{ doubleStaffing: false, startedAt: '2026-01-07' },
    }
    const view = decisionsView(whole([{ grant, providerName: 'Farsta' }]), false, [], 'b', scene)
    const [first] = byName(decisionsTable(view, scene))
    expect(first).toMatchObject({
      ...{ Lag: 'LSS', 'I beslutet (minuter)': 2400, 'I beslutet (timmar och minuter)': { hours: '40:00' } },
      ...{ 'Första dagen': '2026-01-01', 'Sista dagen': null, 'Två personer samtidigt': 'Nej', Anordnare: 'Farsta' },
    })
  })
})
