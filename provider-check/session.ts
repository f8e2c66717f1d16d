import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ActorRole, SchemaName, Schemas } from '../provider-api/contract'
import { toFailure } from '../app/provider/failure'
import { createHttpClient, readBytes } from '../app/provider/http.server'
import type { Findings, Look } from './findings'
import { observe } from './observe'
import { judgeBody } from './schema'

/** One call. `operation` is its operationId in the document, or `getPhoto`. */
export type Ask = {
  operation: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** After the base URL. */
  path: string
  /** Null: no Insyn-Actor-Role. */
  role?: ActorRole | null
  body?: unknown
  headers?: Record<string, string>
  /** Another Authorization header than the good one; null: none. */
  authorization?: string | null
  /** False: no Insyn-Actor. */
  hasActor?: boolean
  isFile?: boolean
}

/** What came. `look` looks at it; `json` is undefined when it is none. */
export type Answered = {
  call: string
  look: Look
  status: number
  headers: IncomingHttpHeaders
  bytes: Uint8Array
  text: string
  json: unknown
  ms: number
}

export type Session = {
  /** One call with what every answer has looked at; null when no answer came, which is noted. */
  ask: (asked: Ask) => Promise<Answered | null>
  /** A read that is to be 200 and of the schema; null when it is not, which is noted. */
  read: <K extends SchemaName>(schema: K, asked: Ask) => Promise<Read<K> | null>
  /** So many calls in a row were not answered that no more are made. */
  hasGivenUp: () => boolean
  /** Milliseconds of each answer so far. */
  times: readonly number[]
  close: () => Promise<void>
}

export type Read<K extends SchemaName> = { data: Schemas[K]; answer: Answered }

type SessionParts = {
  baseUrl: string
  patienceMs: number
  /** The good access token. */
  token: () => Promise<string>
  findings: Findings
  /** The personal identity numbers that the check sends. */
  numbers: readonly string[]
}

const actor = 'provider-check'
/** A document may have 50 MB; more of any answer is not read. */
const mostBytes = 50_000_001

/** After so many calls in a row without an answer no more are made: each is waited for as long as one has patience. */
const mostSilent = 8

/** JSON as data; undefined when it is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Calls a provider as the portal does: the same client, headers and limits, but with more patience, to measure. */
export function createSession({ baseUrl, patienceMs, token, findings, numbers }: SessionParts): Session {
  const http = createHttpClient({ baseUrl, connections: 10, timeoutMs: patienceMs, maxBytes: mostBytes })
  const times: number[] = []
  let silent = 0

  const ask = async (asked: Ask): Promise<Answered | null> => {
    const { operation, method = 'GET', path, role, body, authorization, hasActor = true, isFile = false } = asked
    if (silent >= mostSilent) return null
    const called = { operation, call: `${method} ${path}` }
    const look = findings.lookAt(called)
    const requestId = randomUUID()
    const headers: Record<string, string> = {
      accept: isFile ? '*/*' : 'application/json, application/problem+json',
      'x-request-id': requestId,
      ...(hasActor ? { 'insyn-actor': actor } : {}),
      ...(role == null ? {} : { 'insyn-actor-role': role }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    }
    const given = authorization === undefined ? `Bearer ${await token()}` : authorization
    if (given !== null) headers.authorization = given
    const signal = AbortSignal.timeout(patienceMs)
    const begun = performance.now()
    try {
      const sent = { method, path, headers, signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const { status, headers: got, body: stream } = await http.stream(sent)
      const bytes = await readBytes(stream, mostBytes, signal)
      const ms = performance.now() - begun
      times.push(ms)
      silent = 0
      const text = isFile && status === 200 ? '' : bytes.toString('utf8')
      const json = text === '' ? undefined : jsonOf(text)
      const how = { method, requestId, isFile, isWrite: method !== 'GET' && headers['idempotency-key'] !== undefined }
      observe(look, how, { status, headers: got, text, json, bytes: bytes.byteLength, ms, at: new Date() }, numbers)
      return { call: called.call, look, status, headers: got, bytes, text, json, ms }
    } catch (error) {
      const { code } = toFailure(error)
      silent += 1
      look('answers', '', false, code === 'timeout' ? `no answer within ${patienceMs} ms` : `no whole answer: ${code}`)
      return null
    }
  }

  return {
    ask,
    read: async (schema, asked) => {
      const answer = await ask(asked)
      if (answer === null) return null
      const { look, status, json } = answer
      const isAway =
        status >= 500 || status === 408 || status === 425 || status === 429 || (status >= 300 && status < 400)
      if (!isAway) look('status-200', '', status === 200, `status ${status}`)
      if (status !== 200 || json === undefined) return null
      const data = judgeBody(look, schema, json)
      return data === null ? null : { data, answer }
    },
    hasGivenUp: () => silent >= mostSilent,
    times,
    close: http.close,
  }
}
