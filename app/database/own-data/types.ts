import type { AccessLogRow } from '~/database/access-log/types'
import type { Instant } from '~/database/common-types'
import type { Draft } from '~/database/forms/types'
import type { JointAct } from '~/database/joint/types'
import type { Comment, ObjectionCase } from '~/database/objections/types'
import type { OwnNote } from '~/database/notes/types'
import type { Review } from '~/database/reviews/types'

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

/** What a person has done, or what is about a brukare who is that person. Oldest first. */
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
}

export type OwnDataRepository = {
  /** `brukareIds`: those that are the person. */
  of: (personId: string, brukareIds: readonly string[]) => Promise<OwnData>
  /** The access log of the same, a batch at a time; `after`: the number to go on from, 0 at first. */
  log: (
    personId: string,
    brukareIds: readonly string[],
    after: number,
  ) => Promise<{ rows: AccessLogRow[]; isLast: boolean }>
}
