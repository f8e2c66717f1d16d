import { agreementOf } from '~/domain/hours/agreement'
import type { Ledger } from '~/domain/hours/ledger'
import type { Gap } from '~/domain/hours/types'
import type { TimeReport } from '../../../provider-api/contract'
import { reportedRow } from './input'
import type { Scene } from '~/views/frame/scene'

/** Two sums of the same time, and what makes the one into the other, a line each. */
export type AgreementView = { text: string; steps: { id: string; text: string; anchor: string | null }[] }

type Place = { ledger: Ledger | null; gaps: readonly Gap[]; reports: readonly TimeReport[] }

/**
 * Why the month's reports come to another sum of fastställd time than its days do. Null when they are the same, or when
 * something could not be read: then there is nothing to compare.
 */
export function agreementView(
  places: readonly Place[],
  { id: month, from, to }: { id: string; from: string; to: string },
  name: string,
  { t, f }: Scene,
): AgreementView | null {
  const sums = { reports: 0, before: 0, after: 0, uncovered: 0, overlap: 0, hours: 0 }
  for (const { ledger, gaps, reports } of places) {
    if (ledger === null || gaps.length > 0) return null
    const rowsOf = (isOfMonth: boolean) =>
      reports.filter((report) => (report.month === month) === isOfMonth).flatMap(({ rows }) => rows.map(reportedRow))
    const found = agreementOf({ ofMonth: rowsOf(true), others: rowsOf(false), ledger }, from, to)
    for (const part of ['reports', 'before', 'after', 'uncovered', 'overlap', 'hours'] as const)
      sums[part] += found[part]
  }
  if (sums.reports === sums.hours) return null
  const steps = (['before', 'after', 'uncovered', 'overlap'] as const).filter((step) => sums[step] !== 0)
  return {
    text: t('hours.agreement.text', { month: name, reports: f.duration(sums.reports), hours: f.duration(sums.hours) }),
    steps: steps.map((step) => ({
      id: step,
      text: t(`hours.agreement.${step}.${sums[step] < 0 ? 'less' : 'more'}`, {
        month: name,
        duration: f.duration(Math.abs(sums[step])),
      }),
      anchor: step === 'overlap' ? '#overlap' : null,
    })),
  }
}
