import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Shift, TimeReport } from '../../../provider-api/contract'
import { continuityTable, continuityView, onTimeText } from './continuity'

const now = new Date('2026-11-19T15:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const amir = { id: 'a', displayName: 'Amir', role: 'assistant' as const }
const bo = { id: 'b', displayName: 'Bo', role: 'assistant' as const, newSince: '2026-11-17' }
const shift = (id: string, day: string, staff: Shift['staff'], more: Partial<Shift> = {}): Shift => ({
  ...{ id, kind: 'active', staff, status: 'ended', activities: [], changes: [] },
  ...{ plannedStart: `2026-11-${day}T08:00:00+01:00`, plannedEnd: `2026-11-${day}T12:00:00+01:00` },
  ...more,
})
const at = (day: string, clock: string) => {
  const instant = `2026-11-${day}T${clock}:00+01:00`
  return { at: instant, method: 'app' as const, registeredAt: instant }
}
const rule = {
  ...{ startToleranceMinutes: 5, endToleranceMinutes: 5 },
  ...{ totalMode: 'sum' as const, totalToleranceMinutes: 8 },
}
const noMinutes = { active: 0, waiting: 0, standby: 0 }
const report: TimeReport = {
  ...{ id: 'rep', brukareId: 'b', month: '2026-11', staff: amir, state: 'open' },
  ...{ sums: { planned: noMinutes, reported: noMinutes, faststalld: noMinutes } },
  ...{ rowCount: 1, deviationCount: 0, openObjectionCount: 0, objectionIds: [], comments: [], faststallanden: [] },
  rows: [
    {
      ...{ id: 'r1', shiftId: 's1', kind: 'active', objectionIds: [], comments: [], activities: [] },
      planned: { start: '2026-11-10T08:00:00+01:00', end: '2026-11-10T12:00:00+01:00' },
      ...{ reportedStart: at('10', '08:06'), reportedEnd: at('10', '12:00') },
      classification: { result: 'deviation', brokenBounds: ['start'], rule },
    },
  ],
}
const shifts = [
  shift('s1', '10', amir),
  shift('s2', '17', bo, { actualStart: at('17', '08:00'), actualEnd: at('17', '12:00') }),
  shift('s3', '18', null, { status: 'vacant' }),
]
const read = { places: [{ providerId: 'farsta', shifts, reports: [report] }], gaps: [], notices: [] }
const brukare = { name: null, maySeeSchedule: true }

describe('continuity', () => {
  it('counts who is in the reports and who is only registered, each shift once and by the provider’s rule', () => {
    const view = continuityView(read, brukare, scene)
    expect(view.heading).toBe('2 personer har hjälpt dig de senaste 14 dagarna')
    expect(view.national).toBe('Mellan klockan 7 och 22 är det 2 personer. Så räknar landets kommuner i hemtjänsten.')
    expect(view.change).toBe('Det är fler än de 14 dagarna dessförinnan. Då var det 0.')
    expect(view.rows.map(({ name }) => name)[0]).toBe('5 till 18 november')
    const [latest] = view.rows.map(({ period }) => period)
    expect(latest && onTimeText(latest, scene)).toBe('1 av 2, 50 procent')
    expect(view.how.join(' ')).toContain('Starten får skilja högst 5 minuter')
  })

  it('names who is new only to those who see the schedule', () => {
    expect(continuityView(read, brukare, scene).newcomers).toEqual({
      ...{ count: 1, unread: false },
      texts: ['Bo började tisdag 17 november. Anordnaren sa det inte i förväg.'],
    })
    const withHoursOnly = { name: 'Pia Lindgren', maySeeSchedule: false }
    const view = continuityView(read, withHoursOnly, scene)
    expect(view.newcomers).toEqual({ count: 1, texts: null, unread: false })
    expect(view.heading).toBe('2 personer har hjälpt Pia Lindgren de senaste 14 dagarna')
  })

  it('counts nothing of days that could not be read, and says so', () => {
    const days = { from: '2026-11-01', to: '2026-12-01' }
    const gaps = [{ what: 'rows' as const, ...days }]
    const view = continuityView({ ...read, gaps }, brukare, scene)
    expect(view.heading).toBe('Vi kan inte räkna personerna de senaste 14 dagarna')
    expect(view.rows.map(({ period }) => period === null)).toEqual([true, true, false, false, false, false])
    expect(view.unknown).not.toBeNull()
    const unseen = continuityView({ ...read, gaps: [{ what: 'shifts' as const, ...days }] }, brukare, scene)
    expect(unseen.newcomers.unread).toBe(true)
  })

  it('draws a dot for each who is counted, and rings who is new only when each of them has come', () => {
    expect(continuityView(read, brukare, scene).dots).toEqual({ dots: 2, rings: 1 })
    const ahead = shift('s4', '18', { id: 'c', displayName: 'Cia', role: 'assistant', newSince: '2026-11-18' })
    const more = { ...read, places: [{ providerId: 'farsta', shifts: [...shifts, ahead], reports: [report] }] }
    const view = continuityView(more, brukare, scene)
    expect({ ...view.dots, said: view.newcomers.count }).toEqual({ dots: 2, rings: 0, said: 2 })
    const gaps = [{ what: 'rows' as const, from: '2026-11-01', to: '2026-12-01' }]
    expect(continuityView({ ...read, gaps }, brukare, scene).dots).toBeNull()
  })

  it('gives the same numbers as a file', () => {
    const { lines } = continuityTable(continuityView(read, brukare, scene), scene)
    expect(lines).toHaveLength(7)
    expect(lines[1]).toEqual(['2026-11-05', '2026-11-18', 2, 2, 1, 2, 0])
  })
})
