import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyInput } from '../../../tests/support/hours-inputs'
import { timeKinds, totalMinutes } from '~/domain/time/minutes'
import type { TimeKind } from '~/domain/time/minutes'
import { dayAfter, instantsAt, monthSpan, minuteOf } from '~/domain/time/time'
import type { Span } from '~/domain/time/time'
import { compareLines, isWaiting } from './comparison'
import type { SentLine } from './comparison'
import { clockShift, rowLines, sumClaimLines } from './lines'
import type { ClaimRow, RowLine } from './lines'
import { usualDivisors } from '~/domain/hours/types'

/** The tables of docs/hours.md on the räkningsunderlag: the last cell but one of each row, by its number. */
const table = new Map(
  readFileSync(new URL('../../../docs/hours.md', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, no = '']) => /^U\d+$/.test(no))
    .map(([, no = '', , cell]) => [no, cell]),
)

const at = (date: string, clock: string): Date => {
  const [found] = instantsAt(date, clock)
  if (!found) throw new Error(`no ${clock} on ${date}`)
  return found
}
const span = (from: string, to: string, date = '2026-11-18') => ({ start: at(date, from), end: at(date, to) })
const night = (date: string) => ({ start: at(date, '22:00'), end: at(dayAfter(date), '06:00') })
const row = (time: Span, more: Partial<ClaimRow> = {}): ClaimRow => ({
  ...{ id: 'row', staff: 'Anna Ek', kind: 'active', group: null, reported: time, faststalld: time },
  ...more,
})
const work = span('08:00', '16:00')
const nights = (dates: readonly string[], kind: TimeKind) =>
  dates.map((date, index) => row(night(date), { id: `row${index}`, kind }))
const threeMinutes = [1, 2, 3, 4, 5].map((day) =>
  row(span('08:00', '08:03', `2026-11-0${day}`), { id: `row${day}`, kind: 'standby' }),
)

const lines: Record<string, { rows: ClaimRow[]; month: string }> = {
  U1: { rows: nights(['2026-11-10'], 'active'), month: '2026-11' },
  U2: { rows: nights(['2026-10-31'], 'active'), month: '2026-10' },
  U3: { rows: nights(['2026-10-31'], 'active'), month: '2026-11' },
  U4: { rows: nights(['2026-10-24'], 'waiting'), month: '2026-10' },
  U5: { rows: nights(['2026-03-28'], 'standby'), month: '2026-03' },
  U6: { rows: threeMinutes, month: '2026-11' },
  U7: { rows: [row(work, { faststalld: span('08:00', '15:00') })], month: '2026-11' },
}

const sent = (time: Span, more: Partial<SentLine> = {}): SentLine => {
  const clock = minuteOf(time.end) - minuteOf(time.start)
  const known = { id: 'line', rowId: 'row', staff: 'Anna Ek', kind: 'active' as const, day: '2026-11-18' }
  return { ...known, ...time, clock, converted: clock, ...more }
}
const onlyReported = row(work, { faststalld: null })
const compared: Record<string, { theirs: SentLine[]; row?: ClaimRow }> = {
  U10: { theirs: [sent(work)] },
  U11: { theirs: [sent(span('08:00', '16:30'))] },
  U12: { theirs: [sent(span('09:00', '17:00'))] },
  U13: { theirs: [] },
  U14: { theirs: [sent(work), sent(work, { id: 'again', rowId: null })] },
  U15: { theirs: [sent(work, { clock: 500 })] },
  U16: { theirs: [sent(work)], row: onlyReported },
  U17: { theirs: [sent(work, { kind: 'waiting' })] },
  U18: { theirs: [], row: onlyReported },
}

describe('the examples of docs/hours.md', () => {
  it('are all run, and no others', () => {
    expect([...table.keys()]).toEqual([lines, compared].flatMap((cases) => Object.keys(cases)))
  })

  it.each(Object.entries(lines))('%s', (no, { rows, month }) => {
    const found = rowLines(rows, month).map(({ clock, converted }) => `${clock}/${converted}`)
    expect(found.join(' ')).toBe(table.get(no))
  })

  it.each(Object.entries(compared))('%s', (no, given) => {
    const found = compareLines(given.theirs, rowLines([given.row ?? row(work)], '2026-11'))
    const difference = found.reduce((sum, line) => sum + line.difference, 0)
    const faults = found.flatMap((line) => line.faults).join(', ')
    expect(`${difference} ${faults}`.trim()).toBe(table.get(no))
    expect(found.some(isWaiting)).toBe(no === 'U18')
  })
})

