import type { ActorRole, Doer, Instant } from '~/database/common-types'

/** "Reviewed, nothing to object", or that it is taken back, as somebody said it. */
export type Review = {
  id: string
  brukareId: string
  providerId: string
  /** 'yyyy-mm' */
  month: string
  /** Null: the whole month. */
  timeReportId: string | null
  personId: string | null
  onBehalfOf: ActorRole
  name: string
  action: 'reviewed' | 'undone'
  /** Which versions were looked at (domain/review). */
  seen: string
  at: Instant
  /** When the provider had it; null while it waits to be sent. */
  receivedAt: Instant | null
  refusalCode: string | null
  /** When the provider said so; null also in what is older than the noting of it. */
  refusedAt: Instant | null
}

export type NewReview = {
  brukareId: string
  place: { providerId: string; brukareId: string }
  month: string
  timeReportId: string | null
  action: 'reviewed' | 'undone'
  seen: string
  name: string
  doer: Doer
}

export type ReviewRepository = {
  /**
   * Review, outbox row and access-log row in one transaction. False, and nothing written, when it is what this person said
   * last of the same thing, of the same versions; also when two say it at once.
   */
  submit: (review: NewReview) => Promise<boolean>
  /** Everything that was said of months of the brukare, oldest first. */
  list: (where: { brukareIds: readonly string[]; months: readonly string[] }) => Promise<Review[]>
  received: (reviewId: string, providerReviewId: string) => Promise<void>
  /** The provider will never take it. */
  refused: (reviewId: string, code: string) => Promise<void>
}
