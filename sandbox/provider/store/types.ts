/**
 * What the HTTP API, the arbetsledare's desk and the assistant's check-in of the sandbox provider can ask of and do to
 * its database. One `ProviderStore` a tenant. Everything that leaves through `ContractStore` has the shape of
 * openapi.yaml; times are RFC 3339 strings with Stockholm's offset there, and `Date` on the desk and the check-in.
 */
import type * as Contract from '../../../provider-api/contract'

/** Who is behind a request of the portal: `Insyn-Actor` and `Insyn-Actor-Role`. Never a personnummer. */
export type Actor = { reference: string; role: Contract.ActorRole }

/**
 * A write of the portal. `idempotencyKey` and the hash of operation, path and body are kept at least 30 days: the same
 * key and body gives the first answer again (`replayed`), the same key with another body gives 422 `idempotencyConflict`.
 */
export type Write<Body> = { actor: Actor; idempotencyKey: string; body: Body }

export type WriteFailure = {
  ok: false
  /** notFound 404, stateConflict 409, idempotencyConflict 422, unknownTarget 422 */
  code: 'notFound' | 'stateConflict' | 'idempotencyConflict' | 'unknownTarget'
  status: 404 | 409 | 422
  /** For engineers, English, nothing personal: goes into `title` of the problem. */
  title: string
}
export type WriteResult<T> = { ok: true; status: 200 | 201; data: T; replayed: boolean } | WriteFailure

/** A document's bytes with its media type. */
export type DocumentContent = { brukareId: string; mediaType: Contract.Document['mediaType']; bytes: Uint8Array }

/** The calls of openapi.yaml. A read gives null where the contract says 404. */
export type ContractStore = {
  capabilities(): Promise<Contract.Capabilities>
  /** `number`: 12 digits; `pseudonymKey`: base64url of 32 bytes. A person not known gets `{representations: []}`. */
  searchPersons(search: Contract.PersonSearch): Promise<Contract.PersonSearchResult>
  getBrukare(brukareId: string): Promise<Contract.Brukare | null>
  listRepresentations(brukareId: string): Promise<Contract.RepresentationList | null>
  /** `from` and `to`: calendar days in Stockholm, inclusive. `cursor`: nextCursor of the page before. */
  listShifts(
    brukareId: string,
    query: { from: string; to: string; cursor?: string },
  ): Promise<Contract.ShiftPage | null>
  /** `month`: yyyy-mm. */
  listTimeReports(brukareId: string, query: { month: string }): Promise<Contract.TimeReportPage | null>
  listTimeReportsWithRows(brukareId: string, query: { month: string }): Promise<Contract.WholeTimeReportPage | null>
  searchTimeReports(search: Contract.TimeReportSearch): Promise<Contract.TimeReportSearchPage>
  getTimeReport(timeReportId: string): Promise<Contract.TimeReport | null>
  listFaststallanden(brukareId: string, query: { month: string }): Promise<Contract.FaststallandeMonth | null>
  listGrants(brukareId: string): Promise<Contract.GrantList | null>
  listClaims(brukareId: string, query: { month: string }): Promise<Contract.ClaimList | null>
  getFullmakt(brukareId: string): Promise<Contract.FullmaktHistory | null>
  listObjections(brukareId: string, query: { cursor?: string }): Promise<Contract.ObjectionPage | null>
  getObjection(brukareId: string, objectionId: string): Promise<Contract.Objection | null>
  listDocuments(brukareId: string): Promise<Contract.DocumentList | null>
  getDocumentContent(documentId: string): Promise<DocumentContent | null>
  /** Changes after a cursor, in order, at most 500. A cursor that is no number is treated as none. */
  listChanges(after?: string): Promise<Contract.ChangePage>

  lodgeObjection(brukareId: string, write: Write<Contract.NewObjection>): Promise<WriteResult<Contract.Objection>>
  sayArrived(brukareId: string, write: Write<Contract.NewArrival>): Promise<WriteResult<Contract.Arrival>>
  addObjectionMessage(
    brukareId: string,
    objectionId: string,
    write: Write<Contract.NewMessage>,
  ): Promise<WriteResult<Contract.Objection>>
  withdrawObjection(
    brukareId: string,
    objectionId: string,
    write: Write<Contract.Withdrawal>,
  ): Promise<WriteResult<Contract.Objection>>
  addComment(timeReportId: string, write: Write<Contract.NewComment>): Promise<WriteResult<Contract.Comment>>
  addReview(brukareId: string, write: Write<Contract.NewReview>): Promise<WriteResult<Contract.Review>>
  giveFullmakt(brukareId: string, write: Write<Contract.NewFullmakt>): Promise<WriteResult<Contract.FullmaktHistory>>
  withdrawFullmakt(brukareId: string, write: Write<null>): Promise<WriteResult<Contract.FullmaktHistory>>
}

