import type { ActorRole, Scope } from '~/domain/access/representation'

export type { Scope } from '~/domain/access/representation'

/** Someone who is signed in. Dates are by the portal's clock. */
export type User = {
  personId: string
  name: string
  sessionId: string
  /** When the person last identified themself. */
  authenticatedAt: Date
  /** What "new since last time" counts from. */
  previousSignInAt: Date | null
  isCoordinationNumber: boolean
}

/** What a user may do for one brukare on this request, and on what ground. Days are 'yyyy-mm-dd'. */
export type Access = {
  viewer: User
  brukare: {
    /** The portal's, the one in addresses. */
    id: string
    name: string
    protectedIdentity: boolean
    /** Where the brukare is known, as far as this access reaches: the ids are the providers'. */
    places: { providerId: string; brukareId: string }[]
  }
  role: ActorRole
  scopes: ReadonlySet<Scope>
  /** Those of the scopes that are held only together with someone else. */
  jointScopes: ReadonlySet<Scope>
  /** Last day, inclusive; null: until further notice. */
  validTo: string | null
  representationIds: string[]
  joint: boolean
  jointWith: string[]
  conflictOfInterest: 'none' | 'assistant' | 'employer'
  ownStaffIds: string[]
  assignments: string[]
  verifiedAt: string | null
  /** When the provider last confirmed it. */
  asOf: Date
  /** The provider could not confirm it now; what it said before still counts for a while. */
  stale: boolean
}
