import { dayAfter, parseDate, type DayString } from '~/domain/time/time'

/** What the last day of a right is told by. */
type Dated = { kind: string; brukareBirthDate: DayString | null; validTo: DayString | null }

/**
 * The day on which a vårdnadshavare's right ends because the brukare turns 18, the first without it; null for other kinds,
 * and where the birth date is not known.
 */
export function comesOfAgeOn({ kind, brukareBirthDate }: Omit<Dated, 'validTo'>): DayString | null {
  return kind === 'vardnadshavare' && brukareBirthDate !== null ? birthday(brukareBirthDate, 18) : null
}

/** The last day of a representation, inclusive, by what is written and by age; null until further notice. */
export function lastDayOf(representation: Dated): DayString | null {
  const { validTo } = representation
  const ofAge = comesOfAgeOn(representation)
  return ofAge === null ? validTo : earlier(validTo, dayAfter(ofAge, -1))
}

/**
 * The last day on which somebody decides who else may see, and with it what they have given: FB 6 kap., from 15 the young person
 * decides, and what a vårdnadshavare gave ends.
 */
export function lastDayToGive(representation: Dated): DayString | null {
  const last = lastDayOf(representation)
  const { kind, brukareBirthDate } = representation
  if (kind !== 'vardnadshavare' || brukareBirthDate === null) return last
  return earlier(last, dayAfter(birthday(brukareBirthDate, 15), -1))
}

/** The last of several last days; null when one of them is until further notice, or there are none. */
export function latestEnd(ends: readonly (DayString | null)[]): DayString | null {
  const days = ends.filter((end) => end !== null)
  return days.length < ends.length ? null : (days.toSorted().at(-1) ?? null)
}

const earlier = (end: DayString | null, day: DayString): DayString => (end !== null && end < day ? end : day)

function birthday(birthDate: DayString, age: number): DayString {
  const year = String(Number(birthDate.slice(0, 4)) + age)
  return parseDate(year + birthDate.slice(4)) ?? `${year}-02-28`
}
