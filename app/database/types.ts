import type { AccessLogRepository } from '~/database/access-log/types'
import type { BrukareRepository, RepresentationRepository } from '~/database/access/types'
import type { CalendarFeedRepository } from '~/database/calendar/types'
import type { Clock, DatabaseKeys } from './common-types'
import type {
  AccessibilityReportRepository,
  ChangeCursorRepository,
  KeptAnswerRepository,
  LeaseRepository,
  OutboxRepository,
  Signals,
} from '~/database/delivery/types'
import type { DownloadSlotRepository } from '~/database/tables/types'
import type { DraftRepository } from '~/database/forms/types'
import type { OwnDataRepository } from '~/database/own-data/types'
import type {
  KnownDeviceRepository,
  LogoutTokenRepository,
  PersonRepository,
  SessionRepository,
  SignInRepository,
} from '~/database/sign-in/types'
import type { JointActRepository } from '~/database/joint/types'
import type { CommentRepository, ObjectionRepository } from '~/database/objections/types'
import type { NoticeChoiceRepository, NoticeRepository } from '~/database/notices/types'
import type { OutageRepository } from '~/database/outages/types'
import type { OwnNoteRepository } from '~/database/notes/types'
import type { OpenedRepository } from '~/database/news/types'
import type { KeyWork } from '~/database/keys/types'
import type { ArchiveRepository } from '~/database/retention/types'
import type { ReviewRepository } from '~/database/reviews/types'
import type { Retention } from '~/platform/retention'
import type { ArrivalRepository } from '~/database/urgent/types'
import type { WishRepository } from '~/database/wishes/types'

export type * from '~/database/access-log/types'
export type * from '~/database/access/types'
export type * from '~/database/calendar/types'
export type * from './common-types'
export type * from '~/database/delivery/types'
export type * from '~/database/forms/types'
export type * from '~/database/sign-in/types'
export type * from '~/database/joint/types'
export type * from '~/database/keys/types'
export type * from '~/database/objections/types'
export type * from '~/database/outages/types'
export type * from '~/database/own-data/types'
export type * from '~/database/notes/types'
export type * from '~/database/notices/types'
export type * from '~/database/retention/types'
export type * from '~/database/reviews/types'
export type * from '~/database/tables/types'
export type * from '~/database/news/types'
export type * from '~/database/urgent/types'
export type * from '~/database/wishes/types'

/** Everything that is stored. Personal data is sealed and opened inside; nobody outside sees an envelope. */
export type Repositories = {
  persons: PersonRepository
  sessions: SessionRepository
  signIns: SignInRepository
  knownDevices: KnownDeviceRepository
  logoutTokens: LogoutTokenRepository
  brukare: BrukareRepository
  representations: RepresentationRepository
  downloadSlots: DownloadSlotRepository
  drafts: DraftRepository
  objections: ObjectionRepository
  comments: CommentRepository
  reviews: ReviewRepository
  wishes: WishRepository
  opened: OpenedRepository
  arrivals: ArrivalRepository
  ownNotes: OwnNoteRepository
  notices: NoticeRepository
  noticeChoices: NoticeChoiceRepository
  calendarFeeds: CalendarFeedRepository
  jointActs: JointActRepository
  outbox: OutboxRepository
  accessLog: AccessLogRepository
  keptAnswers: KeptAnswerRepository
  ownData: OwnDataRepository
  accessibilityReports: AccessibilityReportRepository
  changeCursors: ChangeCursorRepository
  leases: LeaseRepository
  outages: OutageRepository
}

/** Connections of one process to its database: all, those that nobody uses, and how much waits for one. */
export type ConnectionCounts = { total: number; idle: number; waiting: number }

export type Database = Repositories & {
  /** `embedded`: PGlite in a folder, for trying out; `server`: PostgreSQL. */
  kind: 'embedded' | 'server'
  /**
   * All or nothing. Use only the repositories it gives, and do no network call inside (one connection is held; on PGlite
   * the only one). Throw to undo.
   */
  transaction: <T>(work: (repositories: Repositories) => Promise<T>) => Promise<T>
  /** What one process tells all. Never inside a transaction. */
  signals: Signals
  /** Removes what has served its time (app/platform/retention.ts), but for what is archived first. */
  purge: () => Promise<void>
  /** What is archived before it is removed. */
  archive: ArchiveRepository
  /** Whether the role it runs as owns the log, and so could change it. */
  ownsLog: () => Promise<boolean>
  /** The change of keys (docs/operations.md). */
  keys: KeyWork
  /**
   * Throws when the database does not answer within two seconds, takes nothing that is written (`code` read-only or full), or rows
   * need keys that are not here (`code` missing-keys).
   */
  ready: () => Promise<void>
  /** Something could not be read or written: `ready` looks again whether there is room. */
  doubt: () => void
  /** The database's own time, which all processes have in common. */
  time: () => Promise<Date>
  /** How many connections this process has to it. The embedded one has one, of which more cannot be told. */
  connections: () => ConnectionCounts
  close: () => Promise<void>
}

/** Where the database is. */
export type DatabasePlace = {
  /** PostgreSQL; left out: PGlite in `folder`. */
  url?: string
  /** The same, past a pooler: a connection that listens must be one and the same. Left out: `url`. */
  directUrl?: string
  /** How many connections at most, beside the one that listens. */
  connections?: number
  /** Made if missing. Only PGlite writes there. */
  folder: string
}

export type DatabaseOptions = DatabasePlace & {
  keys: DatabaseKeys
  clock: Clock
  /** Left out: as the table says where nothing is configured. */
  retention?: Retention
}