/** The outcome of something done by hand at the desk or the check-in. */
export type ActionFailure = {
  ok: false
  code:
    | 'notFound'
    | 'alreadyStarted'
    | 'notStarted'
    | 'alreadyEnded'
    | 'cancelled'
    | 'vacant'
    | 'staffUnknown'
    | 'staffBusy'
    | 'spanInvalid'
    | 'commentMissing'
    | 'motivationMissing'
    | 'openObjection'
    | 'notCertified'
    | 'notFaststalld'
    | 'nothingToDo'
    | 'stateConflict'
}
export type ActionResult<T> = { ok: true; data: T } | ActionFailure

export type DeskStaff = { id: string; displayName: string; role: Contract.Staff['role'] }
export type DeskBrukare = { id: string; name: string; protectedIdentity: boolean }

/** A shift on the desk or the check-in. */
export type DeskShift = {
  id: string
  brukare: DeskBrukare
  start: Date
  end: Date
  kind: Contract.TimeKind
  status: Contract.Shift['status']
  cancelledBy: 'provider' | 'brukare' | null
  staff: DeskStaff | null
  substituteFor: DeskStaff | null
  actualStart: Date | null
  actualEnd: Date | null
  comment: string | null
  activities: Contract.Activity[]
  openObjectionCount: number
  /** Somebody was to come, and nothing is registered. */
  missed: boolean
  /** Who has said through Insyn that somebody came, and when. */
  arrivalSaid: { at: Date; name: string } | null
}

/** A report on the desk, with why it can or cannot go in a batch. */
export type DeskReport = {
  id: string
  brukare: DeskBrukare
  staff: DeskStaff
  month: string
  state: Contract.TimeReportSummary['state']
  rowCount: number
  deviationCount: number
  openObjectionCount: number
  /** Certified, every row according to plan, no open objection. */
  batchable: boolean
  latestVersion: number | null
}

export type DeskObjection = { objection: Contract.Objection; brukare: DeskBrukare; overdue: boolean }

export type BatchResult = {
  faststallda: { timeReportId: string; faststallandeId: string }[]
  /** Reports of the month that were left, and why. */
  left: {
    timeReportId: string
    staffName: string
    reason: 'notCertified' | 'deviation' | 'openObjection' | 'alreadyFaststalld'
  }[]
}

