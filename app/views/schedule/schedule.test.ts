import { describe, expect, it } from 'vitest'
import { scheduleView } from './schedule'
import { shiftPageView } from './shift-page'
import { at, lars, scene, shiftData, yesterday } from './shift.fixture'
import { unread, whole } from '../../../tests/support/known'
import { scheduleHeading } from './links'

const all = { notices: [], horizons: [] }
const soder = { ...scene, providerId: 'soder', providerName: 'Söders Hemtjänst' }

describe('the schedule', () => {
  const early = shiftData({ id: 'p2', plannedStart: '2026-11-20T07:00:00+01:00', staff: lars })
  const vacant = shiftData({ id: 'p3', plannedStart: '2026-11-19T20:00:00+01:00', status: 'vacant', staff: null })
  const view = scheduleView(
    whole([
      { shifts: [shiftData()], scene },
      { shifts: [early, vacant], scene: soder },
    ]),
    all,
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
    const later = scheduleView(whole([{ shifts: [shiftData()], scene }]), all, scene, '2026-11-21', '2026-11-22')
    expect([later.count, later.known]).toEqual([0, 'none'])
  })

  it('does not say of a day that nothing is planned when the plan is not known, or not all of it', () => {
    const part = { is: 'partly', data: [{ shifts: [shiftData()], scene }], lacks: unread } as const
    const emptyOn = (known: Parameters<typeof scheduleView>[0]) =>
      scheduleView(known, all, scene, '2026-11-18', '2026-11-18').days[0]?.empty
    expect([whole([{ shifts: [], scene }]), part, unread].map(emptyOn)).toEqual([
      'Inget pass är planerat.',
      'Vi vet inte vilka pass som är planerade.',
      'Vi vet inte vilka pass som är planerade.',
    ])
    const headingOf = (known: Parameters<typeof scheduleView>[0]) =>
      scheduleHeading(
        { kind: 'day', id: '2026-11-20', from: '2026-11-20', to: '2026-11-20', asTable: false },
        scheduleView(known, all, scene, '2026-11-20', '2026-11-20'),
        scene,
      )
    expect([part, unread].map(headingOf)).toEqual([
      'Minst ett pass fredag 20 november',
      'Schemat för fredag 20 november går inte att läsa just nu',
    ])
  })
})

describe('a schedule that does not reach over all the days', () => {
  const horizons = [{ dataFrom: '2026-08-01', plannedUntil: '2026-12-20' }]
  const viewOf = (from: string, to: string) =>
    scheduleView(whole([{ shifts: [], scene }]), { notices: [], horizons }, scene, from, to)
  const headingOf = (day: string) =>
    scheduleHeading({ kind: 'day', id: day, from: day, to: day, asTable: false }, viewOf(day, day), scene)

  it('says how far it is made, and not that nothing is planned', () => {
    expect(headingOf('2026-12-21')).toBe('Schemat är inte lagt längre än till söndag 20 december')
    expect(headingOf('2026-07-31')).toBe('Uppgifterna i schemat börjar lördag 1 augusti')
    expect(headingOf('2026-12-20')).toBe('Inget pass söndag 20 december')
  })

  it('says of each day how it stands', () => {
    expect(viewOf('2026-12-20', '2026-12-21').days.map(({ empty }) => empty)).toEqual([
      'Inget pass är planerat.',
      'Schemat är inte lagt så långt än.',
    ])
    expect(viewOf('2026-07-31', '2026-07-31').days[0]?.empty).toBe('Uppgifterna i Insyn börjar en senare dag.')
  })
})

describe('one shift', () => {
  const page = (more: Parameters<typeof shiftData>[0], mayReadReports = true) =>
    shiftPageView({ shifts: [shiftData(more)], scene }, 'p1', {
      mayReadReports,
      call: null,
      objectHref: null,
      laws: null,
    })

  it('is null when it is not there', () => {
    expect(
      shiftPageView({ shifts: [], scene }, 'p1', { mayReadReports: true, call: null, objectHref: null, laws: null }),
    ).toBeNull()
  })

  it('leads to the shift that it was moved from or to, on the day of that', () => {
    const other = { id: 'p9', plannedStart: '2026-11-24T23:30:00Z' }
    expect(page({})?.related).toBeNull()
    expect(page({ relatedTo: { ...other, relation: 'replaces' } })?.related).toEqual({
      href: `/b/${scene.brukareId}/pass/${scene.providerId}/2026-11-25/p9`,
      text: 'Passet är flyttat. Se det gamla passet: onsdag 25 november klockan 0:30',
    })
    expect(page({ relatedTo: { ...other, relation: 'replacedBy' } })?.related?.text).toBe(
      'Passet är flyttat. Se det nya passet: onsdag 25 november klockan 0:30',
    )
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
    // From when is not known, and nothing else has happened to it.
    const [bare] = page({ changes: [{ at: '2026-11-19T10:00:00+01:00', type: 'moved' }] })?.changes ?? []
    expect(bare).toMatch(/: Passet fick en annan tid\.$/)
  })

  it.each([
    ['comes', {}, 'next', 'Anna Ek kommer fredag 20 november klockan 8'],
    ['is vacant', { staff: null, status: 'vacant' }, 'nextVacant', 'Ingen är bokad än fredag 20 november klockan 8'],
    ['is cancelled', { status: 'cancelled' }, 'cancelled', 'Passet fredag 20 november klockan 8 är inställt'],
    ['is beredskap', { kind: 'standby' }, 'onCall', 'Anna Ek har beredskap fredag 20 november'],
    ['is over', yesterday, 'over', 'Anna Ek var på plats onsdag 18 november'],
    [
      'goes on',
      {
        plannedStart: '2026-11-19T14:00:00+01:00',
        plannedEnd: '2026-11-19T16:00:00+01:00',
        status: 'started',
        actualStart: at('2026-11-19T14:02:00+01:00'),
      },
      'here',
      'Anna Ek är på plats till klockan 16',
    ],
  ] as const)('%s: its heading is the answer, in ten words at most', (_is, more, kind, heading) => {
    const answer = page(more)?.answer
    expect(answer).toMatchObject({ kind, heading })
    expect(heading.split(' ').length).toBeLessThanOrEqual(10)
    expect(answer?.progress).toEqual(kind === 'here' ? { from: '14:00', to: '16:00', percent: 50 } : null)
  })

  it('tells of each insats only what is known', () => {
    const activities = [
      { name: 'Dusch', planned: true, done: true },
      { name: 'Medicin', planned: true, done: false },
      { name: 'Lunch', planned: true, done: null },
      { name: 'Städning', planned: false, done: true },
    ]
    const states = page({ activities })?.activities.map(({ state }) => state)
    expect(states).toEqual(['done', 'notDone', 'planned', 'extra'])
  })
})
