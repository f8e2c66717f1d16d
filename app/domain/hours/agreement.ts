import { minuteOf, stockholmDate } from '~/domain/time/time'
import type { DayString } from '~/domain/time/time'
import { balanceOf } from './balance'
import { dayGrid } from './grid'
import type { Ledger, PotDay } from './ledger'
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
  /** The rows behind each step, by day: their minutes come to the step's, always. */
  rows: Record<AgreementStep, RowMinutes[]>
}

/** What makes the one sum into the other, in the order it is told. */
export const agreementSteps = ['before', 'after', 'uncovered', 'overlap'] as const
export type AgreementStep = (typeof agreementSteps)[number]

/** Some minutes of a row on a day; below zero where they make the sum less. */
export type RowMinutes = { day: DayString; rowId: string; minutes: number }

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
  const parts = { ofMonth: ofMonth.flatMap(inDays(from, to)), others: others.flatMap(inDays(from, to)) }
  const ofDays = ledgerRows(ledger, (day) => day >= from && day <= to)
  const rows = {
    before: parts.others.map(({ day, rowId, within }) => ({ day, rowId, minutes: within })),
    after: parts.ofMonth.map(({ day, rowId, whole, within }) => ({ day, rowId, minutes: within - whole })),
    uncovered: ofDays(({ counted }, isCovered) => (isCovered ? 0 : counted)),
    overlap: ofDays(({ uncounted }) => uncounted),
  }
  const step = (name: AgreementStep) => rows[name].reduce((sum, { minutes }) => sum + minutes, 0)
  const reports = parts.ofMonth.reduce((sum, { whole }) => sum + whole, 0)
  const hours = balanceOf(ledger, from, to).faststalld
  const steps = { before: step('before'), after: step('after'), uncovered: step('uncovered') }
  const overlap = hours - (reports + steps.before + steps.after + steps.uncovered)
  const some = ({ minutes }: RowMinutes) => minutes !== 0
  const shown = {
    before: rows.before.filter(some),
    after: rows.after.filter(some),
    uncovered: rows.uncovered.filter(some),
    overlap: rows.overlap.filter(some),
  }
  return { reports, ...steps, overlap, hours, rows: shown }
}

/** A row that has fastställd time: its minutes, and those of them within the days. */
export function inDays(from: DayString, to: DayString) {
  const { starts } = dayGrid(from, to)
  const [first = 0, last = 0] = [starts[0], starts.at(-1)]
  return ({ id: rowId, faststalld }: Row) => {
    if (faststalld === null) return []
    const [start, end] = [minuteOf(faststalld.start), minuteOf(faststalld.end)]
    const within = Math.max(0, Math.min(end, last) - Math.max(start, first))
    return [{ rowId, day: stockholmDate(faststalld.start), whole: end - start, within }]
  }
}

/** The fastställda rows of some days of a ledger, with the minutes that each takes from the sum. */
function ledgerRows({ days, pots, byDay }: Ledger, isAsked: (day: DayString) => boolean) {
  return (minutesOf: (row: PotDay['rows'][number], isCovered: boolean) => number): RowMinutes[] =>
    days.flatMap((day, index) =>
      (isAsked(day) ? (byDay[index] ?? []) : []).flatMap(({ rows }, pot) =>
        rows.map((row) => ({ day, rowId: row.rowId, minutes: 0 - minutesOf(row, pots[pot]?.covered ?? false) })),
      ),
    )
}
