import type { GivenRepresentation } from '~/database/types'
import { giverEnds, reachNow, type RightAt } from '~/domain/access/rights'
import type { DayString } from '~/domain/time/time'

/** What was given here: by whom, and where it reaches. */
export type Given = Pick<GivenRepresentation, 'id' | 'givenBy' | 'reach' | 'scopes'>

/**
 * How what was given here stands: the ids of those whose giver's right holds at none of its providers now; and of those whose
 * giver's right has a last day, which day that is, by id.
 */
export type GivenStanding = { resting: ReadonlySet<string>; ends: ReadonlyMap<string, DayString> }

/** How what was given stands at `now`. `rights`: what each giver may do, by the giver's id. */
export function standingOf(
  given: readonly Given[],
  rights: ReadonlyMap<string, readonly RightAt[]>,
  now: Date,
): GivenStanding {
  const giverOf = ({ givenBy }: Given) => rights.get(givenBy ?? '') ?? []
  const opens = (one: Given) =>
    reachNow(one.reach, giverOf(one), now).some((at) => at.scopes.some((scope) => one.scopes.includes(scope)))
  const ends = given.flatMap((one): [string, DayString][] => {
    const end = giverEnds(giverOf(one), one.scopes)
    return end === null ? [] : [[one.id, end]]
  })
  return { resting: new Set(given.flatMap((one) => (opens(one) ? [] : one.id))), ends: new Map(ends) }
}
