import { latestEnd } from './last-day'
import { stockholmDate, type DayString } from '~/domain/time/time'
import {
  actorRoles,
  isGivenHere,
  isValidOn,
  mergeAccess,
  together,
  type MergedAccess,
  type Representation,
  type Scope,
} from './representation'

/**
 * Where a given access reaches. There is one for each provider at which the giver's right held when it was given; it has
 * ended where that right did not hold when it was accepted, or where it has been withdrawn since.
 */
export type Reach = {
  providerId: string
  /** What the giver had to give there. */
  scopes: readonly Scope[]
  /** Last day, inclusive; null: as the access itself. */
  validTo: DayString | null
  endedAt: Date | null
}

/** A representation with what it rests on: the provider that vouches for it, or the person who gave it. */
export type Right = Representation & {
  personId: string
  /** Null for what is given in the portal. */
  providerId: string | null
  /** What that provider calls the brukare. */
  providerBrukareId: string | null
  givenBy: string | null
  reach: readonly Reach[]
}

/** What somebody may do at one provider, for the brukare whom it calls `brukareId`. */
export type RightAt = MergedAccess & { providerId: string; brukareId: string }

/** Everything about one brukare that the rule needs to know. */
export type Chain = {
  /** Those of the person, of those who gave them, and so on. */
  rights: readonly Right[]
  /** The providers that are configured, in that order. */
  providerIds: readonly string[]
  /** True when the provider has lately said what the person may: what it said before does not count for ever. */
  vouches: (personId: string, providerId: string) => boolean
  /** A protected identity: nothing that was given in the portal counts. */
  protectedIdentity: boolean
  now: Date
}

/**
 * THE rule (docs/adr/0015): at which providers a person may do what, now. A right that a provider vouches for opens that
 * provider's matters and no others. A given one opens those of a provider while its giver's right there holds, and that
 * giver's, all the way; it must have held there when it was given and when it was accepted. What two providers say is
 * never added up. In the order of the configuration.
 */
export function rightsOf(personId: string, chain: Chain): RightAt[] {
  return chain.providerIds.flatMap((providerId) => rightAt(personId, providerId, chain, []) ?? [])
}

function rightAt(personId: string, providerId: string, chain: Chain, above: readonly string[]): RightAt | null {
  // A right that rests on itself rests on nothing.
  if (above.includes(personId)) return null
  const counting = chain.rights
    .filter((right) => right.personId === personId)
    .flatMap((right) => countingAt(right, providerId, chain, [...above, personId]) ?? [])
  const brukareId = chosenOf(counting)
  const here = counting.filter((one) => one.brukareId === brukareId).map(({ right }) => right)
  const merged = mergeAccess(here, chain.now)
  return merged === null || brukareId === null ? null : { ...merged, providerId, brukareId }
}

/** True when a right that lasts is vouched for by a provider whose word does not count now: that it is gone is not known. */
export function isUnconfirmed({ rights, providerIds, vouches, now }: Chain): boolean {
  return rights.some((right) => {
    const { personId, providerId } = right
    if (providerId === null || !providerIds.includes(providerId)) return false
    return isValidOn(right, now) && !vouches(personId, providerId)
  })
}

/** A right as it counts at one provider, and whom it is about there. */
type Counting = { right: Representation; brukareId: string }

function countingAt(right: Right, providerId: string, chain: Chain, above: readonly string[]): Counting | null {
  if (isGivenHere(right.kind)) return givenAt(right, providerId, chain, above)
  const { providerBrukareId: brukareId } = right
  const isVouchedFor = right.providerId === providerId && chain.vouches(right.personId, providerId)
  return isVouchedFor && brukareId !== null && isValidOn(right, chain.now) ? { right, brukareId } : null
}

function givenAt(right: Right, providerId: string, chain: Chain, above: readonly string[]): Counting | null {
  const reach = right.reach.find((one) => one.providerId === providerId)
  if (chain.protectedIdentity || right.providerId !== null || right.givenBy === null) return null
  if (reach === undefined || !isOpen(reach, chain.now)) return null
  const giver = rightAt(right.givenBy, providerId, chain, above)
  if (giver === null) return null
  const mayGive = grantedBy(giver)
  const scopes = right.scopes.filter((scope) => reach.scopes.includes(scope) && mayGive.includes(scope))
  const validTo = earliest([right.validTo, reach.validTo, lastGiven(giver)])
  const counting = { ...right, scopes, validTo }
  return isValidOn(counting, chain.now) ? { right: counting, brukareId: giver.brukareId } : null
}

const lastGiven = ({ givesUntil, validTo }: MergedAccess): DayString | null =>
  givesUntil === undefined ? validTo : givesUntil

