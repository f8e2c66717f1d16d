import { clockParts, minutesAfter, minutesBetween } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** Planned, reported and fastställd time on one axis: places and lengths are per cent of it. */
export type CompareView = {
  /** Whole hours. */
  ticks: { x: number; text: string }[]
  bars: Record<ComparedPart, CompareBar>
}

/** A bar; `missing`: the time is not there, and where it would be is an outline; null: nothing to show where. */
export type CompareBar = { x: number; width: number; minutes: number; missing: boolean } | null

export const comparedParts = ['planned', 'reported', 'faststalld'] as const
export type ComparedPart = (typeof comparedParts)[number]

type Spans = Record<ComparedPart, { start: Date; end: Date } | null>

/**
 * The times of a row as bars. The axis is from a whole hour at least half an hour before the first of them to one as far after
 * the last. Null when there is no time at all, or none that has a length.
 */
export function compareView(spans: Spans, { f }: Pick<Scene, 'f'>): CompareView | null {
  const found = comparedParts.flatMap((part) => spans[part] ?? []).filter(({ start, end }) => end > start)
  if (found.length === 0) return null
  const first = Math.min(...found.map(({ start }) => start.getTime()))
  const last = Math.max(...found.map(({ end }) => end.getTime()))
  const from = wholeHour(minutesAfter(new Date(first), -30), 'before')
  const to = wholeHour(minutesAfter(new Date(last), 30), 'after')
  const length = minutesBetween(from, to)
  const place = (minutes: number) => Math.round((minutes * 100_000) / length) / 1000
  const barOf = (span: { start: Date; end: Date }, missing: boolean): CompareBar => {
    const minutes = minutesBetween(span.start, span.end)
    return { x: place(minutesBetween(from, span.start)), width: place(minutes), minutes, missing }
  }
  const other = spans.planned ?? spans.reported
  const barFor = (part: ComparedPart): CompareBar => {
    const span = spans[part] ?? other
    return span !== null && span.end > span.start ? barOf(span, spans[part] === null) : null
  }
  const bars = { planned: barFor('planned'), reported: barFor('reported'), faststalld: barFor('faststalld') }
  // More than eight would not have room beside each other.
  const step = Math.max(1, Math.ceil(length / 60 / 8))
  const ticks = Array.from({ length: Math.floor(length / 60 / step) + 1 }, (_, at) => ({
    x: place(at * step * 60),
    text: f.time(minutesAfter(from, at * step * 60)),
  }))
  return { ticks, bars }
}

/** The whole hour on the clock before or after an instant, or the instant itself. */
function wholeHour(instant: Date, which: 'before' | 'after'): Date {
  const { minute } = clockParts(instant)
  if (minute === 0) return instant
  return minutesAfter(instant, which === 'before' ? -minute : 60 - minute)
}
