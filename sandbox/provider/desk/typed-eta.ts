import { dayAfter, instantsAt, parseClock, stockholmDate } from '../../../app/domain/time/time'

/** The next time that the wall clock shows what was typed; null: nothing was typed. 'unknown': it is no clock time. */
export const etaOf = (typed: string, now: Date): Date | null | 'unknown' => {
  if (typed === '') return null
  const time = parseClock(typed)
  if (time === null) return 'unknown'
  const today = stockholmDate(now)
  const [next] = [today, dayAfter(today)].flatMap((day) => instantsAt(day, time)).filter((instant) => instant >= now)
  return next ?? 'unknown'
}
