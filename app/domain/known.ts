/** Why something is not known: no answer came; one came that breaks the contract; or the provider says no to telling it. */
export type Why = 'unavailable' | 'contract' | 'refused'

/** `since`: when that was first seen, if it is known. */
export type NotKnown = { is: 'unknown'; why: Why; since: Date | null }

/** Not asked for: the one who looks has not the right. */
export type NotYours = { is: 'notYours'; scope: string }

/**
 * What is known of something that a provider has. Only `none` may be said as "nothing", and only `known` be counted as all:
 * of `partly`, which several providers have parts of and not all have answered, a number is "at least".
 * `asOf`: when it was so; `kept`: the last good answer, because none can be had now.
 */
export type Known<T> =
  | { is: 'known'; data: T; asOf: Date; kept: boolean }
  | { is: 'none'; asOf: Date; kept: boolean }
  | { is: 'partly'; data: T; lacks: NotKnown }
  | NotKnown
  | NotYours

/** How much is known, without what it is. */
export type HowKnown = Known<unknown>['is']

/** What several places have told, as one: the parts that came, in their order. Without a place nothing is the viewer's to see. */
export function joined<T>(parts: readonly Known<T>[], scope: string): Known<readonly T[]> {
  const came = parts.flatMap((part) => (part.is === 'known' || part.is === 'none' ? [part] : []))
  const lacks = parts.find((part) => part.is === 'unknown')
  const data = parts.flatMap((part) => ('data' in part ? [part.data] : []))
  if (parts.length === 0) return { is: 'notYours', scope }
  if (lacks !== undefined) return data.length === 0 ? lacks : { is: 'partly', data, lacks }
  const kept = came.some((part) => part.kept)
  const asOf = new Date(Math.min(...came.map((part) => part.asOf.getTime())))
  return data.length === 0 ? { is: 'none', asOf, kept } : { is: 'known', data, asOf, kept }
}

/** The things that are in each part of what is known: none when all is known and there are none in any. */
export function thingsIn<T, U>(known: Known<readonly T[]>, things: (part: T) => readonly U[]): Known<readonly U[]> {
  return 'data' in known
    ? knownAs(
        known,
        known.data.flatMap((part) => things(part)),
      )
    : known
}

/** Some things, as well as something else is known: what is kept here of what a provider has not told is a part of it. */
export function knownAs<T>(how: Known<unknown>, things: readonly T[]): Known<readonly T[]> {
  const isSome = things.length > 0
  switch (how.is) {
    case 'known':
    case 'none': {
      const { asOf, kept } = how
      return isSome ? { is: 'known', data: things, asOf, kept } : { is: 'none', asOf, kept }
    }
    case 'partly':
      return isSome ? { ...how, data: things } : how.lacks
    case 'unknown':
      return isSome ? { is: 'partly', data: things, lacks: how } : how
    case 'notYours':
      return how
  }
}

/** What can be shown of it, for lists that do not say whether they are all; what they are is said beside them. */
export function shownOf<T>(known: Known<readonly T[]>): readonly T[] {
  return 'data' in known ? known.data : []
}

/** True when all of it is known as it is now: what is kept here of a provider that does not answer may lack what is new. */
export function isWholeNow(known: Known<unknown>): boolean {
  return (known.is === 'known' || known.is === 'none') && !known.kept
}

/** True when all of it is known: what is not there is not. */
export function isWhole(known: Known<unknown>): boolean {
  return known.is === 'known' || known.is === 'none'
}
