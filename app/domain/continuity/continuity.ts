/**
 * How many different persons come, and whether they keep to the plan. The national measure of home care (Kolada, personnel
 * continuity) counts those who come between 07 and 22 during 14 days.
 */
import { classify, type ClassificationRule, type PlannedTime } from '~/domain/schedule/deviation'
import { dayAfter, instantsAt, splitAtMidnight, stockholmDate, type DayString, type Span } from '~/domain/time/time'

/** A shift, and what came of it. `staffKey` tells persons apart, at all providers; null: nobody. */
export type WorkedShift = {
  staffKey: string | null
  planned: PlannedTime | null
  /** What was reported, else what was registered; null: nothing. */
  worked: Span | null
  rule: ClassificationRule
  openObjection: boolean
}

/** Some days, both included. */
export type ContinuityDays = { from: DayString; to: DayString }

/** What 14 days come to. `judged`: booked shifts that have a reported time; `unreported`: those that have none. */
export type ContinuityPeriod = ContinuityDays & {
  daytimePersons: number
  allPersons: number
  judged: number
  onTime: number
  unreported: number
}

/** A shift of somebody who is new, or not. `newSince`: the person's first day with the brukare, while that is lately. */
export type StaffedShift = {
  staffKey: string
  name: string
  plannedStart: Date
  newSince: DayString | null
  announcedAt: Date | null
}

/** Somebody new. `announcedAt` null: nobody said so before the first shift. */
export type Newcomer = { staffKey: string; name: string; firstDay: DayString; announcedAt: Date | null }

const periodDays = 14
const periodCount = 6
const dayBegins = '07:00'
const dayEnds = '22:00'

/** The last six periods of 14 days that are over, the newest first; the newest ends the day before `today`. */
export function lastPeriods(today: DayString): ContinuityDays[] {
  return Array.from({ length: periodCount }, (_, n) => ({
    from: dayAfter(today, -periodDays * (n + 1)),
    to: dayAfter(today, -periodDays * n - 1),
  }))
}

/**
 * What each period comes to. A person counts on every day that some of the time is on; a shift is judged in the period
 * that its plan begins in, by the rule of deviations, once its planned time has passed.
 */
export function continuityOf(
  shifts: readonly WorkedShift[],
  periods: readonly ContinuityDays[],
  now: Date,
): ContinuityPeriod[] {
  const parts = workedParts(shifts)
  return periods.map(({ from, to }) => {
    const inPeriod = (instant: Date) => isWithin(stockholmDate(instant), from, to)
    const met = parts.filter(({ start }) => inPeriod(start))
    const results = shifts.flatMap(({ planned, worked, rule, openObjection }) =>
      planned?.status === 'booked' && planned.end <= now && inPeriod(planned.start)
        ? [classify(planned, worked, rule, openObjection && worked !== null).result]
        : [],
    )
    const unreported = results.filter((result) => result === 'missing').length
    return {
      ...{ from, to, unreported },
      daytimePersons: countPersons(met.filter(isInDaytime)),
      allPersons: countPersons(met),
      judged: results.length - unreported,
      onTime: results.filter((result) => result === 'accordingToPlan').length,
    }
  })
}

/** The persons who have come on some days: as many as `allPersons` of those days. */
export function personsOf(shifts: readonly WorkedShift[], { from, to }: ContinuityDays): ReadonlySet<string> {
  const met = workedParts(shifts).filter(({ start }) => isWithin(stockholmDate(start), from, to))
  return new Set(met.map(({ staffKey }) => staffKey))
}

/** Time that somebody has worked, day by day. */
function workedParts(shifts: readonly WorkedShift[]) {
  return shifts.flatMap(({ staffKey, worked }) =>
    staffKey === null || worked === null ? [] : splitAtMidnight(worked).map((part) => ({ staffKey, ...part })),
  )
}

/** Those whose first day is from `from` to `to`, and whether it was said before their first shift; by day, then name. */
export function newcomersOf(shifts: readonly StaffedShift[], { from, to }: ContinuityDays): Newcomer[] {
  const first = new Map<string, StaffedShift & { newSince: DayString }>()
  for (const shift of shifts) {
    const { staffKey, newSince, plannedStart } = shift
    if (newSince === null || !isWithin(newSince, from, to) || stockholmDate(plannedStart) < newSince) continue
    const known = first.get(staffKey)
    if (known === undefined || plannedStart < known.plannedStart) first.set(staffKey, { ...shift, newSince })
  }
  return [...first.values()]
    .map(({ staffKey, name, newSince, plannedStart, announcedAt }) => ({
      ...{ staffKey, name, firstDay: newSince },
      announcedAt: announcedAt !== null && announcedAt < plannedStart ? announcedAt : null,
    }))
    .sort((a, b) => (`${a.firstDay} ${a.name} ${a.staffKey}` < `${b.firstDay} ${b.name} ${b.staffKey}` ? -1 : 1))
}

function countPersons(parts: readonly { staffKey: string }[]): number {
  return new Set(parts.map(({ staffKey }) => staffKey)).size
}

/** True when some of a part of one day is between 07 and 22. */
function isInDaytime({ start, end }: Span): boolean {
  const day = stockholmDate(start)
  const [morning] = instantsAt(day, dayBegins)
  const [evening] = instantsAt(day, dayEnds)
  return morning !== undefined && evening !== undefined && end > morning && start < evening
}

function isWithin(day: DayString, from: DayString, to: DayString): boolean {
  return day >= from && day <= to
}
