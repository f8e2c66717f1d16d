import type { Readable } from 'node:stream'
import type {
  AccessLogEntry,
  ActorRole,
  Arrival,
  Brukare,
  Capabilities,
  Change,
  Claim,
  Comment,
  Document,
  FaststallandeFullmakt,
  FaststallandeMonth,
  Grant,
  HeldRepresentation,
  NewArrival,
  NewComment,
  NewFullmakt,
  NewMessage,
  NewObjection,
  NewReview,
  NewWish,
  Objection,
  PersonSearchResult,
  Review,
  Shift,
  TimeReport,
  TimeReportSearchPage,
  TimeReportSummary,
  Wish,
  Withdrawal,
} from '../../provider-api/contract'

/** A shift with what its answer says of how old it may be, in seconds. */
export type DatedShift = Shift & { freshnessSeconds?: number }

/** Where a brukare is known: the configured provider and the brukare's id there. */
export type Place = { providerId: string; brukareId: string }

/** Who asks, for the provider's log and for keeping one person's answers from another. `personId` is the portal's id. */
export type Actor = { personId: string; role: ActorRole; requestId: string }

/** What a search can ask of each brukare; all but reports only of a provider whose capabilities have `searchParts`. */
export type SearchPart = 'reports' | 'schedule' | 'hours'

/** A brukare at a provider, the role in which someone asks about them, and what; without `parts`: the reports. */
export type AskedFor = { brukareId: string; role: ActorRole; parts?: readonly SearchPart[] }

/** The reports of one of several brukare. */
export type ReportsOfBrukare = TimeReportSearchPage['items'][number]

/** A call that is made for no person: the change feed and the capabilities. */
export type Caller = { requestId: string }

/** Why an answer could not be had now: the provider does not answer, or it answered something that breaks the contract. */
export type OutageReason = 'unavailable' | 'contract'

/** An answer that came, or was confirmed, just now. `etag` is the version of it. */
export type FreshAnswer<T> = { state: 'fresh'; data: T; asOf: Date; etag: string }

/** The last good answer to this person, from `asOf`, because the provider cannot give one now. */
export type KeptAnswer<T> = { state: 'kept'; data: T; asOf: Date; etag: string; reason: OutageReason }

/** Nothing to show. `since` is when the outage was first seen; null for notFound. */
export type MissingAnswer = { state: 'missing'; reason: OutageReason | 'notFound'; since: Date | null }

/**
 * What a read gives; it never throws. `data` is the very same object for as long as the provider's answer is unchanged,
 * so what is made of it can be kept by it (a WeakMap). Treat it as read only.
 */
export type Answer<T> = FreshAnswer<T> | KeptAnswer<T> | MissingAnswer

/**
 * Why a write did not succeed. `refused`: a final no. `unavailable`: no answer that says anything, or "later". `broken`: an
 * answer that the contract does not know (a redirect, a web page, a receipt that breaks it), so that nobody can say whether
 * it was done. After the last two the same write with the same key may succeed later.
 */
export type WriteFault = 'refused' | 'unavailable' | 'broken'

/**
 * What a write gives; it never throws. `code` is for the log and for a message (`timeout`, `schema`, `http-422` …); `status`
 * is the HTTP status, 0 if none came; `retryAfterMs` how long the provider asked to be left alone, null if it did not.
 */
export type WriteResult<T> =
  { ok: true; data: T } | { ok: false; why: WriteFault; code: string; status: number; retryAfterMs: number | null }

/** A document on its way. Read `stream` to its end or destroy it. */
export type DocumentContent = { title: string; mediaType: Document['mediaType']; stream: Readable }

/** Where in a provider's feed to read: after a cursor (undefined: from the oldest), if it is not as at `etag` still. */
export type ChangesAsked = { after: string | undefined; etag: string | undefined }

/**
 * One page of a feed. `cursor`: where it ends, undefined when it has no end of its own. `hasMore`: now. `cursorGone`: the
 * provider does not know the cursor that was asked after.
 */
export type ChangesAnswer =
  | {
      state: 'fresh'
      changes: readonly Change[]
      cursor: string | undefined
      hasMore: boolean
      etag: string | undefined
    }
  | { state: 'unchanged' }
  | { state: 'cursorGone' }
  | { state: 'missing'; reason: OutageReason | 'notFound' }

/** Whose kept answer to what; `resource` names role and address. */
export type KeptKey = { personId: string; providerId: string; resource: string }

/** `answer` is the provider's JSON. */
export type KeptRow = { answer: string; etag: string | null; fetchedAt: Date }

/** What the gateway needs of the database: app/database has it as `keptAnswers`. */
export type KeptAnswers = {
  find: (key: KeptKey) => Promise<KeptRow | null>
  save: (key: KeptKey, answer: KeptRow) => Promise<void>
  /** Only the time is written. */
  confirm: (key: KeptKey, fetchedAt: Date) => Promise<void>
}

