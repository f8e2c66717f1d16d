import type { Schemas as Contract } from '../../../provider-api/contract'
import type { ActorRole, Day, Doer, Instant } from '~/database/common-types'

/** The provider's states and the two that are before them. */
export type ObjectionState = 'queued' | 'needsAttention' | Contract['ObjectionState']

/** What the person says. `ownVersion`: when it was, as the person remembers it (RFC 3339). */
export type ObjectionContent = {
  target: Contract['ObjectionTarget']
  reason: Contract['ObjectionReason']
  ownVersion: Contract['Span'] | null
  text: string
  /** What the target was when it was written, JSON of the form's own making: parse it with zod. Is not sent. */
  about?: unknown
  /** Nobody has come, and whoever is on duty is to know at once. */
  urgent?: boolean
}

/** What the provider has said of an urgent objection. `urgent` false: its system takes it as any other. */
export type UrgentThere = {
  urgent: boolean
  answerDueAt?: Instant
  reaction?: { acknowledgedBy: string; acknowledgedAt: Instant; onTheWay: boolean; etaAt?: Instant }
}

export type Objection = ObjectionContent & {
  id: string
  /** E.g. INV-7K3M-Q2. */
  reference: string
  brukareId: string
  providerId: string
  providerObjectionId: string | null
  /** Null when it was lodged elsewhere and read from the provider. */
  personId: string | null
  lodgedBy: string | null
  onBehalfOf: ActorRole
  state: ObjectionState
  lodgedAt: Instant
  receivedAt: Instant | null
  answerDueBy: Day | null
  /** Why the provider refused it (`needsAttention`), a code. */
  refusalCode: string | null
  /** Exactly the JSON that is, or was, sent. */
  sent: string | null
  syncedAt: Instant | null
  /** Null when it is not urgent, or the provider has not said anything of it yet. */
  urgentThere: UrgentThere | null
}

export type ObjectionEvent = {
  state: ObjectionState
  at: Instant
  source: 'portal' | 'provider'
  /** Name, and role at a provider; null when the portal itself did it. */
  actor: string | null
  personId: string | null
  onBehalfOf: ActorRole | null
}

export type ObjectionMessage = {
  id: string
  side: 'person' | 'provider'
  name: string
  text: string
  at: Instant
  /** When the provider had it; null while it waits to be sent. */
  receivedAt: Instant | null
  refusalCode: string | null
}

export type ObjectionAnswer = {
  outcome: 'accepted' | 'partlyAccepted' | 'rejected'
  motivation: string
  by: string
  at: Instant
}

/** With everything that happened, oldest first. */
export type ObjectionCase = Objection & {
  events: ObjectionEvent[]
  messages: ObjectionMessage[]
  answers: ObjectionAnswer[]
}

export type NewObjection = ObjectionContent & {
  draftId: string
  /** Of the draft, as it was checked; left out where that is known not to matter. */
  version?: number
  brukareId: string
  place: { providerId: string; brukareId: string }
  lodgedBy: string
  answerDueBy: Day
  doer: Doer
  /** Makes a reference; asked again should one be taken. */
  makeReference: () => string
}

export type Reply = {
  objectionId: string
  brukareId: string
  /** From a hidden field of the form: the same key gives the same message. */
  formKey: string
  name: string
  text: string
  /** The state it leads to (domain/objection), e.g. underReview after an answer. */
  nextState: ObjectionState
  doer: Doer
}

export type WithdrawalRequest = {
  objectionId: string
  brukareId: string
  name: string
  text: string | null
  doer: Doer
}

/**
 * The one who sends it is the one who lodged it. `draft` with the version that was checked; null: it was taken when those who hold
 * the right together were asked.
 */
export type Resend = {
  objectionId: string
  brukareId: string
  draft: { draftId: string; version?: number } | null
  content: ObjectionContent
  lodgedBy: string
  doer: Doer
}

