import { minutesBetween } from '~/domain/time/time'
import type { Span } from '~/domain/time/time'

/** How a row is judged: according to plan, or why not. */
export type ClassificationResult = 'accordingToPlan' | 'deviation' | 'unplanned' | 'missing' | 'vacant' | 'cancelled'

/** The provider's rule. Every bound is inclusive. */
export type ClassificationRule = {
  startToleranceMinutes: number
  endToleranceMinutes: number
  /** `sum`: |Δstart| + |Δend|; `duration`: |Δ length|. */
  totalMode: 'sum' | 'duration'
  totalToleranceMinutes: number
}

/** What a row went outside of. */
export type BrokenBound = 'start' | 'end' | 'total' | 'openObjection'

/** The planned side of a row. */
export type PlannedTime = Span & { status: 'booked' | 'vacant' | 'cancelled' }

/** The result, and every bound that was exceeded; none unless the result is `deviation`. */
export type Judgement = { result: ClassificationResult; brokenBounds: BrokenBound[] }

/** The rule where the provider has set none of its own (domain.md). */
export const defaultRule: Readonly<ClassificationRule> = {
  startToleranceMinutes: 10,
  endToleranceMinutes: 10,
  totalMode: 'sum',
  totalToleranceMinutes: 15,
}

/**
 * Judges one row whose planned time, if it has one, has passed. `planned` is null for work nobody planned, `reported`
 * null when nothing is reported. An open objection makes any row a deviation. Work on a vacant or cancelled shift was
 * not planned to be done, so it is `unplanned`.
 */
export function classify(
  planned: PlannedTime | null,
  reported: Span | null,
  rule: ClassificationRule,
  hasOpenObjection: boolean,
): Judgement {
  const brokenBounds = planned?.status === 'booked' && reported ? brokenBy(planned, reported, rule) : []
  if (hasOpenObjection) brokenBounds.push('openObjection')
  if (brokenBounds.length > 0) return { result: 'deviation', brokenBounds }
  return { result: resultWithinBounds(planned, reported), brokenBounds }
}

function resultWithinBounds(planned: PlannedTime | null, reported: Span | null): ClassificationResult {
  if (planned?.status === 'booked') return reported ? 'accordingToPlan' : 'missing'
  if (reported) return 'unplanned'
  return planned?.status ?? 'missing'
}

function brokenBy(planned: Span, reported: Span, rule: ClassificationRule): BrokenBound[] {
  const start = Math.abs(minutesBetween(planned.start, reported.start))
  const end = Math.abs(minutesBetween(planned.end, reported.end))
  const length = minutesBetween(reported.start, reported.end) - minutesBetween(planned.start, planned.end)
  const total = rule.totalMode === 'sum' ? start + end : Math.abs(length)
  const broken: BrokenBound[] = []
  if (start > rule.startToleranceMinutes) broken.push('start')
  if (end > rule.endToleranceMinutes) broken.push('end')
  if (total > rule.totalToleranceMinutes) broken.push('total')
  return broken
}
