/** What a provider's system can be asked and told, whatever is behind it. Everything that leaves has the shape of openapi.yaml. */
import type * as Contract from '../provider-api/contract'

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
  listAccessLog(brukareId: string, query: { month: string; cursor?: string }): Promise<Contract.AccessLogPage | null>
  listDocuments(brukareId: string): Promise<Contract.DocumentList | null>
  getDocumentContent(documentId: string): Promise<DocumentContent | null>
  listWishes(brukareId: string, query: { cursor?: string }): Promise<Contract.WishPage | null>
  getWish(brukareId: string, wishId: string): Promise<Contract.Wish | null>
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
  sendWish(brukareId: string, write: Write<Contract.NewWish>): Promise<WriteResult<Contract.Wish>>
  withdrawWish(
    brukareId: string,
    wishId: string,
    write: Write<Contract.Withdrawal>,
  ): Promise<WriteResult<Contract.Wish>>
  addComment(timeReportId: string, write: Write<Contract.NewComment>): Promise<WriteResult<Contract.Comment>>
  addReview(brukareId: string, write: Write<Contract.NewReview>): Promise<WriteResult<Contract.Review>>
  giveFullmakt(brukareId: string, write: Write<Contract.NewFullmakt>): Promise<WriteResult<Contract.FullmaktHistory>>
  withdrawFullmakt(brukareId: string, write: Write<null>): Promise<WriteResult<Contract.FullmaktHistory>>
}
