import type { Registration, Shift, Span } from '../../provider-api/contract'
import { minutesBetween } from '../../app/domain/time/time'
import type { MinutesPerKind, TimeKind } from '../../app/domain/time/minutes'
import { sumPerKind, timeKinds } from '../../app/domain/time/minutes'
import type { Look } from '../findings'

/** What is known beside a report: the shifts that were read, and which objections are open. */
export type Beside = {
  shifts: ReadonlyMap<string, Shift>
  /** Null: the list could not be read. */
  openObjections: ReadonlySet<string> | null
  now: Date
  /** Whether the provider says by whom and how something was fastställt. */
  tellsWho: boolean
}

/** An instant as milliseconds. */
export const ms = (instant: string): number => new Date(instant).getTime()

/** Whole minutes of a span of two instants. */
export const minutesOf = ({ start, end }: Span): number => minutesBetween(new Date(start), new Date(end))

/** How far ahead of the check's clock something that has been may be. */
const aheadMs = 5 * 60_000

/** No id, or other key, comes twice. `keyOf` gives undefined for what has none. */
export function lookAtUnique<T>(
  look: Look,
  items: readonly T[],
  path: string,
  keyOf: (item: T) => string | undefined,
): void {
  const seen = new Set<string>()
  for (const [nth, item] of items.entries()) {
    const key = keyOf(item)
    if (key === undefined) continue
    look('unique-ids', `${path}/${nth}/id`, !seen.has(key), 'has come before in the same list')
    seen.add(key)
  }
}

/** An end is after its start. `mayBeEqual`: of what was registered, and of days. */
export function lookAtSpan(look: Look, path: string, start: string, end: string, mayBeEqual = false): void {
  const [from, to] = [ms(start), ms(end)]
  look('end-after-start', path, to > from || (mayBeEqual && to === from), 'is not after its start')
}

/** A time that has been. */
export function lookAtPast(look: Look, path: string, instant: string | undefined, now: Date): void {
  if (instant !== undefined)
    look('in-future', path, ms(instant) <= now.getTime() + aheadMs, 'is a time that has not been')
}

/** One registered start or end. */
export function lookAtRegistration(look: Look, path: string, registration: Registration | undefined, now: Date): void {
  if (registration === undefined) return
  const { at, registeredAt, originalAt, changedAt, changedBy } = registration
  lookAtPast(look, `${path}/at`, at, now)
  lookAtPast(look, `${path}/registeredAt`, registeredAt, now)
  lookAtPast(look, `${path}/changedAt`, changedAt, now)
  const there = [originalAt, changedAt, changedBy].filter((one) => one !== undefined).length
  look('registration-changed', path, there === 0 || there === 3, 'only some of originalAt, changedAt and changedBy')
}

/** Each is at least what `of` says of the one before it. */
export function isInOrder<T>(items: readonly T[], isBefore: (a: T, b: T) => boolean): boolean {
  return items.every((item, nth) => {
    const before = items[nth - 1]
    return before === undefined || !isBefore(item, before)
  })
}

/** The kinds of time in which two sums differ. */
export function differing(a: MinutesPerKind, b: MinutesPerKind): TimeKind[] {
  return timeKinds.filter((kind) => a[kind] !== b[kind])
}

/** What spans of kinds come to. */
export function sumOf(items: readonly { kind: TimeKind; span: Span }[]): MinutesPerKind {
  return sumPerKind(items.map(({ kind, span }) => ({ kind, minutes: minutesOf(span) })))
}
