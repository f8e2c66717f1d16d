import { describe, expect, it } from 'vitest'
import { scheduleView, shiftPageView } from './schedule'
import { at, lars, scene, shiftData } from './shift.fixture'

const soder = { ...scene, providerId: 'soder', providerName: 'Söders Hemtjänst' }

describe('the schedule', () => {
  const early = shiftData({ id: 'p2', plannedStart: '2026-11-20T07:00:00+01:00', staff: lars })
  const vacant = shiftData({ id: 'p3', plannedStart: '2026-11-19T20:00:00+01:00', status: 'vacant', staff: null })
  const view = scheduleView(
    [
      { shifts: [shiftData()], scene },
      { shifts: [early, vacant], scene: soder },
    ],
    [],
    scene,
    '2026-11-18',
    '2026-11-20',
  )

  it('has every day, also the empty one, and says which is today', () => {
    expect(view.days.map(({ date, isToday }) => [date, isToday])).toEqual([
      ['2026-11-18', false],
      ['2026-11-19', true],
      ['2026-11-20', false],
    ])
    expect(view.days.map(({ shifts }) => shifts.length)).toEqual([0, 1, 2])
    expect(view.days[1]?.heading).toMatch(/, i dag$/)
  })

  it('puts the shifts of all providers in the order they begin', () => {
    expect(view.days[2]?.shifts.map(({ id }) => id)).toEqual(['p2', 'p1'])
    expect(view.severalProviders).toBe(true)
  })

  it('counts the vacant apart from what else has changed', () => {
    expect(view).toMatchObject({ count: 3, vacant: 1, changed: 0 })
  })

  it('leaves out what begins outside the days that were asked for', () => {
    expect(scheduleView([{ shifts: [shiftData()], scene }], [], scene, '2026-11-21', '2026-11-22').count).toBe(0)
  })
})

describe('one shift', () => {
  const page = (more: Parameters<typeof shiftData>[0], mayReadReports = true) =>
    shiftPageView({ shifts: [shiftData(more)], scene }, 'p1', mayReadReports)

  it('is null when it is not there', () => {
    expect(shiftPageView({ shifts: [], scene }, 'p1', true)).toBeNull()
  })

  it('leads to its report only those who may read reports', () => {
    expect(page({ timeReportId: 'r1' })?.timeReportId).toBe('r1')
    expect(page({ timeReportId: 'r1' }, false)?.timeReportId).toBeUndefined()
  })

  it('is as long as it is, and says so, in the night when the clocks go back', () => {
    const night = page({
      plannedStart: '2026-10-24T22:00:00+02:00',
      plannedEnd: '2026-10-25T07:00:00+01:00',
      actualStart: at('2026-10-24T22:00:00+02:00'),
    })
    expect(night?.overClockChange).toBe(true)
    expect(night?.facts.map(({ value }) => value)).toContain('10 timmar')
    expect(page({})?.overClockChange).toBe(false)
    // The same instants, however their offsets are written.
    const plain = { plannedStart: '2026-10-24T20:00:00Z', plannedEnd: '2026-10-25T06:00:00Z' }
    expect(page(plain)?.overClockChange).toBe(true)
    const summer = { plannedStart: '2026-11-20T07:00:00Z', plannedEnd: '2026-11-20T16:00:00+01:00' }
    expect(page(summer)?.overClockChange).toBe(false)
  })

  it('says from when it was moved', () => {
    const previous = { previousStart: '2026-11-20T06:00:00+01:00', previousEnd: '2026-11-20T08:00:00+01:00' }
    const moved = page({ changes: [{ at: '2026-11-19T10:00:00+01:00', type: 'moved', ...previous }] })
    expect(moved?.changes[0]).toMatch(/Passet flyttades\. Förut var det .*från klockan 6 till 8/)
  })
})
