import { minuteOf } from '~/domain/time/time'
import type { DayString } from '~/domain/time/time'
import { balanceOf, potBalances } from './balance'
import { dayGrid } from './grid'
import type { Ledger } from './ledger'
import type { ReportedRow } from './types'

/**
 * The same fastställda time of a month as its reports sum it and as the hours count it, and every step from the one to the
 * other, in minutes of clock time; what makes it less is below zero. `hours` is the sum of the others, always.
 */
export type Agreement = {
  /** Rows of the month's reports, each whole: a shift belongs to the month that it began in. */
  reports: number
  /** Within the month, in a report of another month: the night over its beginning. */
  before: number
  /** In the month's reports, outside the month: the night over its end. */
  after: number
  /** Time that no decision covers. */
  uncovered: number
  /** Time at the same time as other time, which counts once. */
  overlap: number
  hours: number
}

type Row = Pick<ReportedRow, 'id' | 'faststalld'>

/**
 * How the sum of a month's reports becomes the sum of its days. `ofMonth`: the rows of the month's reports; `others`: those
 * of the reports beside it; `ledger` is reckoned from both.
 */
export function agreementOf(
  { ofMonth, others, ledger }: { ofMonth: readonly Row[]; others: readonly Row[]; ledger: Ledger },
  from: DayString,
  to: DayString,
): Agreement {
  const { starts } = dayGrid(from, to)
  const [first = 0, last = 0] = [starts[0], starts.at(-1)]
  const sums = { reports: 0, before: 0, after: 0 }
  for (const { faststalld } of ofMonth) {
    if (faststalld === null) continue
    const [start, end] = [minuteOf(faststalld.start), minuteOf(faststalld.end)]
    sums.reports += end - start
    sums.after -= end - start - within(start, end, first, last)
  }
  for (const { faststalld } of others) {
    if (faststalld !== null) sums.before += within(minuteOf(faststalld.start), minuteOf(faststalld.end), first, last)
  }
  const uncovered = potBalances(ledger, from, to).reduce((sum, one) => sum - (one.covered ? 0 : one.faststalld), 0)
  const hours = balanceOf(ledger, from, to).faststalld
  const rest = sums.reports + sums.before + sums.after + uncovered
  return { ...sums, uncovered: uncovered + 0, overlap: hours - rest, hours }
}

/** How many minutes of a span lie between two others. */
function within(start: number, end: number, first: number, last: number): number {
  return Math.max(0, Math.min(end, last) - Math.max(start, first))
}
