import type { operations } from '../../provider-api/generated/contract'
import { daysBetween } from '../../app/domain/time/time'
import type { ContractStore, WriteResult } from '../contract-store'
import { actorOf, bodyOf, paramOf, queryOf, writeOf, type ApiAnswer, type ApiCall, type ApiHandler } from './call'
import { httpProblem } from './problem'

/** Every call of the contract that a provider answers. */
export type OperationId = Exclude<keyof operations, 'changesWebhook'>

const longestSpanDays = 62

const found = (json: unknown): ApiAnswer => (json === null ? null : { status: 200, json })

const written = <T>(result: WriteResult<T>): ApiAnswer => {
  if (!result.ok) throw httpProblem(result.status, result.title)
  return { status: result.status, json: result.data, replayed: result.replayed }
}

const brukareId = (call: ApiCall): string => paramOf(call, 'brukareId')
const objectionId = (call: ApiCall): string => paramOf(call, 'objectionId')
const wishId = (call: ApiCall): string => paramOf(call, 'wishId')
const reportId = (call: ApiCall): string => paramOf(call, 'timeReportId')
const month = (call: ApiCall): { month: string } => ({ month: queryOf(call, 'month') ?? '' })

const cursor = (call: ApiCall): { cursor?: string } => {
  const value = queryOf(call, 'cursor')
  return value === undefined ? {} : { cursor: value }
}

const days = (call: ApiCall): { from: string; to: string } => {
  const [from = '', to = ''] = [queryOf(call, 'from'), queryOf(call, 'to')]
  if (to < from) throw httpProblem(400, 'to is before from')
  if (daysBetween(from, to) > longestSpanDays) throw httpProblem(400, `At most ${longestSpanDays} days at a time`)
  return { from, to }
}

/** What each call of the contract does. `contract` gives the tenant's store at the time of the call. */
export const createOperations = (contract: () => ContractStore): Record<OperationId, ApiHandler> => ({
  getCapabilities: async () => found(await contract().capabilities()),
  searchPersons: async ({ body }) => found(await contract().searchPersons(bodyOf('PersonSearch', body))),
  getBrukare: async (call) => found(await contract().getBrukare(brukareId(call))),
  listRepresentations: async (call) => found(await contract().listRepresentations(brukareId(call))),
  listShifts: async (call) => found(await contract().listShifts(brukareId(call), { ...days(call), ...cursor(call) })),
  listTimeReports: async (call) => found(await contract().listTimeReports(brukareId(call), month(call))),
  listTimeReportsWithRows: async (call) =>
    found(await contract().listTimeReportsWithRows(brukareId(call), month(call))),
  searchTimeReports: async ({ body }) => found(await contract().searchTimeReports(bodyOf('TimeReportSearch', body))),
  getTimeReport: async (call) => found(await contract().getTimeReport(reportId(call))),
  listFaststallanden: async (call) => found(await contract().listFaststallanden(brukareId(call), month(call))),
  listGrants: async (call) => found(await contract().listGrants(brukareId(call))),
  listClaims: async (call) => found(await contract().listClaims(brukareId(call), month(call))),
  getFaststallandeFullmakt: async (call) => found(await contract().getFullmakt(brukareId(call))),
  listObjections: async (call) => found(await contract().listObjections(brukareId(call), cursor(call))),
  getObjection: async (call) => found(await contract().getObjection(brukareId(call), objectionId(call))),
  listAccessLog: async (call) =>
    found(await contract().listAccessLog(brukareId(call), { ...month(call), ...cursor(call) })),
  listWishes: async (call) => found(await contract().listWishes(brukareId(call), cursor(call))),
  getWish: async (call) => found(await contract().getWish(brukareId(call), wishId(call))),
  listDocuments: async (call) => found(await contract().listDocuments(brukareId(call))),
  getDocumentContent: async (call) => {
    const document = await contract().getDocumentContent(paramOf(call, 'documentId'))
    return document && { status: 200, ...document }
  },
  listChanges: async (call) => found(await contract().listChanges(queryOf(call, 'after'))),

  lodgeObjection: async (call) =>
    written(await contract().lodgeObjection(brukareId(call), writeOf('NewObjection', call))),
  sayArrived: async (call) => written(await contract().sayArrived(brukareId(call), writeOf('NewArrival', call))),
  addObjectionMessage: async (call) =>
    written(await contract().addObjectionMessage(brukareId(call), objectionId(call), writeOf('NewMessage', call))),
  withdrawObjection: async (call) =>
    written(await contract().withdrawObjection(brukareId(call), objectionId(call), writeOf('Withdrawal', call))),
  sendWish: async (call) => written(await contract().sendWish(brukareId(call), writeOf('NewWish', call))),
  withdrawWish: async (call) =>
    written(await contract().withdrawWish(brukareId(call), wishId(call), writeOf('Withdrawal', call))),
  addComment: async (call) => written(await contract().addComment(reportId(call), writeOf('NewComment', call))),
  addReview: async (call) => written(await contract().addReview(brukareId(call), writeOf('NewReview', call))),
  giveFaststallandeFullmakt: async (call) =>
    written(await contract().giveFullmakt(brukareId(call), writeOf('NewFullmakt', call))),
  withdrawFaststallandeFullmakt: async (call) =>
    written(
      await contract().withdrawFullmakt(brukareId(call), {
        actor: actorOf(call),
        idempotencyKey: call.idempotencyKey,
        body: null,
      }),
    ),
})
