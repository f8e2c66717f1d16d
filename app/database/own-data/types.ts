import type { AccessLogRow } from '~/database/access-log/types'
import type { Instant } from '~/database/common-types'
import type { Draft } from '~/database/forms/types'
import type { JointAct } from '~/database/joint/types'
import type { Comment, ObjectionCase } from '~/database/objections/types'
import type { OwnNote } from '~/database/notes/types'
import type { Review } from '~/database/reviews/types'
import type { Pages } from '~/platform/pages'

/** A sign-in, open or ended, without what is secret. */
export type KeptSession = {
  createdAt: Instant
  lastSeenAt: Instant
  authenticatedAt: Instant
  endedAt: Instant | null
  endReason: string | null
  deviceLabel: string
  acr: string
  idpSubject: string
}

/** What a person has done, or what is about a brukare who is that person. */
export type OwnData = {
  sessions: KeptSession[]
  drafts: Draft[]
  objections: ObjectionCase[]
  comments: Comment[]
  reviews: Review[]
  notes: (OwnNote & { brukareId: string })[]
  jointActs: JointAct[]
  /** Which answers of providers are kept for the person, without what they say. */
  kept: { providerId: string; resource: string; fetchedAt: Instant }[]
  log: AccessLogRow[]
}

/** Whose: the person, and the brukare that are the person. */
export type OwnDataOf = { personId: string; brukareIds: readonly string[] }

export type OwnDataRepository = {
  /** Each kind a page at a time, the oldest first; from the beginning at each call. */
  [Kind in Exclude<keyof OwnData, 'log'>]: (whose: OwnDataOf) => Pages<OwnData[Kind][number]>
} & {
  /** The rows of the access log that were written no later than `until`. */
  log: (whose: OwnDataOf, until: Instant) => Pages<AccessLogRow>
}
