import { monthAfter, monthDays } from '~/domain/time/time'
import type { DayString, MonthString } from '~/domain/time/time'

/** The days that matter after a month of personal assistance, each a calendar day. */
export type Deadlines = {
  monthEnds: DayString
  /** The räkning should be sent between these days. */
  goalFrom: DayString
  goalTo: DayString
  /** Försäkringskassan's last day. */
  lastDay: DayString
  /** Money is available, if the räkning was sent in time. */
  payment: DayString
}

/**
 * The days of one month (domain.md): goal the 7th to the 10th of the month after, Försäkringskassan's last day the 5th
 * of the second month after, payment the 20th of the month after. `payOutDay` is the provider's own last day for
 * sending the räkning, in place of the 10th.
 */
export function deadlinesOf(month: MonthString, payOutDay?: number): Deadlines {
  const next = monthAfter(month)
  const goal = payOutDay === undefined ? 10 : Math.min(payOutDay, Number(monthDays(next).to.slice(8)))
  return {
    monthEnds: monthDays(month).to,
    goalFrom: dayIn(next, Math.min(7, goal)),
    goalTo: dayIn(next, goal),
    lastDay: dayIn(monthAfter(month, 2), 5),
    payment: dayIn(next, 20),
  }
}

function dayIn(month: MonthString, day: number): DayString {
  return `${month}-${String(day).padStart(2, '0')}`
}
