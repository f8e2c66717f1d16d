import fc from 'fast-check'
import { load } from 'cheerio'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { reckon } from '~/domain/hours/ledger'
import type { Gap, HoursInput } from '~/domain/hours/types'
import { dayAfter, monthDays, weekOf } from '~/domain/time/time'
import { TextsProvider } from '~/i18n/context'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { hoursView, type HoursView } from '~/views/hours/hours'
import type { HoursPeriod } from '~/views/hours/period'
import { anyInput } from '../../../tests/support/hours-inputs'
import { lengthsIn, minutesOf } from '../../../tests/truth/invariants/duration'
import { HoursPage } from './page'

const f = formatsFor('sv')
const viewer = {
  ...{ brukareId: 'b', name: null, maySeeShifts: true, maySeeReports: true, maySeeClaims: true, mayObject: true },
}

function viewOf(input: HoursInput, period: HoursPeriod, gaps: readonly Gap[] = input.gaps ?? []): HoursView {
  const scene = { t: textsFor('sv'), f, now: input.now, requestId: 'r' }
  const place = {
    ...{ place: { providerId: 'farsta', brukareId: 'x' }, providerName: 'Farsta', grants: [{ law: 'SFB' as const }] },
    ...{ ledger: reckon({ ...input, gaps }), shifts: new Map(), reports: [], gaps, differences: [] },
  }
  return hoursView([place], [], viewer, period, scene)
}