/** `answeredAt`: of the last answer. */
export type WaitingObjection = {
  id: string
  reference: string
  brukareId: string
  providerId: string
  /** `notSent`: the provider has not got it; `refused`: it could not be taken (`needsAttention`). */
  state: 'notSent' | 'refused' | 'open' | 'answered'
  dueBy: Day | null
  answeredAt: Instant | null
}

export type ObjectionRepository = {
  /**
   * Objection, first event, outbox row, access-log row and the draft's mark in one transaction. The same draft gives the
   * same objection, with `created: false`, also when two do it at once. Throws fault `notFound` when the draft is not
   * this person's for this brukare.
   */
  submit: (objection: NewObjection) => Promise<{ objection: Objection; created: boolean }>
  /**
   * An urgent one, without a draft: `draftId` is the form's own key, and the same key gives the same objection. So does an
   * open urgent one about the same shift, whoever lodged it: the provider is called once.
   */
  submitUrgent: (objection: NewObjection) => Promise<{ objection: Objection; created: boolean }>
  find: (key: { id: string; brukareId: string }) => Promise<ObjectionCase | null>
  /** Newest first. `before` is the id to go on from. At most `limit`, default 50. */
  listForBrukare: (brukareId: string, page?: { before?: string; limit?: number }) => Promise<Objection[]>
  /** What was lodged about some brukare since an instant, newest first. */
  listSince: (asked: { brukareIds: readonly string[]; since: Instant }) => Promise<Objection[]>
  /** Those that are open, and those that have an answer and are not closed. For work lists. */
  listWaiting: (brukareIds: readonly string[]) => Promise<WaitingObjection[]>
  /** Message, event when the state changes, outbox row, access-log row. Whether it may be done is the domain's to say, before. */
  reply: (reply: Reply) => Promise<ObjectionCase>
  /** Withdrawn at once; what the provider must be told is in the outbox. A second one changes nothing. */
  withdraw: (withdrawal: WithdrawalRequest) => Promise<ObjectionCase>
  /**
   * After `needsAttention`: queued again, with a new outbox row, access-log row and the draft's mark in one transaction. True too
   * when it was this draft that sent it again. False in another state: somebody else has sent it again or taken it back, and nothing
   * is changed, the draft neither. Throws as `submit` does of a draft that is not there, or has been saved since.
   */
  resend: (resend: Resend) => Promise<boolean>
  /**
   * What the provider says about it now: state, history, messages, answers, each once. Found by the provider's id, else by
   * reference, else made (lodged elsewhere). While a reply or withdrawal waits to be sent, the state stays as it is here.
   * Writes nothing when the provider says what it said last, or what it said before that and was on the way.
   */
  sync: (from: {
    brukareId: string
    providerId: string
    objection: Contract['Objection']
  }) => Promise<{ id: string; changed: boolean }>
  /** The provider refused the objection for good: `needsAttention`, with the code. */
  refused: (objectionId: string, code: string) => Promise<void>
  /** The provider refused a message for good. */
  messageRefused: (messageId: string, code: string) => Promise<void>
}

export type Comment = {
  id: string
  brukareId: string
  providerId: string
  timeReportId: string
  /** Empty: the whole report. */
  rowIds: string[]
  personId: string | null
  onBehalfOf: ActorRole
  name: string
  text: string
  createdAt: Instant
  receivedAt: Instant | null
  providerCommentId: string | null
  refusalCode: string | null
}

export type NewComment = {
  draftId: string
  /** Of the draft, as it was checked; left out where that is known not to matter. */
  version?: number
  brukareId: string
  place: { providerId: string; brukareId: string }
  timeReportId: string
  rowIds: string[]
  name: string
  text: string
  doer: Doer
}

export type CommentRepository = {
  /** As `objections.submit`: one transaction, once per draft. */
  submit: (comment: NewComment) => Promise<{ comment: Comment; created: boolean }>
  /** Oldest first. */
  listForReport: (key: { brukareId: string; providerId: string; timeReportId: string }) => Promise<Comment[]>
  received: (commentId: string, providerCommentId: string) => Promise<void>
  refused: (commentId: string, code: string) => Promise<void>
}
