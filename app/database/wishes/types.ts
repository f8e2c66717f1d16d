import type { Schemas as Contract } from '../../../provider-api/contract'
import type { ActorRole, Day, Doer, Instant } from '~/database/common-types'
import type { WishKind, WishOutcome, WishState } from '~/domain/wishes/wish'

/** What the person says. Each kind has what the contract says (NewWish); what it has not is null. */
export type WishContent = {
  kind: WishKind
  shiftId: string | null
  /** RFC 3339. */
  wantedSpan: Contract['Span'] | null
  from: Day | null
  /** Null: not asked, or not known yet. */
  to: Day | null
  documentId: string | null
  sectionIndex: number | null
  text: string
  /** Of days without help: the shifts that were planned of them when it was sent. Missing: not asked, or not known. Is not sent. */
  shiftIds?: readonly string[] | undefined
  /** What it was about when it was written, JSON of the form's own making: parse it with zod. Is not sent. */
  about?: unknown
}

export type Wish = WishContent & {
  id: string
  /** E.g. ONS-7K3M-Q2. */
  reference: string
  brukareId: string
  providerId: string
  providerWishId: string | null
  /** Null when it was sent elsewhere and read from the provider. */
  personId: string | null
  sentBy: string | null
  onBehalfOf: ActorRole
  state: WishState
  sentAt: Instant
  receivedAt: Instant | null
  withdrawnAt: Instant | null
  /** Why the provider refused it (`needsAttention`), a code. */
  refusalCode: string | null
  syncedAt: Instant | null
  /** Oldest first; the last one stands. A `question` is one too. */
  answers: WishAnswer[]
}

export type WishAnswer = { outcome: WishOutcome; text: string; by: string; at: Instant }

/** One change of state. */
export type WishEvent = {
  state: WishState
  at: Instant
  source: 'portal' | 'provider'
  /** Name, and role at a provider; null when it is not known, or the portal itself did it. */
  actor: string | null
  personId: string | null
  onBehalfOf: ActorRole | null
}

/** With everything that happened, oldest first. */
export type WishCase = Wish & {
  events: WishEvent[]
  /** Exactly the JSON that is, or was, sent; null for one that was sent elsewhere. */
  sent: string | null
}

export type NewWish = WishContent & {
  draftId: string
  /** Of the draft, as it was checked. */
  version?: number
  brukareId: string
  place: { providerId: string; brukareId: string }
  sentBy: string
  doer: Doer
  /** Makes a reference; asked again should one be taken. */
  makeReference: () => string
}

export type WishWithdrawal = { wishId: string; brukareId: string; name: string; doer: Doer }

/** `draft` with the version that was checked; it leads to the wish from then on. The one who sends it is the one who sent it. */
export type WishResend = {
  wishId: string
  brukareId: string
  draft: { draftId: string; version?: number }
  content: WishContent
  sentBy: string
  doer: Doer
}

/** `answeredAt`: of the last answer. */
export type WaitingWish = {
  id: string
  reference: string
  brukareId: string
  providerId: string
  /** `notSent`: the provider has not got it; `refused`: it could not be taken; `question`: the provider asks. */
  state: 'notSent' | 'refused' | 'open' | 'question' | 'answered'
  answeredAt: Instant | null
}

/** What a provider says of a wish; `brukareId` is the portal's. */
export type WishSaid = { brukareId: string; providerId: string; wish: Contract['Wish'] }

export type WishRepository = {
  /**
   * Wish, outbox row, access-log row and the draft's mark in one transaction. The same draft gives the same wish,
   * with `created: false`, also when two do it at once. Throws fault `notFound` when the draft is not this person's for this brukare.
   */
  submit: (wish: NewWish) => Promise<{ wish: Wish; created: boolean }>
  find: (key: { id: string; brukareId: string }) => Promise<WishCase | null>
  /** Newest first. At most `limit`, default 200. */
  listForBrukare: (brukareId: string, page?: { limit?: number }) => Promise<Wish[]>
  /**
   * What a provider has accepted of whom it calls `brukareId`, newest first. One that cannot be opened (its key is missing) is
   * left out, and told of: without it there is a schedule all the same.
   */
  listAcceptedAt: (
    place: { providerId: string; brukareId: string },
    unreadable: (wishId: string, err: unknown) => void,
  ) => Promise<Wish[]>
  /** Those that are not withdrawn. For work lists. */
  listWaiting: (brukareIds: readonly string[]) => Promise<WaitingWish[]>
  /** Withdrawn at once; what the provider must be told is in the outbox. A second one changes nothing. */
  withdraw: (withdrawal: WishWithdrawal) => Promise<WishCase>
  /**
   * After `needsAttention`: queued again, with a new outbox row, access-log row and the draft's mark in one transaction. True too
   * when it was this draft that sent it again. False in another state: somebody else has sent it again or taken it back, and nothing
   * is changed, the draft neither. Throws as `submit` does of a draft that is not there, or has been saved since.
   */
  resend: (resend: WishResend) => Promise<boolean>
  /**
   * What the provider says about it now. Found by the provider's id, else by reference, else made (sent elsewhere). While a
   * withdrawal waits to be sent, the state stays as it is here. Writes nothing when the provider says what it said last.
   */
  sync: (from: WishSaid) => Promise<{ id: string; changed: boolean }>
  /** The provider refused the wish for good: `needsAttention`, with the code. */
  refused: (wishId: string, code: string) => Promise<void>
}