/** The arbetsledare's desk. `by` is the staff id of the arbetsledare who acts. */
export type DeskStore = {
  listArbetsledare(): Promise<DeskStaff[]>
  listBrukare(): Promise<DeskBrukare[]>
  /** Shifts of all brukare (or one) that overlap the Stockholm day `date` (yyyy-mm-dd), by start. */
  listDayShifts(date: string, brukareId?: string): Promise<DeskShift[]>
  getShift(shiftId: string): Promise<DeskShift | null>
  /** Staff with no shift that overlaps the given shift's span, those who know the brukare first. */
  listSubstitutes(shiftId: string): Promise<(DeskStaff & { knowsBrukare: boolean })[]>
  /** Reports of a month, or of every month with a report that waits (certified or reopened) when left out. */
  listReports(month?: string): Promise<DeskReport[]>
  /** Objections without an answer (received, underReview): the urgent first, then the one due first. */
  listOpenObjections(): Promise<DeskObjection[]>
  /** The räkningsunderlag that an objection is about. */
  getDeskClaim(brukareId: string, claimId: string): Promise<Contract.Claim | null>
  getDeskObjection(objectionId: string): Promise<DeskObjection | null>

  markSickAndSubstitute(shiftId: string, substituteStaffId: string): Promise<ActionResult<DeskShift>>
  leaveVacant(shiftId: string): Promise<ActionResult<DeskShift>>
  cancel(shiftId: string, by: 'provider' | 'brukare'): Promise<ActionResult<DeskShift>>
  move(shiftId: string, span: { start: Date; end: Date }): Promise<ActionResult<DeskShift>>
  /** Fastställer everything certified that is according to plan and has no open objection. */
  faststallBatch(brukareId: string, month: string, by: string): Promise<ActionResult<BatchResult>>
  /** `comment` is mandatory where a row is a deviation; a report with an open objection is refused until it is answered. */
  faststallSingle(
    timeReportId: string,
    comment: string,
    by: string,
  ): Promise<ActionResult<{ faststallandeId: string; version: number }>>
  /** Opens a fastställd report again; the old versions stay. */
  reopen(timeReportId: string, by: string): Promise<ActionResult<{ timeReportId: string }>>
  /** Changes the time of one row, keeping the original; a fastställd report gets a new version with `comment`. */
  changeRow(
    rowId: string,
    change: { start: Date; end: Date; comment: string },
    by: string,
  ): Promise<ActionResult<{ timeReportId: string; version: number | null }>>
  /** Reads an urgent one: the brukare's side sees by whom, and whether somebody is on the way. */
  acknowledge(
    objectionId: string,
    reaction: { onTheWay: boolean; etaAt: Date | null },
    by: string,
  ): Promise<ActionResult<Contract.Objection>>
  startReview(objectionId: string, by: string): Promise<ActionResult<Contract.Objection>>
  answerObjection(
    objectionId: string,
    answer: { outcome: Contract.ObjectionAnswer['outcome']; motivation: string },
    by: string,
  ): Promise<ActionResult<Contract.Objection>>
}

/** The assistant's check-in. */
export type CheckInStore = {
  listAssistants(): Promise<DeskStaff[]>
  /** The shift that is going on, else the next one within 24 hours; null when there is none. */
  nextShiftFor(staffId: string): Promise<DeskShift | null>
  /** `at` is the time that counts; registered now, by the booked assistant. */
  start(shiftId: string, at: Date, comment?: string): Promise<ActionResult<DeskShift>>
  /** `activitiesDone`: names of the activities that were done; those not named were not. */
  end(
    shiftId: string,
    at: Date,
    comment: string | undefined,
    activitiesDone: readonly string[],
  ): Promise<ActionResult<DeskShift>>
}

/** One tenant of the sandbox provider. */
export type ProviderStore = {
  tenant: { key: string; name: string }
  contract: ContractStore
  desk: DeskStore
  checkIn: CheckInStore
  /** The photo of a member of staff, as PNG; null when there is none. */
  photo: (staffId: string) => Uint8Array | null
}

/** The whole sandbox provider under its HTTP layer. Made by `openProvider` in `sandbox/provider/store/open.ts`. */
export type Provider = {
  /** The store of a tenant, by the first part of the path (`farsta`, `soder`); null when there is none. */
  store(tenant: string): ProviderStore | null
  tenants: readonly { key: string; name: string }[]
  clock: () => Date
  /** Adds the days that are missing and registers what has passed. Called at opening and each minute by itself. */
  advance(): Promise<void>
  /** Told the newest cursor of a tenant after each commit that appended to its change feed; for the webhook's nudge. */
  onChange(listener: (tenant: string, cursor: string) => void): () => void
  close(): Promise<void>
}
