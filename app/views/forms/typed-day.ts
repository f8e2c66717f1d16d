import type { DayString } from '~/domain/time/time'
import { dayFaults, packDay, type DayFaultName, type DayPart } from '~/domain/time/typed-day'

/** The name of a part's field: the day's is the whole one's, so that what leads to the whole leads to its first field. */
export function dayFieldName(name: string, part: DayPart): string {
  return part === 'day' ? name : `${name}-${part}`
}

/**
 * The day that a form holds in its three fields, or in one as 'yyyy-mm-dd' where it only goes along: a day, '' when nothing
 * is typed, else as typed (`packDay`). `today`: what a year of two digits is near.
 */
export function dayIn(fields: URLSearchParams, name: string, today: DayString): string {
  const [day, month, year] = (['day', 'month', 'year'] as const).map((part) => fields.get(dayFieldName(name, part)))
  return packDay({ day: day ?? '', month: month ?? '', year: year ?? '' }, today)
}

/** What is wrong in such a day, by field. */
export function dayFieldFaults<Name extends string>(
  packed: string,
  name: Name,
): { field: Name | `${Name}-${'month' | 'year'}`; fault: DayFaultName }[] {
  return dayFaults(packed).map(({ part, fault }) => ({ field: part === 'day' ? name : `${name}-${part}`, fault }))
}
