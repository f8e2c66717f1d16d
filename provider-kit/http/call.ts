import type * as Contract from '../../provider-api/contract'
import { validatorFor } from '../../provider-api/validate'
import type { Actor, Write } from '../contract-store'
import { httpProblem } from './problem'

/** One call of the API that has passed the contract's checks of its request. */
export type ApiCall = {
  params: Record<string, string>
  query: Record<string, unknown>
  body: unknown
  /** Null where the contract has no Insyn-Actor-Role. */
  actor: Actor | null
  idempotencyKey: string
}

/** What a call answers: JSON, a document's bytes, or null for what is not here (404). */
export type ApiAnswer =
  | { status: 200 | 201; json: unknown; replayed?: boolean }
  | { status: 200; bytes: Uint8Array; mediaType: string }
  | null

export type ApiHandler = (call: ApiCall) => Promise<ApiAnswer>

/** The body as the contract names it. Throws 422 when it is not; the request's check has said so before. */
export const bodyOf = <K extends Contract.SchemaName>(name: K, body: unknown): Contract.Schemas[K] => {
  const check = validatorFor(name)
  if (!check(body)) throw httpProblem(422, 'The body does not follow the contract')
  return body
}

/** The actor that the contract demands. */
export const actorOf = ({ actor }: ApiCall): Actor => {
  if (!actor) throw httpProblem(400, 'Insyn-Actor and Insyn-Actor-Role are needed')
  return actor
}

/** A write with the body of the named schema. */
export const writeOf = <K extends Contract.SchemaName>(name: K, call: ApiCall): Write<Contract.Schemas[K]> => ({
  actor: actorOf(call),
  idempotencyKey: call.idempotencyKey,
  body: bodyOf(name, call.body),
})

/** An optional query parameter as text. */
export const queryOf = ({ query }: ApiCall, name: string): string | undefined => {
  const value = query[name]
  return typeof value === 'string' ? value : undefined
}

/** A part of the path. */
export const paramOf = ({ params }: ApiCall, name: string): string => params[name] ?? ''
