import { dayAfter, startOfDay, stockholmDate, type DayString } from '~/domain/time/time'

/** What the entries of a calendar say: `times`, or first names too. */
export const feedLevels = ['times', 'names'] as const
export type FeedLevel = (typeof feedLevels)[number]

/** An address lasts for so many months at most. */
const lastsMonths = 12
/** For so many days after its end an address gives an empty calendar, so that what others have kept is emptied. */
export const emptyDays = 30
/** How far back and ahead of today a calendar reaches, in days. */
const windowDays = { before: 14, after: 60 } as const
/** So many addresses may somebody have for one brukare. */
export const mostFeeds = 10

const dayMs = 86_400_000

/** What decides how an address stands. */
export type FeedTimes = { expiresAt: Date; endedAt: Date | null; lapsedAt: Date | null }

/** `open`: it gives the schedule, if the right holds; `empty`: an empty calendar; `gone`: as one that never was. */
type FeedState = 'open' | 'empty' | 'gone'

/**
 * How an address stands at `now` by its own times. One without a right that still lasts is `open`: whether it is back is asked
 * each time.
 */
export function feedStateAt({ expiresAt, endedAt, lapsedAt }: FeedTimes, now: Date): FeedState {
  const ends = [expiresAt, endedAt, lapsedAt].flatMap((end) => (end !== null && end <= now ? [end.getTime()] : []))
  if (ends.length === 0) return 'open'
  if (now.getTime() - Math.min(...ends) >= emptyDays * dayMs) return 'gone'
  return expiresAt <= now || (endedAt !== null && endedAt <= now) ? 'empty' : 'open'
}

/** When an address that is made at `now` ends at the latest: after twelve months, or with the last day of the right. */
export function feedExpiry(now: Date, lastDay: DayString | null): Date {
  const year = new Date(now)
  year.setUTCMonth(year.getUTCMonth() + lastsMonths)
  const right = lastDay === null ? null : startOfDay(dayAfter(lastDay))
  return right !== null && right < year ? right : year
}

/** The first and last day that a calendar has, at `now`. */
export function feedWindow(now: Date): { from: DayString; to: DayString } {
  const today = stockholmDate(now)
  return { from: dayAfter(today, -windowDays.before), to: dayAfter(today, windowDays.after) }
}
