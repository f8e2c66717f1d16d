import { deadlinesOf } from '~/domain/reports/deadlines'
import { monthAfter, monthDays, type DayString, type MonthString } from '~/domain/time/time'

/** By which laws somebody is helped at a provider, and that provider's own last day for the räkning (day of the month). */
export type Terms = { laws: ReadonlySet<'SFB' | 'LSS' | 'SoL'> | null; payOutDay: number | null }

/**
 * How long a month waits to be reviewed, and by when it should be (null: there is no such day that anybody has said).
 * By domain.md: Försäkringskassan's last day by SFB; else the provider's; else, and where it is not known, the end of the second
 * month after.
 */
export function reviewDays(
  month: MonthString,
  { laws, payOutDay }: Terms,
  today: DayString,
): { lastDay: DayString; by: DayString | null } {
  const { goalTo, lastDay } = deadlinesOf(month, payOutDay ?? undefined)
  if (laws?.has('SFB')) return { lastDay, by: today <= goalTo ? goalTo : lastDay }
  if (laws !== null && laws.size > 0 && payOutDay !== null) return { lastDay: goalTo, by: goalTo }
  return { lastDay: monthDays(monthAfter(month, 2)).to, by: null }
}

/** The months that are looked at, the oldest first: those that have ended and can wait, and one that no longer does. */
export function monthsToReview(today: DayString): MonthString[] {
  const month = today.slice(0, 7)
  return [-3, -2, -1].map((n) => monthAfter(month, n))
}

/** The month to begin on: the last that has ended. It waits at least until the next has. */
export function monthToReview(today: DayString): MonthString {
  return monthAfter(today.slice(0, 7), -1)
}
