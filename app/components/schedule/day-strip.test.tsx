import fc from 'fast-check'
import { load } from 'cheerio'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { daySpan, minutesAfter, minutesBetween } from '~/domain/time/time'
import { TextsProvider } from '~/i18n/context'
import { scheduleView, shiftViews } from '~/views/schedule/schedule'
import { centredAt, dayStrip, type StripBlock } from '~/views/schedule/day-strip'
import { anna, lars, scene, shiftData } from '~/views/schedule/shift.fixture'
import type { ShiftView } from '~/views/schedule/shift'
import { whole } from '../../../tests/support/known'
import { DayStrip } from './day-strip'

/** Ordinary days, the day of 23 hours and the one of 25. */
const anyDay = fc.constantFrom('2026-11-19', '2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31')

/** Shifts about a day: from the evening before to the night after, of no length to a day and a half. */
const anyShifts = (day: string) =>
  fc
    .array(
      fc.record({
        from: fc.integer({ min: -1440, max: 1800 }),
        minutes: fc.oneof(fc.integer({ min: 0, max: 2100 }), fc.constantFrom(20, 60, 119, 120, 480)),
        late: fc.integer({ min: -30, max: 30 }),
        over: fc.integer({ min: -30, max: 30 }),
        kind: fc.constantFrom('active' as const, 'waiting' as const, 'standby' as const),
        status: fc.constantFrom(...(['planned', 'started', 'ended', 'vacant', 'cancelled'] as const)),
        staff: fc.constantFrom(anna, lars, { ...anna, displayName: 'Wilhelmina von Rosenblad-Ehrenkrona' }),
      }),
      { maxLength: 9 },
    )
    .map((all) =>
      all.map(({ from, minutes, late, over, status, staff, kind }, at) => {
        const start = minutesAfter(daySpan(day).start, from)
        const text = (instant: Date) => instant.toISOString()
        const registered = (instant: Date) => ({
          at: text(instant),
          method: 'app' as const,
          registeredAt: text(instant),
        })
        return shiftData({
          ...{ id: `p${at}`, kind, status, staff: status === 'vacant' ? null : staff },
          ...{ plannedStart: text(start), plannedEnd: text(minutesAfter(start, minutes)) },
          ...((status === 'started' || status === 'ended') && { actualStart: registered(minutesAfter(start, late)) }),
          ...(status === 'ended' && { actualEnd: registered(minutesAfter(start, Math.max(late, minutes + over))) }),
        })
      }),
    )

const anyScene = anyDay.chain((day) =>
  fc
    .record({ day: fc.constant(day), shifts: anyShifts(day), nowAt: fc.integer({ min: -600, max: 2000 }) })
    .map(({ shifts, nowAt }) => ({ day, shifts, now: minutesAfter(daySpan(day).start, nowAt) })),
)

/** The minutes that the drawn time of a shift has on a day. */
function minutesOn(day: string, { drawn }: ShiftView): number {
  const { start, end } = daySpan(day)
  const [from, to] = [Math.max(+start, +drawn.start), Math.min(+end, +drawn.end)]
  return Math.max(0, minutesBetween(new Date(from), new Date(to)))
}

