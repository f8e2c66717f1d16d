/** A piece of time within one day and one pot, in minutes since 1970. */
export type Piece = {
  id: string
  start: number
  end: number
  /** Which of two at the same time counts: the lower. */
  rank: number
  group: string | null
  /** The minutes of it that count; set by `countPieces`. */
  counted: number
}

type Interval = { start: number; end: number; group: string | null }

/**
 * Sets how many minutes of each piece count. Time at the same time counts once, unless it is double staffing: the same
 * group, where the grant allows it (domain.md). The lower rank counts, then what begins and ends first, then the id, so
 * the order of the pieces does not matter.
 */
export function countPieces(pieces: readonly Piece[], doubleStaffing: boolean): void {
  if (areApart(pieces)) {
    for (const piece of pieces) piece.counted = piece.end - piece.start
    return
  }
  const taken: Interval[] = []
  for (const piece of [...pieces].sort(byWeight)) {
    let free: Interval[] = [piece]
    for (const other of taken) {
      const both = doubleStaffing && piece.group !== null && piece.group === other.group
      if (both || other.end <= piece.start || other.start >= piece.end) continue
      free = free.flatMap((part) => without(part, other))
    }
    piece.counted = free.reduce((sum, { start, end }) => sum + end - start, 0)
    for (const { start, end } of free) taken.push({ start, end, group: piece.group })
  }
}

/** True when each piece begins when the one before it in the list has ended: the usual day, told quickly. */
function areApart(pieces: readonly Piece[]): boolean {
  return pieces.every((piece, index) => index === 0 || (pieces[index - 1]?.end ?? 0) <= piece.start)
}

function byWeight(a: Piece, b: Piece): number {
  return a.rank - b.rank || a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1)
}

function without(part: Interval, taken: Interval): Interval[] {
  if (taken.end <= part.start || taken.start >= part.end) return [part]
  const left = { ...part, end: taken.start }
  const right = { ...part, start: taken.end }
  return [left, right].filter(({ start, end }) => end > start)
}
