import type { Schemas as Contract } from '../../../provider-api/contract'
import type { ActorRole, Instant } from '~/database/common-types'
import type { Sending, SendingFault } from '~/domain/delivery/undelivered'

/** Who is behind it (headers Insyn-Actor, Insyn-Actor-Role, X-Request-Id), and where it goes (`brukareId` is the provider's). */
export type OutboxEnvelope = {
  actor: { personId: string; role: ActorRole; requestId: string }
  place: { providerId: string; brukareId: string }
}

/** What is to be sent, by topic. `providerObjectionId` is null if the objection has not been taken by the provider. */
export type OutboxContent =
  | { topic: 'objection'; objectionId: string; body: Contract['NewObjection'] }
  | {
      topic: 'message'
      objectionId: string
      messageId: string
      providerObjectionId: string | null
      body: Contract['NewMessage']
    }
  | {
      topic: 'withdrawal'
      objectionId: string
      /** The objection's, by which the provider's list tells whether it is there. */
      reference: string
      providerObjectionId: string | null
      body: Contract['Withdrawal']
    }
  | { topic: 'comment'; commentId: string; timeReportId: string; body: Contract['NewComment'] }
  | { topic: 'review'; reviewId: string; body: Contract['NewReview'] }
  | { topic: 'arrival'; body: Contract['NewArrival'] }
  | { topic: 'wish'; wishId: string; body: Contract['NewWish'] }
  | {
      topic: 'wishWithdrawal'
      wishId: string
      /** As of an objection's. */
      reference: string
      providerWishId: string | null
      body: Contract['Withdrawal']
    }

export type OutboxItem = OutboxEnvelope &
  OutboxContent & {
    id: string
    /** The portal's id. */
    brukareId: string
    idempotencyKey: string
    /** This attempt is number `attempts`, from 1. */
    attempts: number
    createdAt: Instant
    /** How long ago it was submitted, by the database's clock. */
    ageMs: number
  }

/** Which of what is due: of one provider, or of all but some. Each that sends keeps to its own, so that none waits for another. */
export type OutboxLane = { providerId: string } | { exceptProviderIds: readonly string[] }

/** Something that is still to be sent, and how that has gone. `since` is by the portal's clock. */
export type UndeliveredItem = Sending & {
  topic: OutboxContent['topic']
  brukareId: string
  providerId: string
  objectionId: string | null
  commentId: string | null
  /** Of a comment. */
  timeReportId: string | null
  reviewId: string | null
  wishId: string | null
  /** 'yyyy-mm', of a review. */
  month: string | null
}

/** Times are the database server's clock, so that workers on different machines agree. */
export type OutboxRepository = {
  /**
   * Leases what is due: of each matter (an objection with its messages and withdrawal; a wish with its; a comment; the reviews of a month)
   * only the oldest undelivered, and never one that another worker holds. One of each brukare before a second of anyone,
   * and what has waited longest first. A lease that runs out (the worker died) makes it due again, with the same
   * idempotency key. Without `lane`: of every provider.
   */
  claim: (workerId: string, leaseMs: number, limit: number, lane?: OutboxLane) => Promise<OutboxItem[]>
  /** False when it already was. Do it in one `transaction` with what the delivery led to. */
  delivered: (id: string) => Promise<boolean>
  /** Gives the lease back; due again after `delayMs`. False when the lease is no longer this worker's. */
  retryLater: (
    id: string,
    workerId: string,
    retry: { delayMs: number; errorCode: string; fault: SendingFault },
  ) => Promise<boolean>
  /** The provider will never take it. The next of the same matter is then free. False when it already was settled. */
  refused: (id: string, errorCode: string) => Promise<boolean>
  /** What is still to be sent of these brukare: the oldest of each matter, which is what holds up the rest of it. */
  listUndelivered: (brukareIds: readonly string[]) => Promise<UndeliveredItem[]>
  oldestPending: () => Promise<{ createdAt: Instant; ageMs: number } | null>
  pendingCount: (providerId?: string) => Promise<number>
}

export type KeptKey = { personId: string; providerId: string; resource: string }
/** `answer` is the text that was saved. */
export type KeptAnswer = { answer: string; etag: string | null; fetchedAt: Instant }

export type KeptAnswerRepository = {
  find: (key: KeptKey) => Promise<KeptAnswer | null>
  save: (key: KeptKey, answer: KeptAnswer) => Promise<void>
  /** The provider said "not modified": only the time is written. */
  confirm: (key: KeptKey, fetchedAt: Instant) => Promise<void>
  /**
   * Removes what is of no use: what is older than it would be shown, by the hours of each provider, what was overwritten
   * with nothing, and all of a provider that is not among them.
   */
  removeOld: (hours: ReadonlyMap<string, number>) => Promise<void>
  /** Those for whom anything is kept. */
  holders: () => Promise<string[]>
  /** Removes what none of the person's rights opens; `brukareId` is what the provider calls the brukare. */
  keepOnly: (
    personId: string,
    rights: readonly { providerId: string; brukareId: string; role: ActorRole }[],
  ) => Promise<void>
}

/** Where each provider's feed of changes has been read to. */
export type ChangeCursorRepository = {
  /** Null: never read; start from the oldest. */
  find: (providerId: string) => Promise<string | null>
  /** `cursor`: at most 200 characters. */
  save: (providerId: string, cursor: string) => Promise<void>
  /** From the oldest again. */
  forget: (providerId: string) => Promise<void>
}

/** What one process of the portal at a time does. By the database's clock. */
export type LeaseRepository = {
  /** True when it is the holder's for `ms` from now: it was already, or nobody has it. `holder`: at most 40 characters. */
  take: (name: string, holder: string, ms: number) => Promise<boolean>
  /** Anybody may take it from now on. False when it was not the holder's. */
  give: (name: string, holder: string) => Promise<boolean>
}

/** Something that all processes of the portal are to know at once: ids and kinds, never what was said or about whom. */
export type Signal =
  /** Something changed at a provider. `isHere`: it is in the database already as it stands there; `brukareId` is the provider's. */
  | { kind: 'change'; type: Contract['Change']['type']; providerId: string; brukareId: string; isHere: boolean }
  /** A provider's feed has been read to its end. */
  | { kind: 'followed'; providerId: string }
  /** A provider says that there is something to read. `from`: the process that it said so to. */
  | { kind: 'nudge'; providerId: string; from: string }
  /** A session has ended; `sessionId` is its row's. */
  | { kind: 'session'; sessionId: string }
  /** What somebody may do for a brukare has become another; `brukareId` is the portal's. */
  | { kind: 'rights'; brukareId: string }
  /** Something about a brukare was done in the portal: `type` is the access log's. */
  | { kind: 'done'; type: string; brukareId: string }

/** What hears the signals. `missed`: some may have gone by, so that nothing is as it was known; `why` when it has just broken. */
export type SignalHearing = { hear: (signal: Signal) => void; missed: (why?: unknown) => void }

/** Signals reach every process that listens, at once, or all of them are told that they have missed something. */
export type Signals = {
  /** @throws when the database is away; then nobody may have heard */
  send: (signals: readonly Signal[]) => Promise<void>
  /** What is given back ends it. */
  listen: (hearing: SignalHearing) => () => Promise<void>
}

export type AccessibilityReportRepository = {
  create: (report: { text: string; contact: string | null; language: string }) => Promise<{ id: string }>
}
