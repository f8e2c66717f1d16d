import type { AccessLogRepository, BrukareRepository, RepresentationRepository } from './types/access'
import type { Clock, DatabaseKeys } from './types/common'
import type {
  AccessibilityReportRepository,
  ChangeCursorRepository,
  KeptAnswerRepository,
  OutboxRepository,
} from './types/delivery'
import type { DraftRepository } from './types/drafts'
import type { OwnDataRepository } from './types/own-data'
import type { PersonRepository, SessionRepository, SignInRepository } from './types/identity'
import type { JointActRepository } from './types/joint-acts'
import type { CommentRepository, ObjectionRepository } from './types/objections'
import type { OwnNoteRepository } from './types/own-notes'
import type { ReviewRepository } from './types/reviews'

export type * from './types/access'
export type * from './types/common'
export type * from './types/delivery'
export type * from './types/drafts'
export type * from './types/identity'
export type * from './types/joint-acts'
export type * from './types/objections'
export type * from './types/own-data'
export type * from './types/own-notes'
export type * from './types/reviews'

/** Everything that is stored. Personal data is sealed and opened inside; nobody outside sees an envelope. */
export type Repositories = {
  persons: PersonRepository
  sessions: SessionRepository
  signIns: SignInRepository
  brukare: BrukareRepository
  representations: RepresentationRepository
  drafts: DraftRepository
  objections: ObjectionRepository
  comments: CommentRepository
  reviews: ReviewRepository
  ownNotes: OwnNoteRepository
  jointActs: JointActRepository
  outbox: OutboxRepository
  accessLog: AccessLogRepository
  keptAnswers: KeptAnswerRepository
  ownData: OwnDataRepository
  accessibilityReports: AccessibilityReportRepository
  changeCursors: ChangeCursorRepository
}

export type Database = Repositories & {
  /** `embedded`: PGlite in a folder, for trying out; `server`: PostgreSQL. */
  kind: 'embedded' | 'server'
  /**
   * All or nothing. Use only the repositories it gives, and do no network call inside (one connection is held; on PGlite
   * the only one). Throw to undo.
   */
  transaction: <T>(work: (repositories: Repositories) => Promise<T>) => Promise<T>
  /** Removes what has served its time: expired sign-ins and drafts, ended sessions, old kept answers. */
  purge: () => Promise<void>
  /** Throws when the database does not answer within two seconds. */
  ready: () => Promise<void>
  close: () => Promise<void>
}

export type DatabaseOptions = {
  /** PostgreSQL; left out: PGlite in `folder`. */
  url?: string
  /** Made if missing. Only PGlite writes there. */
  folder: string
  keys: DatabaseKeys
  clock: Clock
}