/**
 * The last day of what somebody gives, by the giver's own right at the providers where it reaches; null when that sets no end.
 * However long it is given for, it ends then.
 */
export function giverEnds(giver: readonly RightAt[], scopes: readonly Scope[]): DayString | null {
  const reaching = giver.filter((at) => grantedBy(at).some((scope) => scopes.includes(scope)))
  return latestEnd(reaching.map(lastGiven))
}

function isOpen({ endedAt, validTo }: Reach, now: Date): boolean {
  return (endedAt === null || endedAt > now) && (validTo === null || stockholmDate(now) <= validTo)
}

/**
 * What somebody can let another have at a provider: nothing without the right to decide there who may see; else what they
 * have there themself. To decide is the brukare's to give: one who has got it cannot pass it to yet another.
 */
export function grantedBy({ scopes, role }: Pick<MergedAccess, 'scopes' | 'role'>): readonly Scope[] {
  if (!scopes.has('access:manage')) return []
  return [...scopes].filter((scope) => scope !== 'access:manage' || role === 'brukare')
}

/**
 * At one provider one person is one. Where somebody's rights name two there (docs/adr/0015), the strongest counts alone;
 * of two as strong the first by id, so that it is the same on every page.
 */
function chosenOf(counting: readonly Counting[]): string | null {
  const strength = ({ right }: Counting) => actorRoles.indexOf(right.kind)
  const [first] = [...counting].sort((a, b) => strength(a) - strength(b) || (a.brukareId < b.brukareId ? -1 : 1))
  return first?.brukareId ?? null
}

/** What is written down when access is given: where the giver may give, and what of it there. */
export function reachOf(giver: readonly RightAt[], scopes: readonly Scope[]): Pick<Reach, 'providerId' | 'scopes'>[] {
  return giver.flatMap((right) => {
    const given = scopes.filter((scope) => grantedBy(right).includes(scope))
    return given.length === 0 ? [] : [{ providerId: right.providerId, scopes: given }]
  })
}

/**
 * Where access reaches that its giver gives together with others: at each provider by itself, enough of those who agree
 * must have the right there, or one who has it alone.
 */
export function agreedReach(
  giver: WithPlaces,
  agreeing: readonly WithPlaces[],
  scopes: readonly Scope[],
): ReturnType<typeof reachOf> {
  const isAgreed = ({ providerId, jointScopes, jointWith }: RightAt): boolean => {
    if (!jointScopes.has('access:manage')) return true
    const there = agreeing.flatMap((one) => placeAt(one, providerId, 'access:manage') ?? [])
    const isAlone = there.some((one) => !one.jointScopes.has('access:manage'))
    return isAlone || there.length >= Math.max(1, jointWith.length)
  }
  return reachOf(giver.places.filter(isAgreed), scopes)
}

/** What is left of a reach now that it is accepted: where the giver's right still holds, and what of it there. */
export function reachNow(reach: readonly Reach[], giver: readonly RightAt[], now: Date): ReturnType<typeof reachOf> {
  return reach
    .filter((one) => isOpen(one, now))
    .flatMap(({ providerId, scopes }) =>
      reachOf(
        giver.filter((right) => right.providerId === providerId),
        scopes,
      ),
    )
}

/** Something with what somebody may do at each provider. */
type WithPlaces = { places: readonly RightAt[] }

/** The providers at which all of the scopes are held. */
export function placesWith({ places }: WithPlaces, ...scopes: readonly Scope[]): RightAt[] {
  return places.filter((place) => scopes.every((scope) => place.scopes.has(scope)))
}

/** What somebody may do at a provider; null when not all of the scopes are held there. */
export function placeAt(access: WithPlaces, providerId: string, ...scopes: readonly Scope[]): RightAt | null {
  return placesWith(access, ...scopes).find((place) => place.providerId === providerId) ?? null
}

/** True when a scope is held at the provider. */
export function mayAt(access: WithPlaces, providerId: string, scope: Scope): boolean {
  return placeAt(access, providerId, scope) !== null
}

/** The same access as far as some of its places go: role, ground and all. Null when there is none of them. */
export function narrowedTo<T extends WithPlaces & MergedAccess>(access: T, places: readonly RightAt[]): T | null {
  const merged = together(places)
  return merged === null ? null : { ...access, ...merged, places }
}

function earliest(days: readonly (DayString | null)[]): DayString | null {
  const known = days.flatMap((day) => day ?? [])
  return known.length === 0 ? null : known.reduce((a, b) => (a < b ? a : b))
}

/** True when a scope is held at every provider of the access: for what a page says of all of them at once. */
export function mayEverywhere({ places }: WithPlaces, scope: Scope): boolean {
  return places.every(({ scopes }) => scopes.has(scope))
}
