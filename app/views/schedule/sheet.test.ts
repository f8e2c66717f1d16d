import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dayAfter, daysOf, midnightsBetween, minutesAfter, startOfDay } from '~/domain/time/time'
import { unread, whole } from '../../../tests/support/known'
import { scheduleView } from './schedule'
import { anna, lars, scene, shiftData } from './shift.fixture'
import { sheetView, type SheetView, type SheetWhose } from './sheet'
import { dayPartOf, shiftsOn } from './sheet-entries'
import { dayHeight, dayColumn, fitOf, pageFit, widely } from './sheet-fit'
import { shortNames } from './sheet-names'

/** An ordinary week, and those in which clocks are changed. */
const anyMonday = fc.constantFrom('2026-11-16', '2026-03-23', '2026-10-19', '2027-03-22', '2027-10-25')
const people = [anna, lars, { ...anna, id: 's3', displayName: 'Anna Öst' }, { ...anna, id: 's4', displayName: 'Bo' }]

const anyShifts = (monday: string, most: number) =>
  fc
    .array(
      fc.record({
        from: fc.integer({ min: -1300, max: 7 * 1440 - 1 }),
        minutes: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(20, 30, 120, 480)),
        kind: fc.constantFrom('active' as const, 'waiting' as const, 'standby' as const),
        status: fc.constantFrom('planned' as const, 'planned' as const, 'vacant' as const, 'cancelled' as const),
        staff: fc.constantFrom(...people),
      }),
      { maxLength: most },
    )
    .map((all) =>
      all.map(({ from, minutes, kind, status, staff }, nth) => {
        const start = minutesAfter(startOfDay(monday), from)
        return shiftData({
          ...{ id: `p${nth}`, kind, status, staff: status === 'vacant' ? null : staff },
          ...{ plannedStart: start.toISOString(), plannedEnd: minutesAfter(start, minutes).toISOString() },
        })
      }),
    )

const own: SheetWhose = { own: true, brukareName: 'Pia Lindgren', isProtected: false }
const all = { notices: [], horizons: [] }
type Shifts = ReturnType<typeof shiftData>[]

const scheduleOf = (monday: string, shifts: Shifts) =>
  scheduleView(whole([{ shifts, scene }]), all, scene, monday, dayAfter(monday, 6))
const sheetOf = (monday: string, shifts: Shifts, whose = own): SheetView =>
  sheetView(scheduleOf(monday, shifts), [], whose, 47, scene)

const anyWeek = (most: number) =>
  anyMonday.chain((monday) => fc.record({ monday: fc.constant(monday), shifts: anyShifts(monday, most) }))

describe('a week on one sheet', () => {
  it('has every shift of the schedule, on the day that it begins, with its time and who comes', () => {
    fc.assert(
      fc.property(anyWeek(30), ({ monday, shifts }) => {
        const schedule = scheduleOf(monday, shifts)
        const sheet = sheetOf(monday, shifts)
        expect(sheet.days.map(({ date }) => date)).toEqual(daysOf(monday, dayAfter(monday, 6)))
        for (const [nth, day] of schedule.days.entries()) {
          const { entries = [] } = sheet.days[nth] ?? {}
          for (const shift of [...day.goingOn, ...day.shifts]) {
            const { start, end } = shift.planned
            const isLong = midnightsBetween(start, end) > 0 && +end - +start >= 16 * 3_600_000
            const time =
              shift.day < day.date
                ? scene.f.atTime(end)
                : end <= start
                  ? scene.f.atTime(start)
                  : isLong
                    ? scene.f.span(start, end)
                    : scene.f.spanBrief(start, end)
            const looks = { cancelled: 'cancelled', vacant: 'nobody' }
            const look = shift.state === 'cancelled' || shift.state === 'vacant' ? looks[shift.state] : 'person'
            const isThere = (entry: (typeof entries)[number]) =>
              entry.look === look &&
              (look !== 'person' || entry.name === shift.staff) &&
              (entry.times.includes(time) || entry.times.includes(scene.t('schedule.sheet.allDay')))
            expect(entries.some(isThere), `${day.date} ${shift.sentence} ${JSON.stringify(entries)}`).toBe(true)
          }
        }
      }),
    )
  })

  it('has as many times as there are shifts, so that none is merged away', () => {
    fc.assert(
      fc.property(anyWeek(30), ({ monday, shifts }) => {
        const schedule = scheduleOf(monday, shifts)
        const views = schedule.days.flatMap((day) => [...day.goingOn, ...day.shifts])
        const sheet = sheetOf(monday, shifts)
        for (const { date, entries } of sheet.days) {
          const times = entries.reduce((sum, { times: each }) => sum + each.split(/, (?!slutet)/).length, 0)
          expect(times).toBe(shiftsOn(date, date === monday, views).length)
        }
      }),
    )
  })

  it('finds room on one sheet for up to sixty shifts a week, each with room of its own', () => {
    fc.assert(
      fc.property(anyWeek(60), ({ monday, shifts }) => {
        const sheet = sheetOf(monday, shifts)
        const room = { width: 192, height: 215, day: dayColumn(sheet.days, widely) }
        const fit = fitOf(sheet.days, room, widely)
        expect(fit).not.toBeNull()
        if (fit === null) return
        const heights = sheet.days.map((day) => dayHeight(day, room, fit, widely).whole)
        expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(room.height)
      }),
    )
  })

  it('says of more than a sheet has room for that it does not fit, and leaves none out', () => {
    const shifts = Array.from({ length: 700 }, (_, nth) => {
      const start = minutesAfter(startOfDay('2026-11-16'), nth * 14)
      const staff = { ...anna, displayName: `Person${String.fromCharCode(97 + (nth % 26))} Ek${nth % 7}` }
      const end = minutesAfter(start, 10 + (nth % 3))
      return shiftData({ id: `p${nth}`, staff, plannedStart: start.toISOString(), plannedEnd: end.toISOString() })
    })
    expect(pageFit(sheetOf('2026-11-16', shifts))).toBeNull()
  })
})

