import type { Instant } from '~/database/common-types'

export type DraftKind = 'objection' | 'comment' | 'access' | 'wish'

/** What somebody is writing. `values` is JSON of the form's own making: parse it with zod. */
export type Draft = {
  id: string
  kind: DraftKind
  personId: string
  brukareId: string
  values: unknown
  version: number
  createdAt: Instant
  updatedAt: Instant
  expiresAt: Instant
  /** Id of the objection, comment, representation or wish it became; then it can no longer be changed. */
  submittedAs: string | null
}

/** A draft as it was when it was shown: another tab may have saved it since. */
export type ShownDraft = { id: string; version: number }

export type DraftOwner = { id: string; personId: string; brukareId: string }

export type SaveResult =
  | { state: 'saved'; draft: Draft }
  /** Someone (another tab) saved after `expectedVersion`; `draft` is what is there now. */
  | { state: 'conflict'; draft: Draft }
  | { state: 'submitted'; draft: Draft }
  | { state: 'missing' }

export type DraftRepository = {
  /** Lives 30 days from its last save. */
  create: (draft: { kind: DraftKind; personId: string; brukareId: string; values: unknown }) => Promise<Draft>
  /** Null when it is not this person's for this brukare, or has expired. A submitted one is found. */
  find: (owner: DraftOwner) => Promise<Draft | null>
  /** Without `expectedVersion` the last save wins. */
  save: (owner: DraftOwner, values: unknown, expectedVersion?: number) => Promise<SaveResult>
  delete: (owner: DraftOwner) => Promise<boolean>
  /** Not submitted, not expired; last saved first. */
  list: (owner: { personId: string; brukareId: string | readonly string[] }) => Promise<Draft[]>
}
