import { describe, expect, it } from 'vitest'
import type { Faststallande } from '../../../provider-api/contract'
import { versionView } from './faststallande'
import { addSums, monthAnswer, monthHeading, reportItem } from './month'
import { anna, scene } from '~/views/schedule/shift.fixture'
import { unread, whole } from '../../../tests/support/known'

const minutes = { active: 120, waiting: 0, standby: 0 }
const row = (rowId: string, from: string, to: string) => ({
  rowId,
  start: `2026-11-18T${from}:00+01:00`,
  end: `2026-11-18T${to}:00+01:00`,
})
const version = (more: Partial<Faststallande> = {}): Faststallande => ({
  ...{ id: 'f1', version: 1, by: 'Malin Ek, arbetsledare', at: '2026-11-19T09:00:00+01:00', mode: 'single', minutes },
  ...more,
})

describe('a version of a fastställande', () => {
  it('says who, when and how, alone or with others', () => {
    expect(versionView(version(), undefined, false, scene).made).toMatch(
      /^Malin Ek, arbetsledare fastställde .*för sig\.$/,
    )
    expect(versionView(version({ mode: 'batch' }), undefined, false, scene).made).toContain('enligt plan')
  })

  it('says that it is not told by whom, and misses no comment, where the provider tells neither who nor how', () => {
    const untold = version({ by: undefined, mode: undefined })
    expect(versionView(untold, undefined, true, scene)).toMatchObject({
      ...{ made: 'Tiden fastställdes torsdag 19 november klockan 9. Anordnaren säger inte av vem.' },
      ...{ by: 'Anordnaren säger inte', mode: 'Anordnaren säger inte', commentMissing: false },
    })
  })

  it('says that the comment is missing, when there was a deviation and only then', () => {
    const missing = (comment: string | undefined, hasDeviation: boolean) =>
      versionView(version({ comment }), undefined, hasDeviation, scene).commentMissing
    expect([
      missing(undefined, true),
      missing('  ', true),
      missing('Sen buss.', true),
      missing(undefined, false),
    ]).toEqual([true, true, false, false])
  })

  it('tells the kinds apart when there is more than one', () => {
    expect(versionView(version(), undefined, false, scene).kinds).toEqual([])
    expect(versionView(version({ minutes: { ...minutes, waiting: 30 } }), undefined, false, scene).kinds).toHaveLength(
      2,
    )
  })

  it('tells what was added, changed and removed since the version before, and nothing that was not', () => {
    const before = version({
      rows: [row('a', '08:00', '10:00'), row('b', '12:00', '13:00'), row('c', '15:00', '16:00')],
    })
    const after = version({
      version: 2,
      rows: [row('a', '08:00', '10:00'), row('b', '12:00', '13:30'), row('d', '18:00', '19:00')],
    })
    const [changed, added, removed] = versionView(after, before, false, scene).differences
    expect(changed).toContain('ändrat. Förut från klockan 12 till 13. Nu från klockan 12 till 13:30')
    expect(added).toContain('lades till, från klockan 18 till 19')
    expect(removed).toContain('togs bort, från klockan 15 till 16')
    expect(versionView(after, undefined, false, scene).differences).toEqual([])
  })
})

describe('the reports of a month', () => {
  const sums = { planned: minutes, reported: { ...minutes, active: 100 }, faststalld: { ...minutes, active: 0 } }
  const report = (more: Partial<Parameters<typeof reportItem>[0]> = {}) => ({
    ...{ id: 'r1', month: '2026-11', staff: anna, state: 'certified' as const, sums },
    ...{ rowCount: 3, deviationCount: 0, openObjectionCount: 0 },
    ...more,
  })
  const where = {
    brukareId: 'b1',
    providerId: 'farsta',
    providerName: 'Farsta Assistans',
    widest: 120,
    someFaststalld: true,
  }

  it('have a heading that says how far the month has come', () => {
    const heading = (...states: ('certified' | 'faststalld')[]) =>
      monthHeading('2026-11', whole(states.map((state) => report({ state }))), scene)
    expect(heading()).toBe('Inga tidrapporter för november 2026')
    expect(monthHeading('2026-11', unread, scene)).toBe('Tidrapporterna för november 2026 går inte att läsa just nu')
    expect(heading('certified')).toBe('Tidrapporten för november 2026 är inte fastställd än')
    expect(heading('certified', 'faststalld')).toBe('1 av 2 tidrapporter för november 2026 är fastställda')
    expect(heading('faststalld')).toBe('Tidrapporten för november 2026 är fastställd')
  })

  it('answer with how many have something to look at, when all are known', () => {
    const off = report({ deviationCount: 1 })
    expect(monthAnswer('2026-11', whole([off, report(), report({ openObjectionCount: 1 })]), scene)).toEqual({
      heading: '2 av 3 tidrapporter har något att titta på',
      title: 'Tidrapporter, november 2026',
      progress: 'Ingen av 3 tidrapporter för november 2026 är fastställd än',
    })
    expect(monthAnswer('2026-11', whole([report(), report()]), scene).heading).toBe(
      'Ingen av 2 tidrapporter har något att titta på',
    )
    const text = 'Tidrapporterna för november 2026 går inte att läsa just nu'
    expect(monthAnswer('2026-11', unread, scene)).toEqual({ heading: text, title: text, progress: null })
  })

  it('have a bar of the same minutes as are told, with a line where the plan ends', () => {
    const drawn = (more: Parameters<typeof report>[0]) => {
      const { bar, minutes: told } = reportItem(report(more), { ...where, widest: 120 }, scene)
      return [bar.parts.map(({ part, minutes: own }) => [part, own]), bar.limit, told.planned]
    }
    const times = (planned: number, reported: number, faststalld: number) => ({
      sums: {
        planned: { active: planned, waiting: 0, standby: 0 },
        reported: { active: reported, waiting: 0, standby: 0 },
        faststalld: { active: faststalld, waiting: 0, standby: 0 },
      },
    })
    expect(drawn(times(100, 80, 0))).toEqual([
      [
        ['given', 80],
        ['ahead', 20],
      ],
      null,
      100,
    ])
    expect(drawn({ ...times(60, 80, 80), latestFaststallande: version() })).toEqual([[['approved', 80]], 50, 60])
    expect(drawn(times(0, 0, 0))).toEqual([[], null, 0])
  })

  it('say "not yet" and not "0 minutes" for what nobody has fastställt', () => {
    expect(reportItem(report(), where, scene).faststalld).toBe(scene.t('reports.notYet'))
    expect(reportItem(report({ latestFaststallande: version() }), where, scene).faststalld).toBe('0 minuter')
  })

  it('remark on deviations and open objections', () => {
    expect(reportItem(report(), where, scene).remarks).toEqual([])
    expect(reportItem(report({ deviationCount: 2, openObjectionCount: 1 }), where, scene).remarks).toHaveLength(2)
  })

  it('are added kind by kind over the providers; no month that came is no sum', () => {
    expect(addSums(whole([]))).toBeNull()
    expect(addSums({ is: 'partly', data: [{ totals: sums }], lacks: unread })).toBeNull()
    expect(addSums(whole([{ totals: sums }, { totals: sums }]))?.reported).toEqual({
      active: 200,
      waiting: 0,
      standby: 0,
    })
  })
})
