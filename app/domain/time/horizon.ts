import type { DayString } from './time'

/** The days that a provider's data of a brukare reach from, and that its schedule is published to; null: no such bound. */
export type Horizon = { dataFrom: DayString | null; plannedUntil: DayString | null }

/**
 * What it means that a day has no shift: `planned`: that none is planned; `before`: that the provider has no data from then;
 * `notYet`: that the schedule is not published so far; `unknown`: that it is not known which of these.
 */
export type DayStanding = 'planned' | 'before' | 'notYet' | 'unknown'

/** How a day stands, with several providers. A horizon that could not be read is null. */
export function standingOf(day: DayString, horizons: readonly (Horizon | null)[]): DayStanding {
  const isAny = (test: (horizon: Horizon) => boolean) => horizons.some((one) => one !== null && test(one))
  if (isAny(({ dataFrom }) => dataFrom !== null && day < dataFrom)) return 'before'
  if (isAny(({ plannedUntil }) => plannedUntil !== null && day > plannedUntil)) return 'notYet'
  return horizons.includes(null) ? 'unknown' : 'planned'
}

/** The last day that every provider's schedule is published to, and the first that all have data from; null: no such bound. */
export function commonHorizon(horizons: readonly (Horizon | null)[]): Horizon {
  const ends = horizons.flatMap((one) => one?.plannedUntil ?? []).sort()
  const starts = horizons.flatMap((one) => one?.dataFrom ?? []).sort()
  return { dataFrom: starts.at(-1) ?? null, plannedUntil: ends[0] ?? null }
}
