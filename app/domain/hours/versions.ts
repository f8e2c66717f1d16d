import { noMinutes, timeKinds } from '~/domain/time/minutes'
import type { MinutesPerKind } from '~/domain/time/minutes'
import { minuteOf } from '~/domain/time/time'
import type { ReportedRow } from './types'

/** A fastställande: version and the minutes of each kind that the provider says it approved. */
export type FaststalldVersion = { version: number; minutes: MinutesPerKind }

/** What the provider says and what its rows come to, in minutes of clock time for each kind. */
export type SumDifference = { theirs: MinutesPerKind; ours: MinutesPerKind }

/**
 * Where the provider's own sum of the latest fastställande of a report is not what its fastställda rows come to: both,
 * never an average (domain.md). Null when they agree, or nothing is fastställt.
 */
export function sumDifference(
  versions: readonly FaststalldVersion[],
  rows: readonly Pick<ReportedRow, 'kind' | 'faststalld'>[],
): SumDifference | null {
  const latest = versions.reduce<FaststalldVersion | null>(
    (best, one) => (best === null || one.version > best.version ? one : best),
    null,
  )
  if (latest === null) return null
  const ours = { ...noMinutes }
  for (const { kind, faststalld } of rows) {
    if (faststalld) ours[kind] += minuteOf(faststalld.end) - minuteOf(faststalld.start)
  }
  return timeKinds.every((kind) => ours[kind] === latest.minutes[kind]) ? null : { theirs: latest.minutes, ours }
}
