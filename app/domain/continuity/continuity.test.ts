import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continuityOf, lastPeriods, newcomersOf, type WorkedShift } from './continuity'
import { defaultRule } from '~/domain/schedule/deviation'
import { dayAfter, minutesAfter, startOfDay } from '~/domain/time/time'

const today = '2026-11-19'
const now = new Date('2026-11-19T15:00:00+01:00')
const at = (day: string, clock: string) => new Date(`2026-11-${day}T${clock}:00+01:00`)
const worked = (staffKey: string, start: Date, end: Date, more: Partial<WorkedShift> = {}): WorkedShift => ({
  ...{ staffKey, worked: { start, end }, rule: defaultRule, openObjection: false },
  planned: { start, end, status: 'booked' },
  ...more,
})
const latest = (shifts: readonly WorkedShift[]) => continuityOf(shifts, lastPeriods(today), now)[0]

describe('the periods', () => {
  it('are six times 14 whole days, the newest first, and the newest ends yesterday', () => {
    const periods = lastPeriods(today)
    expect(periods).toHaveLength(6)
    expect(periods[0]).toEqual({ from: '2026-11-05', to: '2026-11-18' })
    expect(periods[1]).toEqual({ from: '2026-10-22', to: '2026-11-04' })
    expect(periods[5]?.from).toBe(dayAfter(today, -84))
  })
})

describe('persons', () => {
  it('are counted once, however often they come, and between 07 and 22 for the national measure', () => {
    const found = latest([
      worked('a', at('06', '08:00'), at('06', '12:00')),
      worked('a', at('07', '08:00'), at('07', '12:00')),
      worked('b', at('06', '22:00'), at('07', '06:00')),
      worked('c', at('08', '21:59'), at('08', '23:00')),
      worked('d', at('08', '06:00'), at('08', '07:00')),
    ])
    expect(found).toMatchObject({ allPersons: 4, daytimePersons: 2 })
  })

  it('are in every period that their time is in', () => {
    const [newest, before] = continuityOf([worked('a', at('04', '20:00'), at('05', '08:00'))], lastPeriods(today), now)
    expect([newest?.allPersons, before?.allPersons]).toEqual([1, 1])
    expect([newest?.judged, before?.judged]).toEqual([0, 1])
  })

  it('are nobody where nothing was reported', () => {
    const nobody = worked('a', at('06', '08:00'), at('06', '12:00'), { worked: null })
    expect(latest([nobody])).toMatchObject({ allPersons: 0, judged: 0, unreported: 1 })
  })
})

describe('punctuality', () => {
  it('is judged by the rule of deviations, bounds included', () => {
    const late = (minutes: number, more: Partial<WorkedShift> = {}) => {
      const shift = worked('a', at('06', '08:00'), at('06', '12:00'), more)
      return { ...shift, worked: { start: minutesAfter(at('06', '08:00'), minutes), end: at('06', '12:00') } }
    }
    expect(latest([late(10), late(11), late(0, { openObjection: true })])).toMatchObject({ judged: 3, onTime: 1 })
  })

  it('leaves out what was not booked, was not planned, or is not over', () => {
    const span = { start: at('18', '08:00'), end: at('18', '12:00') }
    const left = [
      worked('a', span.start, span.end, { planned: null }),
      worked('a', span.start, span.end, { planned: { ...span, status: 'vacant' } }),
      worked('a', span.start, span.end, { planned: { ...span, status: 'cancelled' } }),
      worked('a', span.start, span.end, {
        planned: { start: at('18', '22:00'), end: at('19', '16:00'), status: 'booked' },
      }),
    ]
    expect(latest(left)).toMatchObject({ judged: 0, onTime: 0, unreported: 0, allPersons: 1 })
  })
})

describe('newcomers', () => {
  const shift = { staffKey: 'a', name: 'Amir', plannedStart: at('10', '08:00'), newSince: '2026-11-10' }
  const days = { from: '2026-11-05', to: '2026-11-19' }

  it('were announced when it was said before the first shift', () => {
    const announced = { ...shift, announcedAt: at('09', '13:30') }
    const after = { ...shift, staffKey: 'b', name: 'Bo', announcedAt: at('10', '08:00') }
    const later = { ...announced, plannedStart: at('12', '08:00') }
    expect(newcomersOf([later, after, announced], days)).toEqual([
      { staffKey: 'a', name: 'Amir', firstDay: '2026-11-10', announcedAt: at('09', '13:30') },
      { staffKey: 'b', name: 'Bo', firstDay: '2026-11-10', announcedAt: null },
    ])
  })

  it('are those of the days only', () => {
    expect(newcomersOf([{ ...shift, announcedAt: null }], { from: '2026-11-11', to: '2026-11-19' })).toEqual([])
    expect(newcomersOf([{ ...shift, newSince: null, announcedAt: null }], days)).toEqual([])
  })
})

const anyShift = fc
  .record({
    staffKey: fc.constantFrom('a', 'b', 'c', null),
    start: fc.integer({ min: -100 * 1440, max: 2 * 1440 }),
    length: fc.integer({ min: 1, max: 2000 }),
    late: fc.integer({ min: -30, max: 30 }),
    reported: fc.boolean(),
    status: fc.constantFrom('booked' as const, 'vacant' as const, 'cancelled' as const),
    openObjection: fc.boolean(),
  })
  .map(({ staffKey, start, length, late, reported, status, openObjection }): WorkedShift => {
    const begin = minutesAfter(startOfDay(today), start)
    const end = minutesAfter(begin, length)
    const time = { start: minutesAfter(begin, late), end: minutesAfter(end, late) }
    const planned = { start: begin, end, status }
    return { staffKey, planned, worked: reported ? time : null, rule: defaultRule, openObjection }
  })
const anyShifts = fc.array(anyShift, { maxLength: 40 })

describe('for any shifts', () => {
  const of = (shifts: readonly WorkedShift[]) => continuityOf(shifts, lastPeriods(today), now)

  it('there are no more persons in daytime than at all, nor more on time than judged', () => {
    fc.assert(
      fc.property(anyShifts, (shifts) => {
        for (const period of of(shifts)) {
          expect(period.daytimePersons).toBeLessThanOrEqual(period.allPersons)
          expect(period.allPersons).toBeLessThanOrEqual(3)
          expect(period.onTime).toBeLessThanOrEqual(period.judged)
        }
      }),
    )
  })

  it('order says nothing, and a shift told twice is no more persons', () => {
    fc.assert(
      fc.property(anyShifts, (shifts) => {
        const persons = (all: readonly WorkedShift[]) =>
          of(all).map(({ daytimePersons, allPersons }) => [daytimePersons, allPersons])
        expect(of([...shifts].reverse())).toEqual(of(shifts))
        expect(persons([...shifts, ...shifts])).toEqual(persons(shifts))
      }),
    )
  })

  it('every booked shift that is over is judged or unreported, once', () => {
    fc.assert(
      fc.property(anyShifts, (shifts) => {
        const booked = shifts.filter(
          ({ planned }) =>
            planned?.status === 'booked' &&
            planned.end <= now &&
            planned.start >= startOfDay(dayAfter(today, -84)) &&
            planned.start < startOfDay(today),
        )
        const sums = of(shifts).map(({ judged, unreported }) => judged + unreported)
        expect(sums.reduce((a, b) => a + b, 0)).toBe(booked.length)
      }),
    )
  })
})
