import { dayAfter, weekday, type DayString } from '~/domain/time/time'

/** From this day of the week one is told that the week that comes can be printed: Thursday. Earlier much of it would change. */
const fromWeekday = 4

/** The Monday of the week whose sheet one may be told of on a day; null: it is too early in the week. */
export function sheetDueOn(today: DayString): DayString | null {
  const day = weekday(today)
  return day < fromWeekday ? null : dayAfter(today, 8 - day)
}

/** True when a plan that is known until a day has all of the week that begins on `monday`. Null: nobody has said how far. */
export function isSheetPlanned(plannedUntil: DayString | null, monday: DayString): boolean {
  return plannedUntil !== null && plannedUntil >= dayAfter(monday, 6)
}
