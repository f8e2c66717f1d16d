import { deadlinesOf } from '~/domain/reports/deadlines'
import { monthsToReview } from '~/domain/reviews/last-day'
import { dayAfter, type DayString, type MonthString } from '~/domain/time/time'

/** So many days before it should be reviewed one is told that a month waits. */
export const reviewDaysLeft = 3

/**
 * The months that may have `reviewDaysLeft` days left, by the calendar and the provider's own last day: whether one waits for
 * somebody, and by when, is for the rule of what waits to say.
 */
export function monthsDueSoon(today: DayString, payOutDay: number | null): MonthString[] {
  const day = dayAfter(today, reviewDaysLeft)
  return monthsToReview(today).filter((month) => {
    const { goalTo, lastDay } = deadlinesOf(month, payOutDay ?? undefined)
    return goalTo === day || lastDay === day
  })
}