/** Every call of the provider API. Lists are whole: cursors have been followed. Days are `YYYY-MM-DD`, months `YYYY-MM`. */
export type ProviderGateway = {
  /** The providers in the order of the configuration. */
  providers: readonly { id: string; name: string; webhookSecret: string | undefined }[]

  getCapabilities: (providerId: string, caller: Caller) => Promise<Answer<Capabilities>>
  /** What a person is and may at a provider, asked anew each time: a kept answer is the portal's representations table. */
  searchPersons: (
    providerId: string,
    actor: Omit<Actor, 'role'>,
    personalIdentityNumber: string,
  ) => Promise<Answer<PersonSearchResult>>
  getBrukare: (place: Place, actor: Actor) => Promise<Answer<Brukare>>
  /** Who represents the brukare by law; an optional group of the contract. */
  listRepresentations: (place: Place, actor: Actor) => Promise<Answer<readonly HeldRepresentation[]>>
  /** Who there has opened or changed something, of a month, newest first; an optional group. No answer is kept. */
  listAccessLog: (place: Place, actor: Actor, month: string) => Promise<Answer<readonly AccessLogEntry[]>>
  /** `from` and `to` are inclusive and at most 62 days apart. Each with how old the provider says that it may be. */
  listShifts: (place: Place, actor: Actor, days: { from: string; to: string }) => Promise<Answer<readonly DatedShift[]>>
  listTimeReports: (place: Place, actor: Actor, month: string) => Promise<Answer<readonly TimeReportSummary[]>>
  /**
   * The month's reports of several brukare in one call for each two hundred. One whom the provider leaves out is not in
   * the answer. `notFound`: the provider does not have the call.
   */
  searchTimeReports: (
    providerId: string,
    actor: Omit<Actor, 'role'>,
    asked: readonly AskedFor[],
    month: string,
  ) => Promise<Answer<readonly ReportsOfBrukare[]>>
  /** The month's reports whole: one call instead of one for each report. */
  listTimeReportsWithRows: (place: Place, actor: Actor, month: string) => Promise<Answer<readonly TimeReport[]>>
  /** A report of another brukare than the place's is `notFound`. */
  getTimeReport: (place: Place, actor: Actor, timeReportId: string) => Promise<Answer<TimeReport>>
  listFaststallanden: (place: Place, actor: Actor, month: string) => Promise<Answer<FaststallandeMonth>>
  listGrants: (place: Place, actor: Actor) => Promise<Answer<readonly Grant[]>>
  listClaims: (place: Place, actor: Actor, month: string) => Promise<Answer<readonly Claim[]>>
  listFaststallandeFullmakter: (place: Place, actor: Actor) => Promise<Answer<readonly FaststallandeFullmakt[]>>
  listObjections: (place: Place, actor: Actor) => Promise<Answer<readonly Objection[]>>
  getObjection: (place: Place, actor: Actor, providerObjectionId: string) => Promise<Answer<Objection>>
  /** Of an optional group of the contract. */
  listWishes: (place: Place, actor: Actor) => Promise<Answer<readonly Wish[]>>
  listDocuments: (place: Place, actor: Actor) => Promise<Answer<readonly Document[]>>
  /** Only a document that is in `listDocuments` of the place is given. */
  getDocumentContent: (place: Place, actor: Actor, documentId: string) => Promise<Answer<DocumentContent>>
  /**
   * A file of at most `mostBytes` whose address the provider has given, such as the picture of somebody. Not kept here.
   * `notFound`: the address is not under the provider's own, and is never asked for.
   */
  getFile: (
    place: Place,
    actor: Actor,
    file: { operation: string; address: string; accept: string; mostBytes: number },
  ) => Promise<Answer<Uint8Array>>
  /** One page of the feed; never kept. What is no change that the portal knows has been left out. */
  listChanges: (providerId: string, asked: ChangesAsked, caller: Caller) => Promise<ChangesAnswer>

  lodgeObjection: (place: Place, actor: Actor, key: string, body: NewObjection) => Promise<WriteResult<Objection>>
  addObjectionMessage: (
    place: Place,
    actor: Actor,
    key: string,
    providerObjectionId: string,
    body: NewMessage,
  ) => Promise<WriteResult<Objection>>
  withdrawObjection: (
    place: Place,
    actor: Actor,
    key: string,
    providerObjectionId: string,
    body: Withdrawal,
  ) => Promise<WriteResult<Objection>>
  /** Only where the capabilities have the group `wishes`. */
  sendWish: (place: Place, actor: Actor, key: string, body: NewWish) => Promise<WriteResult<Wish>>
  withdrawWish: (
    place: Place,
    actor: Actor,
    key: string,
    providerWishId: string,
    body: Withdrawal,
  ) => Promise<WriteResult<Wish>>
  addComment: (
    place: Place,
    actor: Actor,
    key: string,
    timeReportId: string,
    body: NewComment,
  ) => Promise<WriteResult<Comment>>
  addReview: (place: Place, actor: Actor, key: string, body: NewReview) => Promise<WriteResult<Review>>
  /** "X is here now"; only where the capabilities have `arrivals`. */
  sayArrived: (place: Place, actor: Actor, key: string, body: NewArrival) => Promise<WriteResult<Arrival>>
  giveFaststallandeFullmakt: (
    place: Place,
    actor: Actor,
    key: string,
    body: NewFullmakt,
  ) => Promise<WriteResult<readonly FaststallandeFullmakt[]>>
  withdrawFaststallandeFullmakt: (
    place: Place,
    actor: Actor,
    key: string,
  ) => Promise<WriteResult<readonly FaststallandeFullmakt[]>>

  /** Since when a provider does not answer at all, as far as this process has asked; null when nothing is known to be wrong. */
  silentSince: (providerId: string) => Date | null
  /** When last something of it could not be read that has not worked since, lately; null when nothing is known to be wrong. */
  lastFault: (providerId: string) => Date | null
  /** A page begins, and all its reads have one time together. Call what is given back when it has been answered. */
  pageBegins: (requestId: string) => () => void
  /** True while a page is made for which every provider has answered now; asked when it has been drawn. */
  wasWhole: (requestId: string) => boolean
  /** What `work` gives, or what `late` gives when the time of the request's page is over before; `work` goes on. */
  inPageTime: <T>(requestId: string, work: Promise<T>, late: () => T | Promise<T>) => Promise<T>
  /** Waits for what is being kept, then closes the connections. */
  close: () => Promise<void>
}
