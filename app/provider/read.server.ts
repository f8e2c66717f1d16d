import { createHash } from 'node:crypto'
import type { Clock } from '~/platform/clock'
import type { SchemaName, Schemas } from '../../provider-api/contract'
import { isChecked, parseChecked, parseKnown } from './checked'
import type { CallActor, ProviderClient } from './client.server'
import { failure, toFailure } from './failure'
import type { HttpAnswer } from './http.server'
import type { KeptStore } from './kept.server'
import { keyText, type AnswerKey, type Memory, type Remembered } from './memory.server'
import type { Answer, OutageReason } from './types'

/** A read: a GET, or a POST that only reads. */
export type Ask<K extends SchemaName> = {
  schema: K
  operation: string
  /** What the answer is remembered by: the path with the query, and for a POST a hash of what is asked too. */
  resource: string
  path: string
  /** What a POST asks. Left out: a GET. */
  body?: unknown
  actor: CallActor
  /** False for what is no one's and need not survive a restart (capabilities). */
  kept?: boolean
  /** An answer this young is used again without asking. */
  freshForMs?: number
}

export type Reader = {
  /** Never throws. The same object is given for as long as the provider says that its answer is unchanged. */
  read: <K extends SchemaName>(ask: Ask<K>) => Promise<Answer<Schemas[K]>>
}

export type ReaderParts = {
  providerId: string
  stalenessHours: number
  client: ProviderClient
  memory: Memory
  kept: KeptStore
  clock: Clock
}

/** A kept answer's time is written again when it is this old, also when the answer is unchanged. */
const confirmAfterMs = 3_600_000

/**
 * Asks one provider, with the ETag of what is remembered; a 304 gives the remembered object. When the provider is down or
 * breaks the contract, the last good answer to the same person in the same role is given, from memory or the database,
 * if it is not older than the provider's tolerance. Two alike that are under way at once are one.
 */
export function createReader({ providerId, stalenessHours, client, memory, kept, clock }: ReaderParts): Reader {
  const underWay = new Map<string, Promise<Answer<unknown>>>()
  const toleranceMs = stalenessHours * 3_600_000

  const confirm = (key: AnswerKey, had: Remembered, isKept: boolean): Remembered => {
    had.asOf = clock()
    const due = had.storedAt !== null && had.asOf.getTime() - had.storedAt.getTime() > confirmAfterMs
    if (isKept && due && kept.confirm(key, had.asOf)) had.storedAt = had.asOf
    return had
  }

  const remember = (key: AnswerKey, what: Ask<SchemaName>, had: Remembered | undefined, answer: HttpAnswer) => {
    const isKept = what.kept ?? true
    if (answer.status === 304) {
      if (had === undefined) throw failure('contract', { code: 'not-asked-304', status: 304 })
      return confirm(key, had, isKept)
    }
    // Only a GET has conditions; what is asked by POST is compared here.
    const given = what.body === undefined ? answer.headers.etag : undefined
    const etag = given ?? ownEtag(answer.text)
    if (given === undefined && had?.etag === etag) return confirm(key, had, isKept)
    const data = parseChecked(what.schema, answer.text)
    const asOf = clock()
    const stored = isKept && kept.save(key, { answer: JSON.stringify(data), etag: given ?? null, fetchedAt: asOf })
    const entry = { data, etag, conditional: given !== undefined, asOf, storedAt: stored ? asOf : null }
    memory.keep(key, entry, answer.text.length)
    return entry
  }

  const young = (entry: Remembered | undefined): entry is Remembered =>
    entry !== undefined && clock().getTime() - entry.asOf.getTime() <= toleranceMs

  const fromDatabase = async (key: AnswerKey, schema: SchemaName): Promise<Remembered | undefined> => {
    const row = await kept.find(key)
    if (row === null) return undefined
    const data = parseKnown(schema, row.answer)
    if (!isChecked(schema, data)) return undefined
    const etag = row.etag ?? ownEtag(row.answer)
    return { data, etag, conditional: row.etag !== null, asOf: row.fetchedAt, storedAt: row.fetchedAt }
  }

  const fallBack = async (key: AnswerKey, what: Ask<SchemaName>, reason: OutageReason): Promise<Answer<unknown>> => {
    let entry = memory.find(key)
    if (!young(entry) && what.kept !== false) {
      entry = await fromDatabase(key, what.schema)
      if (young(entry)) memory.keep(key, entry, JSON.stringify(entry.data).length)
    }
    if (!young(entry)) return { state: 'missing', reason, since: client.outageSince(what.operation) }
    return { state: 'kept', data: entry.data, asOf: entry.asOf, etag: entry.etag, reason }
  }

  const forget = async (key: AnswerKey, what: Ask<SchemaName>): Promise<void> => {
    memory.forget(key)
    if (what.kept !== false && (await kept.find(key)) !== null) kept.erase(key)
  }

  const answerTo = async (key: AnswerKey, what: Ask<SchemaName>): Promise<Answer<unknown>> => {
    const had = memory.find(key)
    if (had && what.freshForMs !== undefined && clock().getTime() - had.asOf.getTime() < what.freshForMs) {
      return fresh(had)
    }
    const headers: Record<string, string> = had?.conditional === true ? { 'if-none-match': had.etag } : {}
    const { operation, path, actor, body } = what
    const method = body === undefined ? 'GET' : 'POST'
    try {
      const call = { operation, method, path, actor, headers, body } as const
      return fresh(await client.read(call, (answer) => remember(key, what, had, answer)))
    } catch (error) {
      const { failure: kind } = toFailure(error)
      if (kind !== 'notFound') return fallBack(key, what, kind === 'unavailable' ? 'unavailable' : 'contract')
      await forget(key, what)
      return { state: 'missing', reason: 'notFound', since: null }
    }
  }

  return {
    read: async (what) => {
      const { personId = '', role = '' } = what.actor
      const key = { personId, role, providerId, resource: what.resource }
      const text = keyText(key)
      const asking = underWay.get(text) ?? answerTo(key, what).finally(() => underWay.delete(text))
      underWay.set(text, asking)
      const answer = await asking
      if (answer.state === 'missing') return answer
      const { data } = answer
      // Always true: it was checked when it came. This is what tells the compiler.
      if (!isChecked(what.schema, data)) return { state: 'missing', reason: 'contract', since: null }
      return { ...answer, data }
    },
  }
}

const fresh = ({ data, asOf, etag }: Remembered): Answer<unknown> => ({ state: 'fresh', data, asOf, etag })

/** The version of an answer that came without one. */
const ownEtag = (text: string) => `W/"${createHash('sha256').update(text).digest('base64url')}"`
