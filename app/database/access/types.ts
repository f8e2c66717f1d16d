import type { Schemas as Contract } from '../../../provider-api/contract'
import type { ActorRole, Day, Doer, Instant, Scope } from '~/database/common-types'

/** A brukare at one provider: `brukareId` is the provider's. */
export type Place = { providerId: string; brukareId: string }

/** `id` is the portal's, the one in its addresses. */
export type Brukare = {
  id: string
  name: string
  /** True when any provider says so. */
  protectedIdentity: boolean
  /** Only for someone under 18 (what the provider sent). */
  birthDate: Day | null
  places: Place[]
}

export type BrukareRepository = {
  find: (brukareId: string) => Promise<Brukare | null>
  findByPlace: (place: Place) => Promise<Brukare | null>
  /** Makes or updates by pseudonym, and binds the place to it. A place that another pseudonym held is moved. */
  upsert: (providerId: string, reference: Contract['BrukareReference']) => Promise<Brukare>
  /** True when the brukare is the one whom the providers call by this pseudonym. */
  hasPseudonym: (brukareId: string, pseudonym: string) => Promise<boolean>
}

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

/** What the holder of a representation has done with it, by the access log. */
export type RepresentationUse = { lastAt: Instant; reads: number; acts: number }

export type NewGrant = {
  kind: PortalKind
  personId: string
  brukareId: string
  scopes: Scope[]
  validFrom: Day
  validTo: Day | null
  givenBy: string
  givenAs: ActorRole
  /** What the giver calls the holder. */
  invitedName: string
  message: string | null
}

export type RepresentationSync = {
  providerId: string
  /** The last time the provider answered. */
  syncedAt: Instant | null
  /** Set while the latest attempt failed. */
  failedAt: Instant | null
  failureCode: string | null
}

export type RepresentationRepository = {
  /**
   * What a provider says about a person, whole, in one transaction: new and changed ones are written, those it no longer
   * lists are revoked now, the sync is noted. An unchanged answer writes only the sync. Ids are stable.
   */
  replaceFromProvider: (personId: string, providerId: string, result: Contract['PersonSearchResult']) => Promise<void>
  /** The provider did not answer; what was known stays. */
  noteFailure: (personId: string, providerId: string, failureCode: string) => Promise<void>
  listSyncs: (personId: string) => Promise<RepresentationSync[]>
  /** Everything the person holds, valid or not, with the brukare; `brukareId` narrows it. Asked on every page: one statement. */
  listForPerson: (personId: string, brukareId?: string) => Promise<HeldRepresentation[]>
  /** Everyone who has or had access to the brukare, as far as the portal knows. */
  listForBrukare: (brukareId: string) => Promise<GivenRepresentation[]>
  /** How each representation of the brukare has been used, by its id. */
  useOf: (brukareId: string) => Promise<ReadonlyMap<string, RepresentationUse>>
  /** An invitation: it opens nothing until the holder has said yes. */
  give: (grant: NewGrant) => Promise<Representation>
  /**
   * An invitation from a draft, once, with the draft's mark and the access log's row in one transaction.
   * @throws Fault `notFound` when there is no such draft of the doer.
   */
  giveFromDraft: (draftId: string, grant: NewGrant, doer: Doer) => Promise<{ id: string; created: boolean }>
  /** The holder says yes or no, once. False when it is no open invitation of this person. */
  answer: (answer: { id: string; personId: string; accept: boolean; requestId: string }) => Promise<boolean>
  /**
   * Takes away from what a `portal` one opens: scopes that were not there are not added, and the end does not move away.
   * False when it is no open `portal` one of this brukare.
   */
  limit: (change: {
    id: string
    brukareId: string
    scopes: Scope[]
    validTo: Day | null
    doer: Doer
  }) => Promise<boolean>
  /** Ends a `portal` one now. False when it is no open `portal` one of this brukare. */
  revoke: (revocation: { id: string; brukareId: string; doer: Doer }) => Promise<boolean>
}

export type AccessOutcome = 'allowed' | 'denied' | 'failed'

/** Ids only: no name, number or text. */
export type AccessEntry = {
  personId: string | null
  brukareId: string | null
  role: ActorRole | null
  /** The representations it rested on, joined with a comma, or `self`. */
  basis: string | null
  /** E.g. `schedule.read`, `objection.submit` (domain/log-action). At most 60 characters. */
  action: string
  resourceType: string
  resourceId: string | null
  outcome: AccessOutcome
  requestId: string | null
}

export type AccessLogRow = AccessEntry & { seq: number; at: Instant }

/** A row of the chain, as it was when somebody looked: what the log must still hold. */
export type LogCheckpoint = { seq: number; hash: string }
export type LogVerdict = { ok: true; rows: number } | { ok: false; badSeq: number }

/** Which rows of the log about a brukare. Left out: all. */
export type LogWanted = {
  /** The seq to go on from. */
  before?: number
  /** At most so many rows, default 100. */
  limit?: number
  personId?: string
  /** Everyone but this one. */
  notPersonId?: string
  actions?: readonly string[]
  /** Only what was refused, or only what was not. */
  denied?: boolean
  /**
   * Whose sign-ins and sign-outs belong to it too, and during what time: rows of theirs with one of `signInActions`, which
   * are about no brukare. `until` null: still.
   */
  signIns?: readonly { personId: string; from: Instant; until: Instant | null }[]
  signInActions?: readonly string[]
  /** Only what is about the brukare, or only the sign-ins: for one who goes on through each by itself. */
  part?: 'about' | 'signIns'
}

export type AccessLogRepository = {
  /** Adds a row at the end of the chain. In a transaction of one's own: last, since it holds the chain until commit. */
  append: (entry: AccessEntry) => Promise<{ seq: number }>
  /** Adds many, in order, in one statement: all or none. */
  appendAll: (entries: readonly AccessEntry[]) => Promise<void>
  /**
   * Reads the chain from the start. `badSeq` is the first row that is not what was written (changed, missing or added).
   * With checkpoints (from `head`, kept elsewhere) also a cut tail or a rewritten chain is found.
   */
  verify: (...checkpoints: readonly LogCheckpoint[]) => Promise<LogVerdict>
  /** The last row, for a checkpoint. `{ seq: 0 }` when empty. */
  head: () => Promise<LogCheckpoint>
  /** Newest first. */
  listForBrukare: (brukareId: string, wanted?: LogWanted) => Promise<AccessLogRow[]>
}
