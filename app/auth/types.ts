import type { MergedAccess, Scope } from '~/domain/access/representation'
import type { HeldRepresentation } from '~/database/types'
import type { RightAt } from '~/domain/access/rights'

export type { Scope } from '~/domain/access/representation'

/** Someone who is signed in. Dates are by the portal's clock. */
export type User = {
  personId: string
  name: string
  sessionId: string
  /** When the person last identified themself. */
  authenticatedAt: Date
  /** True: at a level of assurance that opens pages, and does not count for what weighs. */
  isAtLowLevel?: boolean
  /** When the person signed in the time before. */
  previousSignInAt: Date | null
  isCoordinationNumber: boolean
}

/**
 * What a user may do for one brukare on this request, and on what ground: together at `places`, and at each of them by
 * itself. What chooses a provider asks about that place (domain/access/rights), never about the whole.
 */
export type Access = MergedAccess & {
  viewer: User
  brukare: {
    /** The portal's, the one in addresses. */
    id: string
    /** What the first of the providers in the configuration calls the brukare, of those that the user reaches. */
    name: string
    protectedIdentity: boolean
  }
  /** The providers where the user has a right now; on a page, those where it is the page's. */
  places: readonly RightAt[]
  /** All of those providers, also on a page that is about some of them: what the menu counts is the same on every page. */
  placesAnywhere?: readonly RightAt[]
  /** What is open at one provider or another: for the menu, which leads to pages that ask again. */
  scopesAnywhere: ReadonlySet<Scope>
  /** When the providers last confirmed it. */
  asOf: Date
  /** A provider could not confirm it now; what it said before still counts for a while. */
  stale: boolean
}

/** As much of an access as reading takes: who reads, and where they may. Also for what fetches without anybody signed in. */
export type Reading = Pick<Access, 'places'> & { viewer: Pick<User, 'personId'> }

/**
 * Why somebody may do what for a brukare: what the rule (domain/access/rights) answers for the person and for everyone that
 * the person's rights rest on, with all that each of them holds, and when each provider last vouched for it.
 */
export type Explanation = {
  brukareId: string
  protectedIdentity: boolean
  people: {
    personId: string
    places: RightAt[]
    held: HeldRepresentation[]
    /** Null: nothing of what that provider has said counts now. */
    confirmed: { providerId: string; syncedAt: Date | null }[]
  }[]
  now: Date
}