/** A page as its reader meets it: each picture's minutes and lengths, and the words beside it. */
function read(view: HoursView) {
  const $ = load(
    renderToStaticMarkup(
      <TextsProvider language="sv">
        <HoursPage view={view} />
      </TextsProvider>,
    ),
  )
  const partsIn = (selector: string) =>
    $(selector)
      .find('rect[data-minutes]')
      .toArray()
      .map((rect) => ({
        part: $(rect).attr('data-part') ?? '',
        minutes: Number($(rect).attr('data-minutes')),
        x: Number.parseFloat($(rect).attr('x') ?? ''),
        width: Number.parseFloat($(rect).attr('width') ?? ''),
      }))
  const textOf = (selector: string) => $(selector).first().text().trim()
  return {
    $,
    heading: textOf('h1'),
    lead: textOf('.head > p'),
    bar: partsIn('.head'),
    legend: $('.hours-sums > div')
      .toArray()
      .map((row) => ({
        part: $(row).find('rect').attr('data-part') ?? null,
        name: $(row).find('dt').text(),
        minutes: minutesOf($(row).find('dd').text()),
      })),
    reasons: $('.reasons details')
      .toArray()
      .map((one) => ({
        minutes: minutesOf($(one).find('summary strong').text()) ?? 0,
        bar: partsIn(`#${$(one).attr('id')} summary`),
      })),
    total: minutesOf(textOf('.total strong')),
    rows: $('section[aria-labelledby="delar"] > .bar-table tbody tr')
      .toArray()
      .map((row) => ({
        told: lengthsIn($(row).find('.told').text()),
        number: minutesOf($(row).find('.number').text()),
        bar: $(row)
          .find('rect')
          .toArray()
          .map((rect) => ({
            width: Number.parseFloat($(rect).attr('width') ?? ''),
            minutes: Number($(rect).attr('data-minutes')),
          })),
      })),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** Any week, month or period within what an input has. */
const anyPeriod = (input: HoursInput): fc.Arbitrary<HoursPeriod> =>
  fc.constantFrom<HoursPeriod>(
    { kind: 'month', id: input.from.slice(0, 7), from: input.from, to: input.to },
    { kind: 'period', id: input.from, from: input.from, to: input.to },
    {
      kind: 'week',
      id: weekOf(dayAfter(input.from, 7)).id,
      from: dayAfter(input.from, 7),
      to: dayAfter(input.from, 13),
    },
  )
const anyPage = anyInput.chain((input) => fc.tuple(fc.constant(input), anyPeriod(input), fc.boolean()))

/** The same periods in every run. */
const seed = 20261129

describe('the pictures of the hours', () => {
  it('are the same in the bar, in its legend, in the heading, in the reasons and in the table, in any period', () => {
    fc.assert(
      fc.property(anyPage, ([input, period, isRead]) => {
        const view = viewOf(input, period, isRead ? [] : input.gaps)
        const page = read(view)
        expect(page.heading.split(/\s+/u).length).toBeLessThanOrEqual(10)
        const legend = page.legend.filter(({ part }) => part !== null)
        const inLegend = Object.fromEntries(legend.map(({ part, minutes }) => [part ?? '', minutes ?? 0]))
        // What is given beyond the decision is a part of the bar, and within what has been given in the legend.
        const over = page.bar.find(({ part }) => part === 'over')?.minutes ?? 0
        const inBar = (part: string) => page.bar.find((one) => one.part === part)?.minutes ?? 0
        if (view.bar !== null) {
          expect(inBar('approved') + inBar('given') + over).toBe((inLegend.approved ?? 0) + (inLegend.given ?? 0))
          for (const part of ['missing', 'ahead', 'left']) expect(inBar(part)).toBe(inLegend[part] ?? 0)
          expect(sum(page.bar.map(({ width }) => width))).toBeCloseTo(100, 0)
        }
        page.bar.forEach(({ x }, at) => expect(x).toBeCloseTo(sum(page.bar.slice(0, at).map(({ width }) => width)), 1))
        // Of days of which nothing is granted and nothing given there is nothing to tell.
        const isCounted = page.total !== null && view.bar !== null && !/^Det finns inga timmar/.test(page.heading)
        if (!isCounted) return
        const given = (inLegend.approved ?? 0) + (inLegend.given ?? 0)
        const [delivered, granted] = lengthsIn(page.lead)
        expect(delivered).toBe(given)
        expect(Math.abs((granted ?? 0) - given)).toBe(page.total)
        expect(sum(page.reasons.map(({ minutes }) => minutes))).toBe((granted ?? 0) - given)
        const begun = page.rows.filter(({ number }) => number !== null)
        expect(sum(begun.map(({ number }) => number ?? 0))).toBe((granted ?? 0) - given)
        expect(sum(begun.map(({ told }) => told[0] ?? 0))).toBe(given)
        expect(sum(begun.map(({ told }) => told[1] ?? 0))).toBe(granted)
        if (/saknas/.test(page.heading)) expect(lengthsIn(page.heading)).toEqual([page.total])
      }),
      { numRuns: 300, seed },
    )
  })

  it('have lengths that are their minutes, to one scale: reasons to theirs, rows to theirs', () => {
    fc.assert(
      fc.property(anyPage, ([input, period]) => {
        const page = read(viewOf(input, period, []))
        const groups = [page.bar, page.reasons.flatMap(({ bar }) => bar), page.rows.flatMap(({ bar }) => bar)]
        for (const group of groups) {
          const longest = group.reduce((most, one) => (one.minutes > most.minutes ? one : most), {
            width: 0,
            minutes: 0,
          })
          const scale = longest.minutes === 0 ? 0 : longest.width / longest.minutes
          for (const { width, minutes } of group) expect(width).toBeCloseTo(minutes * scale, 1)
        }
        for (const { minutes, bar } of page.reasons) expect(sum(bar.map((one) => one.minutes))).toBe(Math.abs(minutes))
      }),
      { numRuns: 300, seed },
    )
  })
})

const november: HoursInput = {
  ...{ ...monthDays('2026-11'), now: new Date('2026-11-19T15:00:00+01:00'), shifts: [], rows: [] },
  grants: [
    { id: 'g', minutes: 9000, per: 'month', from: '2026-01-01', to: null, kinds: ['active'], doubleStaffing: false },
  ],
}
const month = { kind: 'month', id: '2026-11', ...monthDays('2026-11') } as const

describe('states', () => {
  it('nothing granted: no bar, no legend, no sum', () => {
    const page = read(viewOf({ ...november, grants: [] }, month))
    expect(page.heading).toBe('Det finns inga timmar att räkna i november')
    expect(page.bar).toEqual([])
    expect(page.lead).toBe('Vi har räknat till och med i går, onsdag 18 november.')
  })

  it('more than the decision: what is beyond it is a part of its own, and a line is where the decision ends', () => {
    const time = { start: new Date('2026-11-02T00:00:00+01:00'), end: new Date('2026-11-11T00:00:00+01:00') }
    const row = { id: 'r', shiftId: null, kind: 'active' as const, planned: null, reported: time, faststalld: time }
    const input = { ...november, now: new Date('2026-12-05T12:00:00+01:00') }
    const view = viewOf({ ...input, rows: [{ ...row, group: null, openObjection: false }] }, month)
    const page = read(view)
    expect(page.heading).toBe('Du har fått fler timmar än beslutet i november')
    expect(page.bar.map(({ part, minutes }) => [part, minutes])).toEqual([
      ['approved', 9000],
      ['over', 12_960 - 9000],
    ])
    expect(view.bar?.limit).toBeCloseTo((9000 / 12_960) * 100, 1)
    expect(page.legend.find(({ name }) => name === 'Mer än beslutet')?.minutes).toBe(3960)
    expect(page.reasons.map(({ minutes }) => minutes)).toEqual([9000, -12_960])
  })

  it('a period to come: what is booked, and the rest of the decision', () => {
    const view = viewOf({ ...november, now: new Date('2026-10-05T12:00:00+02:00') }, month)
    expect(view.sums.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['Bokat', 0],
      ['Kvar av beslutet', 9000],
    ])
    expect(view.days).toBeNull()
    expect(view.rows.map(({ missingText }) => missingText)).toEqual(Array(6).fill('Inte än'))
  })

  it('not known: no number but what is granted', () => {
    const gaps: Gap[] = [{ what: 'rows', ...monthDays('2026-11') }]
    const page = read(viewOf(november, month, gaps))
    expect(page.heading).toBe('Vi kan inte räkna timmarna i november just nu')
    expect([page.bar, page.legend, page.total]).toEqual([[], [], null])
    expect(page.rows.flatMap(({ bar }) => bar)).toEqual([])
    expect(page.rows.map(({ number }) => number)).toEqual(Array(6).fill(null))
  })

  it('sixty rows are sixty, and none is none', () => {
    const view = viewOf(november, month)
    const [first] = view.rows
    const many = Array.from({ length: 60 }, (_, at) => ({ ...first!, id: `${at}`, name: `del ${at}` }))
    expect(read({ ...view, rows: many }).rows).toHaveLength(60)
    expect(read({ ...view, rows: [] }).rows).toHaveLength(0)
  })

  it('shows the days that lack two hours or more of what was planned, and no other', () => {
    const at = (day: string, clock: string) => new Date(`2026-11-${day}T${clock}:00+01:00`)
    const shift = (day: string, to: string, status: 'vacant' | 'booked') => ({
      ...{ id: day, kind: 'active' as const, cancelledBy: null, group: null, status },
      ...{ start: at(day, '08:00'), end: at(day, to) },
    })
    const shifts = [
      ...[shift('03', '10:00', 'vacant'), shift('04', '09:59', 'vacant'), shift('05', '18:25', 'booked')],
      // To come: nothing is missing yet.
      shift('24', '16:00', 'vacant'),
    ]
    const view = viewOf({ ...november, shifts }, month)
    const days = view.days?.days.flatMap(({ lacking }) => lacking ?? [])
    expect(days?.map(({ text }) => text)).toEqual([
      'tisdag 3 november, 2 timmar saknas',
      'torsdag 5 november, 10 timmar 25 minuter saknas',
    ])
    expect(days?.map(({ short, share }) => [short, share])).toEqual([
      [['2 t'], 1],
      [['10 t', '25 m'], 1],
    ])
    expect(view.days?.sentence).toBe('2 dagar saknar två timmar eller mer av det som var planerat.')
    const { $ } = read(view)
    expect($('.days > li:not([aria-hidden])')).toHaveLength(2)
    expect($('.days > li a').first().attr('href')).toBe('/b/b/schema/dag/2026-11-03')
    // The first of November 2026 is a Sunday.
    expect($('.no-day')).toHaveLength(6)
  })
})