describe('the picture of a day', () => {
  it('has each shift of the list of the day, and what goes on from the evening before, at its place and of its length', () => {
    fc.assert(
      fc.property(anyScene, ({ day, shifts, now }) => {
        const parts = whole([{ shifts, scene: { ...scene, now } }])
        const listed = scheduleView(parts, { notices: [], horizons: [] }, { ...scene, now }, day, day).days[0]
        const views = shiftViews([{ shifts, scene: { ...scene, now } }])
        const strip = dayStrip(day, views, now)
        const rows = new Set([...(listed?.shifts ?? []), ...(listed?.goingOn ?? [])].map(({ href }) => href))
        const drawn = new Set(strip.blocks.map(({ key }) => key))
        // One whose registered time leaves the day or enters it is drawn where it was; what begins on the day always is.
        const stays = views.filter(({ planned, drawn: as }) => +planned.end === +as.end)
        for (const { href } of stays) expect(drawn.has(href)).toBe(rows.has(href))
        for (const { href } of listed?.shifts ?? []) expect(drawn.has(href)).toBe(true)
        const dayStart = daySpan(day).start
        for (const { key, minutes, x, width } of strip.blocks) {
          const view = views.find(({ href }) => href === key)
          if (view === undefined) throw new Error(`no row ${key}`)
          expect(minutes).toBe(minutesOn(day, view))
          expect(Math.abs((width * strip.dayMinutes) / 100 - minutes)).toBeLessThanOrEqual(1)
          const begins = Math.max(0, minutesBetween(dayStart, view.drawn.start))
          expect(Math.abs((x * strip.dayMinutes) / 100 - Math.min(begins, strip.dayMinutes))).toBeLessThanOrEqual(1)
          expect(x + width).toBeLessThanOrEqual(100.001)
        }
      }),
    )
  })

  it('has never two at the same place but for the minutes of a handover, however narrow it is', () => {
    fc.assert(
      fc.property(anyScene, fc.integer({ min: 240, max: 900 }), ({ day, shifts, now }, px) => {
        const { blocks } = dayStrip(day, shiftViews([{ shifts, scene: { ...scene, now } }]), now)
        const taken = ({ x, width, isPin }: StripBlock): [number, number] => {
          const [from, to] = [(x * px) / 100, ((x + width) * px) / 100]
          const pin = (from + to) / 2 + centredAt(x + width / 2, 32)
          return isPin ? [pin, pin + 32] : [from, to]
        }
        for (const [at, block] of blocks.entries())
          for (const other of blocks.slice(at + 1).filter(({ lane }) => lane === block.lane)) {
            const [a, b] = [taken(block), taken(other)]
            expect(Math.min(a[0], b[0])).toBeGreaterThanOrEqual(-0.1)
            expect(Math.max(a[1], b[1])).toBeLessThanOrEqual(px + 0.1)
            expect(Math.min(a[1], b[1]) - Math.max(a[0], b[0])).toBeLessThan((15.1 * px) / 1380)
          }
      }),
    )
  })

  it('is as long as the day is, with its hours where they are', () => {
    const hoursOf = (day: string) => dayStrip(day, [], null).hours.map(({ hour, x }) => [hour, Math.round(x)])
    expect([dayStrip('2026-03-29', [], null).dayMinutes, dayStrip('2026-10-25', [], null).dayMinutes]).toEqual([
      1380, 1500,
    ])
    expect(hoursOf('2026-11-19')).toContainEqual([12, 50])
    expect(hoursOf('2026-03-29')).toContainEqual([12, 48])
    expect(hoursOf('2026-10-25')).toContainEqual([12, 52])
  })

  it('marks now only on the day it is', () => {
    const noon = new Date('2026-11-19T12:00:00+01:00')
    expect(['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => dayStrip(day, [], noon).now)).toEqual([
      null,
      50,
      null,
    ])
  })

  it('is drawn as it is reckoned, and says nothing aloud', () => {
    fc.assert(
      fc.property(anyScene, ({ day, shifts, now }) => {
        const views = shiftViews([{ shifts, scene: { ...scene, now } }])
        const $ = load(
          renderToStaticMarkup(
            <TextsProvider language="sv">
              <DayStrip date={day} shifts={views} now={now} />
            </TextsProvider>,
          ),
        )
        const drawn = $('.block')
          .toArray()
          .map((block) => [$(block).attr('data-mark'), $(block).attr('x'), $(block).attr('width')])
        const { blocks } = dayStrip(day, views, now)
        expect(drawn).toEqual(blocks.map(({ mark, x, width }) => [mark, `${x}%`, `${width}%`]))
        expect($('.strip').attr('aria-hidden')).toBe('true')
        expect($('[style]').length).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})
