/** A claim's lines, as they are kept. */
import type { TimeKind } from '../../../app/domain/time/minutes'
import { monthSpan, splitAtMidnight, stockholmDate } from '../../../app/domain/time/time'
import type { Span } from '../../../app/domain/time/time'
import { idOf } from './random'

/** A line as it is kept; how long it is follows from its times. */
export type KeptLine = Span & { id: string; rowId: string | null; staffName: string; kind: TimeKind }

/** The lines of a span of work, split at midnight; what is outside the month is in another month's claim. */
export function linesOf(
  work: Span & { rowId: string | null; staffName: string; kind: TimeKind; key: string },
  month: string,
): KeptLine[] {
  const { rowId, staffName, kind, key, start, end } = work
  const whole = monthSpan(month)
  return splitAtMidnight({ start, end })
    .filter((part) => part.start >= whole.start && part.start < whole.end)
    .map((part) => ({ id: idOf('cln', key, stockholmDate(part.start)), rowId, staffName, kind, ...part }))
}

/** By start, then by row. */
export function inOrder(lines: readonly KeptLine[]): KeptLine[] {
  return [...lines].sort((a, b) => a.start.getTime() - b.start.getTime() || (a.id < b.id ? -1 : 1))
}
