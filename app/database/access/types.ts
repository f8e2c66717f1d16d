import type { Schemas as Contract } from '../../../provider-api/contract'
import type { ActorRole, Day, Doer, Instant, Scope } from '~/database/common-types'
import type { ShownDraft } from '~/database/forms/types'

/** A brukare at one provider: `brukareId` is the provider's. */
export type Place = { providerId: string; brukareId: string }

/** What the provider says of the brukare there: no other provider's word changes it. */
export type NamedPlace = Place & {
  name: string
  /** Only for someone under 18. */
  birthDate: Day | null
}

/** `id` is the portal's, the one in its addresses. */
export type Brukare = {
  id: string
  /** What the first provider said; what the others do stands at their places. */
  name: string
  /** True when any provider says so: it can only hide. */
  protectedIdentity: boolean
  birthDate: Day | null
  /** Where a provider still names the brukare. */
  places: NamedPlace[]
}

export type BrukareRepository = {
  find: (brukareId: string) => Promise<Brukare | null>
  /** Also one whom the provider does not name any more. */
  findByPlace: (place: Place) => Promise<Brukare | null>
  /** Makes or updates by pseudonym, and binds the place to it. A place that another pseudonym held is moved. */
  upsert: (providerId: string, reference: Contract['BrukareReference']) => Promise<Brukare>
  /** True when the brukare is the one whom the providers call, or called, by this pseudonym. Always the same work. */
  hasPseudonym: (brukareId: string, pseudonym: string) => Promise<boolean>
  /**
   * A samordningsnummer became a personnummer, and with it the brukare's pseudonym: what both had is one brukare's. Gives
   * the brukare's id when it was so now, null when there is no such brukare or it was known.
   */
  changePseudonym: (change: PseudonymChange) => Promise<string | null>
}

/** What providers call a person by the number before and by the number now, on the identity provider's word. */
export type PseudonymChange = { former: string; current: string }

/** A provider that what was given in the portal reaches, with what was given there (domain/access/rights). */
export type Reach = { providerId: string; scopes: Scope[]; validTo: Day | null; endedAt: Instant | null }

export type PortalKind = 'anhorig' | 'ombud'
export type Assignment = 'bevakaRatt' | 'sorjaForPerson' | 'forvaltaEgendom'

/** A right to act for or follow a brukare. Validity is the caller's to judge (domain/representation), every time. */
export type Representation = {
  id: string
  /** `provider`: kept by a provider and read from it; `portal`: given here by the brukare. */
  source: 'provider' | 'portal'
  /** `brukare`: the person is the brukare. */
  kind: ActorRole
  personId: string
  brukareId: string
  /** Which provider vouches for it; null for `portal`. */
  providerId: string | null
  /** That provider's id of it; null for `portal`, and for the brukare's own right, which has none. */
  providerRepresentationId: string | null
  /** What that provider calls the brukare; null for `portal`, and where the provider does not name the brukare any more. */
  providerBrukareId: string | null
  /** Where a `portal` one reaches; empty for the others. */
  reach: Reach[]
  scopes: Scope[]
  assignments: Assignment[]
  validFrom: Day
  /** Last day, inclusive; null: until further notice. */
  validTo: Day | null
  basis: Contract['Representation']['basis'] | null
  verifiedBy: string | null
  verifiedAt: Day | null
  joint: boolean
  jointWith: string[]
  conflictOfInterest: 'none' | 'assistant' | 'employer'
  /** The holder's staff id at the provider, if the holder is also assistant. */
  staffId: string | null
  givenBy: string | null
  givenByName: string | null
  /** In what capacity it was given. */
  givenAs: ActorRole | null
  /** What the giver wrote to the holder. */
  message: string | null
  createdAt: Instant
  /** When the holder said yes to a `portal` one. */
  acceptedAt: Instant | null
  declinedAt: Instant | null
  revokedAt: Instant | null
}

export type HeldRepresentation = Representation & { brukare: Brukare }
/** `holderName` is what the giver wrote until the holder has said yes: a number must not be a way to a name. */
export type GivenRepresentation = Representation & {
  holderName: string
  revokedByName: string | null
  brukareBirthDate: Day | null
}

/**
 * What the holder of a representation has done with it, by the access log: how often something was seen, and done, as the
 * log itself tells them apart. `lastAt`: null when the offer of it was opened or answered, and nothing more.
 */
export type RepresentationUse = { lastAt: Instant | null; reads: number; acts: number }

