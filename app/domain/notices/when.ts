import { clockTime, dayAfter, instantsAt, minutesAfter, stockholmDate, type DayString } from '~/domain/time/time'

/** The part of the day in which nothing is told that can wait, by the clock in Sweden: from '21:00' to '07:00' goes over midnight. */
export type QuietHours = { from: string; to: string }

/** What somebody has chosen of when they are told. `pause.to`: its last day; null: until they end it. */
export type NoticeTimes = { quiet: QuietHours | null; pause: { to: DayString | null } | null }

/** Where nobody has chosen anything else. */
export const standardQuiet: QuietHours = { from: '21:00', to: '07:00' }

/** What is not urgent is collected for so long, in minutes, so that what happens together is told once. */
export const collectMinutes = 5

/** True when the clock in Sweden is within the quiet hours. The end is not in them. From and to alike: never quiet. */
export function isQuiet({ from, to }: QuietHours, now: Date): boolean {
  const clock = clockTime(now)
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to
}

/** True on the days of a pause, the last included. */
export function isPaused({ pause }: Pick<NoticeTimes, 'pause'>, now: Date): boolean {
  return pause !== null && (pause.to === null || stockholmDate(now) <= pause.to)
}

/**
 * When something that happened at `at` may be told to somebody, no earlier than `now`; null when it is not told, since they have
 * paused. What is urgent waits for nothing but a pause. In a pause nothing is collected: it can be read in the portal.
 */
export function tellAt(times: NoticeTimes, { at, urgent }: { at: Date; urgent: boolean }, now: Date): Date | null {
  if (isPaused(times, now)) return null
  if (urgent) return now
  const collected = minutesAfter(at, collectMinutes)
  const due = collected > now ? collected : now
  return times.quiet !== null && isQuiet(times.quiet, due) ? quietEnds(times.quiet, due) : due
}

/**
 * When quiet hours that hold at `instant` end. The hour that is skipped in spring ends them at its end; of the one that comes
 * twice in autumn they end the first time.
 */
function quietEnds({ to }: QuietHours, instant: Date): Date {
  const today = stockholmDate(instant)
  const ends = [today, dayAfter(today)].flatMap((day) => endsOn(day, to))
  return ends.find((end) => end > instant) ?? instant
}

/** The instants at which the clock shows `clock` on a day; in the hour that is skipped, when the clock goes past it. */
function endsOn(day: DayString, clock: string): Date[] {
  const [first, ...later] = instantsAt(day, clock)
  if (first !== undefined) return [first, ...later]
  const hourLater = `${String(Number(clock.slice(0, 2)) + 1).padStart(2, '0')}:00`
  return instantsAt(day, hourLater)
}
