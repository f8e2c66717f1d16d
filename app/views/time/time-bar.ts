/** What a part of a bar is; each has its own edge and filling, so that it is told apart without its colour. */
export type BarPartName = 'approved' | 'given' | 'over' | 'missing' | 'ahead' | 'left' | 'unknown'

/** A part of a bar: where it begins and how long it is, in per cent of the bar, and the minutes that it stands for. */
export type BarPart = { part: BarPartName; minutes: number; x: number; width: number }

/** A bar of time, finished. `mark` and `limit` are places on it in per cent: the last day that is counted, and what is granted where there is more. */
export type TimeBarView = { parts: BarPart[]; mark: number | null; limit: number | null }

const percent = (minutes: number, scale: number): number =>
  scale <= 0 ? 0 : Math.round((minutes * 100_000) / scale) / 1000

/**
 * Parts after one another, to a scale: `scale` minutes are the whole width. A part of no minutes is left out. `marks` are
 * minutes from the beginning of the bar.
 */
export function timeBar(
  parts: readonly { part: BarPartName; minutes: number }[],
  scale: number,
  { mark = null, limit = null }: { mark?: number | null; limit?: number | null } = {},
): TimeBarView {
  let from = 0
  const drawn = parts.flatMap(({ part, minutes }): BarPart[] => {
    if (minutes <= 0) return []
    const x = percent(from, scale)
    from += minutes
    return [{ part, minutes, x, width: percent(minutes, scale) }]
  })
  const place = (minutes: number | null) => (minutes === null ? null : percent(minutes, scale))
  return { parts: drawn, mark: place(mark), limit: place(limit) }
}
