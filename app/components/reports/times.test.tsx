import { load } from 'cheerio'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TextsProvider } from '~/i18n/context'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { comparedParts } from '~/views/reports/compare'
import { rowView } from '~/views/reports/row'
import type { TimeReportRow } from '../../../provider-api/contract'
import { lengthsIn } from '../../../tests/truth/invariants/duration'
import { RowTimes } from './times'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T15:00:00+01:00'), requestId: 'r' }
type Times = { start: string; end: string } | undefined

function rowOf(planned: Times, reported: Times, faststalld: Times) {
  const at = (time: string) => ({ at: time, method: 'app' as const, registeredAt: time })
  const row: TimeReportRow = {
    ...{ id: 'r', kind: 'active', activities: [], comments: [], objectionIds: [] },
    ...(planned && { planned }),
    ...(reported && { reportedStart: at(reported.start), reportedEnd: at(reported.end) }),
    ...(faststalld && { faststalld }),
    classification: {
      ...{ result: 'deviation', brokenBounds: [] },
      rule: { startToleranceMinutes: 10, endToleranceMinutes: 10, totalToleranceMinutes: 15, totalMode: 'sum' },
    },
  }
  return rowView(row, '/r', scene)
}

function drawn(row: ReturnType<typeof rowOf>) {
  const $ = load(
    renderToStaticMarkup(
      <TextsProvider language="sv">
        <RowTimes row={row} />
      </TextsProvider>,
    ),
  )
  return $('.times > div')
    .toArray()
    .map((one) => ({
      words: $(one).find('dd .ds-sr-only').text() || $(one).find('dd').text(),
      part: $(one).find('rect').attr('data-part'),
      minutes: Number($(one).find('rect').attr('data-minutes')),
      x: Number.parseFloat($(one).find('rect').attr('x') ?? ''),
      width: Number.parseFloat($(one).find('rect').attr('width') ?? ''),
    }))
}

const span = fc
  .record({ start: fc.integer({ min: 0, max: 3 * 1440 }), length: fc.integer({ min: 1, max: 1500 }) })
  .map(({ start, length }) => {
    // Over the night in which the clock is put back.
    const from = Date.parse('2026-10-24T00:00:00Z') + start * 60_000
    return { start: new Date(from).toISOString(), end: new Date(from + length * 60_000).toISOString() }
  })

describe('the times of a row', () => {
  it('are drawn as long as they are told, to one scale on one axis', () => {
    fc.assert(
      fc.property(fc.option(span), fc.option(span), fc.option(span), (planned, reported, faststalld) => {
        const row = rowOf(planned ?? undefined, reported ?? undefined, faststalld ?? undefined)
        const bars = drawn(row)
        const there = bars.filter(({ part }) => part !== undefined && part !== 'unknown')
        for (const bar of there) {
          expect(lengthsIn(bar.words).at(-1)).toBe(bar.minutes)
          expect(bar.x).toBeGreaterThanOrEqual(0)
          expect(bar.x + bar.width).toBeLessThanOrEqual(100.01)
          expect(bar.width / bar.minutes).toBeCloseTo((there[0]?.width ?? 0) / (there[0]?.minutes ?? 1), 2)
        }
        comparedParts.forEach((part, at) => {
          if (row[part] === null)
            expect([bars[at]?.words, bars[at]?.part ?? 'unknown']).toEqual(['Finns inte', 'unknown'])
        })
        expect(row.compared?.ticks.length ?? 2).toBeGreaterThanOrEqual(2)
        expect(row.compared?.ticks.length ?? 2).toBeLessThanOrEqual(9)
      }),
    )
  })

  it('have whole hours on the axis, beyond the first and the last time, and a difference in words', () => {
    const planned = { start: '2026-11-16T13:00:00Z', end: '2026-11-16T21:00:00Z' }
    const row = rowOf(planned, { start: '2026-11-16T12:56:00Z', end: '2026-11-16T21:00:00Z' }, undefined)
    expect(row.compared?.ticks.map(({ text }) => text)).toEqual([
      ...['13:00', '15:00', '17:00', '19:00', '21:00', '23:00'],
    ])
    expect(row.difference).toBe('4 minuter längre än planen')
    expect(rowOf(planned, { start: planned.start, end: '2026-11-16T20:00:00Z' }, undefined).difference).toBe(
      '1 timme kortare än planen',
    )
    // Moved, and as long.
    expect(
      rowOf(planned, { start: '2026-11-16T14:00:00Z', end: '2026-11-16T22:00:00Z' }, undefined).difference,
    ).toBeNull()
    expect(rowOf(planned, undefined, undefined).difference).toBeNull()
  })

  it('without a time have no axis, and a time that ends before it begins has no bar', () => {
    expect(rowOf(undefined, undefined, undefined).compared).toBeNull()
    const backwards = { start: '2026-11-16T13:00:00Z', end: '2026-11-16T12:00:00Z' }
    expect(rowOf(backwards, undefined, undefined).compared).toBeNull()
    const one = rowOf(backwards, { start: '2026-11-16T12:00:00Z', end: '2026-11-16T13:00:00Z' }, undefined)
    expect(drawn(one).map(({ part }) => part)).toEqual([undefined, 'given', undefined])
  })
})
