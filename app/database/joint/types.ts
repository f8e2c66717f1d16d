import type { JointActKind, JointActState } from '~/domain/joint/act'
import type { NewGrant } from '~/database/access/types'
import type { ActorRole, Doer, Instant } from '~/database/common-types'
import type { NewObjection, Resend, WithdrawalRequest } from '~/database/objections/types'

/** Someone who has agreed. `alone`: has the right without the others. */
export type JointConfirmation = { personId: string; name: string; role: ActorRole; alone: boolean; at: Instant }

/** An act that waits for others, or has. Whether it still waits is the domain's to say (domain/joint-act). */
export type JointAct = {
  id: string
  kind: JointActKind
  brukareId: string
  /** Who asked, in what capacity and on what ground. */
  personId: string
  name: string
  askedAs: ActorRole
  basis: string
  /** How many others must agree. */
  needed: number
  /** Those who hold the right with the one who asked, by name. */
  waitsFor: string[]
  /** What is to be done: JSON of the asker's making; parse it with zod. */
  payload: unknown
  /** At whom it is done, by the payload: for access, the providers where the one who asked may give it. */
  providerIds: string[]
  state: JointActState
  createdAt: Instant
  expiresAt: Instant
  endedAt: Instant | null
  /** Who declined, by name. */
  endedBy: string | null
  reason: string | null
  /** The objection or representation it became, or the provider's id for a fullmakt. */
  resultId: string | null
  confirmations: JointConfirmation[]
}

export type NewJointAct = {
  kind: JointActKind
  brukareId: string
  name: string
  needed: number
  waitsFor: string[]
  payload: unknown
  /** What there is one of at a time: the draft, as it was shown where that matters; else e.g. the objection to withdraw. */
  once: { draftId: string; draftKind: 'objection' | 'access'; version?: number } | { key: string }
  doer: Doer
}

/** What is done when all have agreed, in the same transaction. A provider's fullmakt is given before: `given`, or not yet. */
export type JointExecution =
  | { kind: 'lodgeObjection'; objection: NewObjection }
  | { kind: 'lodgeObjection'; again: Resend; draftId: string }
  | { kind: 'withdrawObjection'; withdrawal: WithdrawalRequest }
  | { kind: 'giveAccess'; grant: NewGrant; draftId: string; giver: Doer }
  | { kind: 'giveFullmakt'; given: boolean; providerId: string; brukareId: string; giver: Doer }

/** `agreed`: nothing more is waited for, but the provider must be told first. `gone`: it no longer waits, or cannot be done. */
export type Confirmed = 'done' | 'waiting' | 'agreed' | 'gone'

type Key = { id: string; brukareId: string; doer: Doer }

export type JointActRepository = {
  /**
   * Puts an act to wait: the act, the draft's mark and the access log's row in one transaction. What is already asked, or
   * is asked twice at once, is one act. Throws fault `notFound` when the draft is not the doer's for this brukare, and
   * `invalid` (`draft-changed`) when it is not as it was shown.
   */
  ask: (act: NewJointAct) => Promise<{ id: string; created: boolean }>
  find: (key: { id: string; brukareId: string }) => Promise<JointAct | null>
  /** True when anything has ever been asked about the brukare. */
  isAny: (brukareId: string) => Promise<boolean>
  /** Newest first. At most 100. */
  list: (brukareId: string) => Promise<JointAct[]>
  /**
   * Those that wait, and of what this person has asked for also what was declined or had no answer in time lately. Oldest first.
   * For work lists.
   */
  listTold: (who: { personId: string; brukareIds: readonly string[] }) => Promise<JointAct[]>
  /**
   * One more has agreed. When that is enough the act is done, once, in the same transaction: nobody agrees to what they
   * have asked for, nor twice. `lapsed`: whose yes does not count any more; `execution` null: it is not enough yet.
   */
  confirm: (
    yes: Key & { name: string; alone: boolean; lapsed: readonly string[]; execution: JointExecution | null },
  ) => Promise<Confirmed>
  /** False when it no longer waits. */
  decline: (no: Key & { name: string; reason: string }) => Promise<boolean>
  /** False when it no longer waits, or somebody else asked. */
  takeBack: (key: Key) => Promise<boolean>
  /** Nothing is waited for any more: what is to be done cannot be done, or the one who asked may not. */
  expire: (key: { id: string; brukareId: string }) => Promise<void>
}
