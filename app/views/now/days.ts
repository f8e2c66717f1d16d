import { dayAfter, stockholmDate } from '~/domain/time/time'

/** How many days ahead changes are told. */
export const changeDays = 7

/** The days that the first page is made of, both included: from yesterday, for its night, to a week ahead. */
export function nowDays(now: Date): { from: string; to: string } {
  const today = stockholmDate(now)
  return { from: dayAfter(today, -1), to: dayAfter(today, changeDays) }
}