it('pairs a line without a row by person and time', () => {
  const other = row(span('12:00', '18:00'), { id: 'other' })
  const theirs = [sent(span('12:30', '18:00'), { rowId: null }), sent(work, { id: 'second', rowId: null })]
  const found = compareLines(theirs, rowLines([row(work), other], '2026-11'))
  expect(found.map((line) => [line.ours?.rowId, line.faults])).toEqual([
    ['row', []],
    ['other', ['length']],
  ])
})

it('marks time at the same time that is no double staffing', () => {
  const rows = (group: string | null) =>
    rowLines([row(work, { group }), row(span('15:00', '17:00'), { id: 'second', group })], '2026-11')
  expect(rows(null).map(({ overlap }) => overlap)).toEqual([0, 60])
  expect(rows('g').map(({ overlap }) => overlap)).toEqual([0, 0])
})

it('knows a line in which the clock was changed', () => {
  expect(rowLines(nights(['2026-03-28'], 'active'), '2026-03').map(clockShift)).toEqual([0, 60])
  expect(rowLines(nights(['2026-10-24'], 'active'), '2026-10').map(clockShift)).toEqual([0, -60])
})

/** The rows of any input, and a month that they touch. */
const anyRows = anyInput.map(({ rows, from }) => ({
  month: from.slice(0, 7),
  rows: rows.map((one, index): ClaimRow => ({ ...one, staff: `Assistent ${index % 3}` })),
}))
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
/** A claim that is wrong in every way: lines moved, lost, doubled, without their row. */
const asSent = ({ rowId, ...line }: RowLine, index: number): SentLine[] => {
  const id = `line${index}`
  if (index % 5 === 0) return []
  const wrong = { ...line, id, rowId: index % 3 === 0 ? null : rowId, clock: line.clock + (index % 4) * 10 }
  return index % 7 === 0 ? [wrong, { ...wrong, id: `${id}b` }] : [wrong]
}

describe('the lines of a month', () => {
  it('are the rows to the minute, whatever they are cut into', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, month }) => {
        const { start, end } = monthSpan(month)
        const inMonth = rows.flatMap(({ reported, faststalld }) => {
          const time = faststalld ?? reported
          if (!time) return []
          const first = Math.max(minuteOf(time.start), minuteOf(start))
          return Math.max(0, Math.min(minuteOf(time.end), minuteOf(end)) - first)
        })
        const found = rowLines(rows, month)
        expect(sum(found.map(({ clock }) => clock))).toBe(sum(inMonth))
        for (const line of found) expect(minuteOf(line.end) - minuteOf(line.start)).toBe(line.clock)
      }),
    )
  })

  it('are converted by the month, and add up to it', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, month }) => {
        const { clock, converted } = sumClaimLines(rowLines(rows, month).filter(({ faststalld }) => faststalld))
        for (const kind of timeKinds) expect(converted[kind]).toBe(Math.floor(clock[kind] / usualDivisors[kind]))
      }),
    )
  })

  it('are the same in any order, and when a row comes twice', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, month }) => {
        expect(rowLines([...rows].reverse().concat(rows.slice(0, 2)), month)).toEqual(rowLines(rows, month))
      }),
    )
  })

  it('differ from the claim by the difference of the sums, each line of both told once', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, month }) => {
        const ours = rowLines(rows, month)
        const theirs = ours.flatMap(asSent)
        const found = compareLines(theirs, ours)
        const approved = sumClaimLines(ours.filter(({ faststalld }) => faststalld))
        const difference = totalMinutes(sumClaimLines(theirs).clock) - totalMinutes(approved.clock)
        expect(sum(found.map((line) => line.difference))).toBe(difference)
        expect(found.flatMap((line) => line.theirs ?? [])).toHaveLength(theirs.length)
        expect(found.flatMap((line) => line.ours ?? [])).toHaveLength(ours.length)
        for (const line of found) if (line.difference !== 0) expect(line.faults.length).toBeGreaterThan(0)
        expect(compareLines([...theirs].reverse(), [...ours].reverse())).toEqual(found)
      }),
    )
  })
})
