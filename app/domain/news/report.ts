import type { MonthString } from '~/domain/time/time'
import { openedKeys } from './opened'

/** When a report was certified and approved, as far as anybody has said. */
export type ReportTimes = { certifiedAt: Date | null; faststalldAt: Date | null }

/** When a report last came or was approved; null: it has not, or nobody has said when. */
export function reportCameAt({ certifiedAt, faststalldAt }: ReportTimes): Date | null {
  if (certifiedAt === null || faststalldAt === null) return faststalldAt ?? certifiedAt
  return certifiedAt > faststalldAt ? certifiedAt : faststalldAt
}

/**
 * What a report is opened under. To open the fastställanden of its month is to open what was approved, and nothing that came
 * after it.
 */
export function reportKeys(
  where: { month: MonthString; providerId: string; id: string },
  times: ReportTimes,
): string[] {
  const own = openedKeys.report(where.providerId, where.id)
  const isApproval = times.faststalldAt !== null && reportCameAt(times) === times.faststalldAt
  return isApproval ? [own, openedKeys.faststallanden(where.month)] : [own]
}