const night = { plannedStart: '2026-11-15T22:00:00+01:00', plannedEnd: '2026-11-16T06:00:00+01:00' }

test('the night before Monday is told on Monday, and other nights on the evening they begin', () => {
  const next = { plannedStart: '2026-11-16T22:00:00+01:00', plannedEnd: '2026-11-17T06:00:00+01:00' }
  const sheet = sheetOf('2026-11-16', [shiftData({ ...night, id: 'a' }), shiftData({ ...next, id: 'b', staff: lars })])
  expect(
    sheet.days.map(({ entries }) => entries.map(({ words, times, partWord }) => [words, times, partWord])),
  ).toEqual([
    [
      ['Anna', 'till klockan 6', 'Natt'],
      ['Lars', '22–6', 'Natt'],
    ],
    ...[[], [], [], [], [], []],
  ])
})

test('a day without shifts is said to be empty only where that is known', () => {
  const horizons = [{ dataFrom: null, plannedUntil: '2026-11-18' }]
  const wordsOf = (known: Parameters<typeof scheduleView>[0], around: Parameters<typeof scheduleView>[1]) =>
    sheetView(scheduleView(known, around, scene, '2026-11-16', '2026-11-22'), [], own, 47, scene).days.map(
      ({ words }) => words,
    )
  const nobody = 'Ingen kommer.'
  expect(wordsOf(whole([{ shifts: [], scene }]), { notices: [], horizons })).toEqual([
    ...[nobody, nobody, nobody],
    ...Array.from({ length: 4 }, () => 'Inte planerat än.'),
  ])
  expect(new Set(wordsOf(unread, all))).toEqual(new Set(['Vi vet inte vem som kommer.']))
  const part = { is: 'partly', data: [{ shifts: [shiftData()], scene }], lacks: unread } as const
  expect(wordsOf(part, all)[4]).toBe('Vi vet inte om fler kommer.')
})

test('the sheet of one with a protected identity has no name of a person', () => {
  const call = {
    ...{ providerId: 'farsta', heading: 'Ring Farsta Assistans', first: null, ring: null, ask: null, none: null },
    rows: [{ href: 'tel:1', text: 'Malin Ek, 08', number: '08', note: 'Samordnare', name: 'Malin Ek' }],
  }
  const schedule = scheduleOf('2026-11-16', [shiftData()])
  const whose = { own: false, brukareName: 'Maja Holm', isProtected: true }
  const said = JSON.stringify(sheetView(schedule, [call], whose, 47, scene))
  for (const name of ['Maja', 'Holm', 'Anna', 'Ek']) expect(said).not.toContain(name)
  expect(said).toContain('Någon kommer')
  expect(said).toContain('Kontaktpersonen, 08')
})

test('the sheet of another is called by their first name', () => {
  expect(sheetOf('2026-11-16', [], { own: false, brukareName: 'Karl Öberg', isProtected: false }).title).toBe(
    'Karl, vecka 47',
  )
})

test.each([
  [
    ['Hodan Warsame', 'Leif Boman'],
    ['Hodan', 'Leif'],
  ],
  [
    ['Anna Ek', 'Anna Öst', 'Bo'],
    ['Anna E', 'Anna Ö', 'Bo'],
  ],
  [
    ['Anna Ek', 'Anna Englund'],
    ['Anna Ek', 'Anna Englund'],
  ],
  [
    ['Vikarie 3', 'B. Ek', 'Kim A.'],
    ['Vikarie 3', 'B. Ek', 'Kim'],
  ],
])('%j are called %j', (names, short) => {
  expect([...shortNames(names).values()]).toEqual(short)
})

test('short names of different people are different', () => {
  const anyName = fc.array(fc.constantFrom('Anna', 'Bo', 'Ek', 'Englund', 'Öst', '3', 'von'), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(
      fc.array(
        anyName.map((parts) => parts.join(' ')),
        { maxLength: 8 },
      ),
      (names) => {
        const short = shortNames(names)
        expect(new Set(short.values()).size).toBe(new Set(names).size)
      },
    ),
  )
})

test.each([
  ['06:00', '14:00', 'day'],
  ['14:00', '22:00', 'evening'],
  ['18:00', '18:45', 'evening'],
  ['22:00', '06:00', 'night'],
  ['21:00', '07:00', 'night'],
  ['23:00', '23:30', 'night'],
  ['09:00', '19:00', 'day'],
  ['00:30', '06:00', 'night'],
  ['08:00', '08:00', 'round'],
])('from %s to %s is %s', (from, to, part) => {
  const start = new Date(`2026-11-19T${from}:00+01:00`)
  const end = new Date(`2026-11-${to > from ? '19' : '20'}T${to}:00+01:00`)
  expect(dayPartOf({ planned: { start, end } })).toBe(part)
})
