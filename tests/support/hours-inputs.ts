/** Random inputs for the property tests: days around both clock changes, a leap day and week 53. */
import fc from 'fast-check'
import { timeKinds } from '../../app/domain/time/minutes'
import { dayAfter, minutesAfter, startOfDay } from '../../app/domain/time/time'
import type { HoursGrant, HoursInput, PlannedShift, ReportedRow } from '../../app/domain/hours/types'

/** First days of the windows: spring and autumn change, leap day, the turn of a year with a week 53. */
const windowStarts = ['2026-03-20', '2026-10-17', '2028-02-20', '2026-12-21'] as const
const windowDays = 20

const kind = fc.constantFrom(...timeKinds)
const group = fc.constantFrom('g1', 'g2', null)
const span = (from: string) =>
  fc
    .record({ start: fc.integer({ min: -900, max: windowDays * 1440 }), length: fc.integer({ min: 1, max: 900 }) })
    .map(({ start, length }) => {
      const begins = minutesAfter(startOfDay(from), start)
      return { start: begins, end: minutesAfter(begins, length) }
    })

const grants = (from: string) =>
  fc
    .array(
      fc.record({
        minutes: fc.integer({ min: 0, max: 12_000 }),
        per: fc.constantFrom('week' as const, 'month' as const, 'period' as const),
        first: fc.integer({ min: -40, max: 15 }),
        last: fc.option(fc.integer({ min: 16, max: 90 })),
        kinds: fc.uniqueArray(kind, { minLength: 1, maxLength: 3 }),
        doubleStaffing: fc.boolean(),
      }),
      { maxLength: 3 },
    )
    .map((list) =>
      list.map(({ first, last, ...rest }, index): HoursGrant => ({
        ...rest,
        id: `grant${index}`,
        from: dayAfter(from, first),
        to: last === null ? null : dayAfter(from, last),
      })),
    )

const shifts = (from: string) =>
  fc
    .array(
      fc.record({
        span: span(from),
        kind,
        status: fc.constantFrom('booked' as const, 'booked' as const, 'vacant' as const, 'cancelled' as const),
        cancelledBy: fc.constantFrom('provider' as const, 'brukare' as const, null),
        group,
      }),
      { maxLength: 14 },
    )
    .map((list) =>
      list.map(({ span: time, ...rest }, index): PlannedShift => ({ ...rest, ...time, id: `shift${index}` })),
    )

const rows = (from: string) =>
  fc
    .array(
      fc.record({
        shift: fc.option(fc.integer({ min: 0, max: 16 })),
        kind,
        planned: fc.option(span(from)),
        reported: fc.option(span(from)),
        faststalld: fc.option(span(from)),
        group,
        openObjection: fc.boolean(),
      }),
      { maxLength: 14 },
    )
    .map((list) =>
      list.map(({ shift, ...rest }, index): ReportedRow => ({
        ...rest,
        id: `row${index}`,
        shiftId: shift === null ? null : `shift${shift}`,
      })),
    )

/** Any input at all, possible or not. */
export const anyInput: fc.Arbitrary<HoursInput> = fc.constantFrom(...windowStarts).chain((from) =>
  fc.record({
    from: fc.constant(from),
    to: fc.constant(dayAfter(from, windowDays - 1)),
    now: fc.integer({ min: 0, max: windowDays * 1440 }).map((minutes) => minutesAfter(startOfDay(from), minutes)),
    grants: grants(from),
    shifts: shifts(from),
    rows: rows(from),
    gaps: fc.array(
      fc
        .record({
          what: fc.constantFrom('shifts' as const, 'rows' as const),
          first: fc.integer({ min: 0, max: 19 }),
          days: fc.integer({ min: 0, max: 5 }),
        })
        .map(({ what, first, days }) => ({ what, from: dayAfter(from, first), to: dayAfter(from, first + days) })),
      { maxLength: 2 },
    ),
  }),
)