export type NewGrant = {
  kind: PortalKind
  personId: string
  brukareId: string
  scopes: Scope[]
  /** Where the giver's right holds, and what of the scopes the giver has there. */
  reach: readonly { providerId: string; scopes: readonly Scope[] }[]
  validFrom: Day
  validTo: Day | null
  givenBy: string
  givenAs: ActorRole
  /** What the giver calls the holder. */
  invitedName: string
  message: string | null
}

/** Where the one who changes or ends what was given decides: the providers, or all of what it is. */
export type Decides = readonly string[] | 'everywhere'

export type RepresentationSync = {
  personId: string
  providerId: string
  /** The last time the provider answered. */
  syncedAt: Instant | null
  /** Set while the latest attempt failed. */
  failedAt: Instant | null
  /** Without `failedAt`: it answered, and what was mixed up in the answer was left out. */
  failureCode: string | null
}

export type RepresentationRepository = {
  /**
   * What a provider says about a person, whole, in one transaction: new and changed ones are written, those it no longer
   * lists are revoked now, places that nobody's right names any more are ended, the sync is noted. An unchanged answer
   * writes only the sync. Ids are stable. `leftOut`: some of the answer was mixed up, and is not in it. `askedAt`: when the
   * question was put (now, if it is not said): nothing is written when the answer to a later one is there already.
   */
  replaceFromProvider: (
    personId: string,
    providerId: string,
    result: Contract['PersonSearchResult'],
    asking?: { askedAt?: Date; leftOut?: boolean },
  ) => Promise<void>
  /** The provider did not answer; what was known stays. Not noted when a later question has been answered. */
  noteFailure: (personId: string, providerId: string, failureCode: string, askedAt?: Date) => Promise<void>
  listSyncs: (personIds: readonly string[]) => Promise<RepresentationSync[]>
  /** Everything the person holds, valid or not, with the brukare. */
  listForPerson: (personId: string) => Promise<HeldRepresentation[]>
  /**
   * What the person holds, and for the same brukare what those hold who gave it, and so on: all that the rule needs.
   * `brukareId` narrows it. Asked on every page: one statement.
   */
  chainOf: (personId: string, brukareId?: string) => Promise<HeldRepresentation[]>
  /** Everyone who has or had access to the brukare, as far as the portal knows. */
  listForBrukare: (brukareId: string) => Promise<GivenRepresentation[]>
  /**
   * True when somebody with the number (12 digits) has been given access in the portal that has not ended or run out,
   * answered or not. Takes the same work whoever has the number.
   */
  isOffered: (brukareId: string, number: string, sight: { at: Decides; givenBy: string }) => Promise<boolean>
  /** How each representation of the brukare has been used, by its id. */
  useOf: (brukareId: string) => Promise<ReadonlyMap<string, RepresentationUse>>
  /** An invitation: it opens nothing until the holder has said yes. */
  give: (grant: NewGrant) => Promise<Representation>
  /**
   * An invitation from a draft, once, with the draft's mark and the access log's row in one transaction.
   * @throws Fault `notFound` when there is no such draft of the doer, `invalid` (`draft-changed`) when it is not as shown.
   */
  giveFromDraft: (shown: ShownDraft, grant: NewGrant, doer: Doer) => Promise<{ id: string; created: boolean }>
  /**
   * The holder says yes or no, once. `reach`: what is left of it now, for a yes; elsewhere it has ended. False when it is no
   * open invitation of this person.
   */
  answer: (answer: {
    id: string
    personId: string
    accept: boolean
    reach: NewGrant['reach']
    requestId: string
  }) => Promise<boolean>
  /**
   * Takes away from what a `portal` one opens: scopes that were not there are not added, and the end does not move away.
   * Only `at` the providers where the doer decides. False when it is no open `portal` one of this brukare there.
   */
  limit: (change: {
    id: string
    brukareId: string
    at: Decides
    scopes: Scope[]
    validTo: Day | null
    doer: Doer
  }) => Promise<boolean>
  /**
   * Ends one at once, by who runs the portal, with a row in the log of the brukare: what was given here for good, what a
   * provider keeps until `restart`, whatever the provider goes on saying. `own`: it is the brukare's own, which nobody ends.
   */
  stop: (id: string, requestId: string) => Promise<'ended' | 'over' | 'own' | 'missing'>
  /** Lets one that a provider keeps, and that was stopped, count again as the provider says. False when it was not stopped. */
  restart: (id: string, requestId: string) => Promise<boolean>
  /** Ends a `portal` one now, `at` the providers where the doer decides. False when it is no open one of this brukare there. */
  revoke: (revocation: { id: string; brukareId: string; at: Decides; doer: Doer }) => Promise<boolean>
}
