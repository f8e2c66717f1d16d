import { agreementOf, agreementSteps, type AgreementStep, type RowMinutes } from '~/domain/hours/agreement'
import type { Ledger } from '~/domain/hours/ledger'
import type { Behind, Gap } from '~/domain/hours/types'
import type { TimeReport } from '../../../provider-api/contract'
import { reportedRow } from './input'
import type { BehindView } from './reasons'
import type { Scene } from '~/views/frame/scene'

/** Two sums of the same time, and what makes the one into the other: a line each, and the rows that it is. */
export type AgreementView = {
  text: string
  steps: { id: AgreementStep; text: string; minutes: number; rows: BehindView[] }[]
}

/** Where on the page of a month the two sums are told apart. */
export const agreementId = 'avstamning'

type Place = { ledger: Ledger | null; gaps: readonly Gap[]; reports: readonly TimeReport[] }

/**
 * Why the month's reports come to another sum of fastställd time than its days do. Null when they are the same, or when
 * something could not be read: then there is nothing to compare. `rowView`: the view of a row by its id.
 */
export function agreementView(
  places: readonly Place[],
  { id: month, from, to }: { id: string; from: string; to: string },
  name: string,
  rowView: (behind: Behind) => BehindView,
  { t, f }: Scene,
): AgreementView | null {
  const sums = { reports: 0, hours: 0 }
  const steps = new Map<AgreementStep, RowMinutes[]>()
  for (const { ledger, gaps, reports } of places) {
    if (ledger === null || gaps.length > 0) return null
    const rowsOf = (isOfMonth: boolean) =>
      reports.filter((report) => (report.month === month) === isOfMonth).flatMap(({ rows }) => rows.map(reportedRow))
    const found = agreementOf({ ofMonth: rowsOf(true), others: rowsOf(false), ledger }, from, to)
    sums.reports += found.reports
    sums.hours += found.hours
    for (const step of agreementSteps) steps.set(step, [...(steps.get(step) ?? []), ...found.rows[step]])
  }
  if (sums.reports === sums.hours) return null
  // Nothing is wrong with a row for being counted by two rules: one does not say here that it is.
  const shown = (row: RowMinutes) => ({ ...rowView({ ...row, shiftId: null }), objectHref: null })
  return {
    text: t('hours.agreement.text', { month: name, reports: f.duration(sums.reports), hours: f.duration(sums.hours) }),
    steps: [...steps].flatMap(([id, rows]) => {
      const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
      if (minutes === 0) return []
      const values = { month: name, duration: f.duration(Math.abs(minutes)) }
      const text = t(`hours.agreement.${id}.${minutes < 0 ? 'less' : 'more'}`, values)
      return [{ id, text, minutes, rows: wholeRows(rows).map(shown) }]
    }),
  }
}

/** A night is two days of the reckoning, but one row to a person. */
function wholeRows(rows: readonly RowMinutes[]): RowMinutes[] {
  const found = new Map<string, RowMinutes>()
  for (const row of rows) {
    const known = found.get(row.rowId)
    found.set(row.rowId, known ? { ...known, minutes: known.minutes + row.minutes } : row)
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}
