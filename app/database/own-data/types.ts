import type { AccessLogRow } from '~/database/access-log/types'
import type { Instant } from '~/database/common-types'
import type { CalendarFeed } from '~/database/calendar/types'
import type { Draft } from '~/database/forms/types'
import type { JointAct } from '~/database/joint/types'
import type { Comment, ObjectionCase } from '~/database/objections/types'
import type { ChosenTimes, Destination } from '~/database/notices/types'
import type { OpenedRow, VisitRow } from '~/database/news/types'
import type { OwnNote } from '~/database/notes/types'
import type { WishCase } from '~/database/wishes/types'
import type { Review } from '~/database/reviews/types'
import type { NoticeChannel } from '~/domain/notices/address'
import type { NoticeChoice, NoticeTone } from '~/domain/notices/event'
import type { Pages } from '~/platform/pages'

/** A sign-in, open or ended, without what is secret. */
export type KeptSession = {
  createdAt: Instant
  lastSeenAt: Instant
  authenticatedAt: Instant
  endedAt: Instant | null
  endReason: string | null
  deviceLabel: string
  deviceSince: Instant | null
  isNewDevice: boolean
  newDeviceSeenAt: Instant | null
  acr: string
  broker: string
  idpSubject: string
}

/** What a person has done, or what is about a brukare who is that person. */
export type OwnData = {
  sessions: KeptSession[]
  /** The devices they have signed in on: only when. */
  devices: { createdAt: Instant; usedAt: Instant }[]
  drafts: Draft[]
  objections: ObjectionCase[]
  comments: Comment[]
  reviews: Review[]
  wishes: WishCase[]
  notes: (OwnNote & { brukareId: string })[]
  calendars: Omit<CalendarFeed, 'personId'>[]
  jointActs: JointAct[]
  /** Where they are told outside the portal, when and how, of whom how much, and what they have been told. */
  noticeAddresses: (Omit<Destination, 'codeUntil'> & { createdAt: Instant })[]
  noticeTimes: (Omit<ChosenTimes, 'quiet' | 'pause'> & {
    quietFrom: string | null
    quietTo: string | null
    isPaused: boolean
    pausedTo: string | null
    changedAt: Instant
  })[]
  noticeChoices: { brukareId: string; level: NoticeChoice; most: NoticeChoice | null; changedAt: Instant }[]
  noticesTold: { at: Instant; channel: NoticeChannel; tone: NoticeTone; language: string }[]
  /** Which answers of providers are kept for the person, without what they say. */
  kept: { providerId: string; resource: string; fetchedAt: Instant }[]
  /** What the person has opened, and when they had pages of a brukare open. */
  opened: OpenedRow[]
  visits: (VisitRow & { brukareId: string })[]
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
