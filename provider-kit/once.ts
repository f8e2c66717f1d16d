/** Writes of the portal, each done once however often it is sent. */
import { createHash } from 'node:crypto'
import type { SchemaName, Schemas } from '../provider-api/contract'
import { validatorFor } from '../provider-api/validate'
import type { Write, WriteFailure, WriteResult } from './contract-store'

type Outcome<T> = { ok: true; data: T } | WriteFailure

/** Where the answers to writes are kept, in the transaction of what was done. */
export type KeptAnswers = {
  find: (key: string) => Promise<{ bodyHash: string; answer: string } | null>
  keep: (row: { key: string; bodyHash: string; status: number; answer: string; createdAt: Date }) => Promise<void>
}

/** What doing something once needs of a store. `commit` runs its work whole or not at all. */
export type OnceContext<Tables> = {
  commit: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>
  answersIn: (tables: Tables) => KeptAnswers
  clock: () => Date
}

/** It was done. */
export const done = <T>(data: T): Outcome<T> => ({ ok: true, data })

const refusals = {
  notFound: { status: 404, title: 'Not here' },
  stateConflict: { status: 409, title: 'The state does not allow it' },
  idempotencyConflict: { status: 422, title: 'Idempotency-Key was used with another body' },
  unknownTarget: { status: 422, title: 'Unknown target' },
} as const

/** It cannot be done. Nothing that was written in the same call is kept. */
export function refuse(code: WriteFailure['code']): WriteFailure {
  return { ok: false, code, ...refusals[code] }
}

class Refused extends Error {
  constructor(readonly failure: WriteFailure) {
    super(failure.title)
  }
}

/**
 * Runs `work` once for an idempotency key, in one transaction with the keeping of its answer. The same key and body
 * gives the first answer again, another body is refused. A refusal is not kept: the sender may try the key again.
 *
 * `operation` names the call and the ids in its path; `schema` is the contract's schema of the answer.
 */
export async function doOnce<Tables, K extends SchemaName>(
  { commit, answersIn, clock }: OnceContext<Tables>,
  call: { operation: string; schema: K; status: 200 | 201 },
  { idempotencyKey: key, body }: Write<unknown>,
  work: (tables: Tables) => Promise<Outcome<Schemas[K]>>,
): Promise<WriteResult<Schemas[K]>> {
  const bodyHash = createHash('sha256')
    .update(`${call.operation}\n${canonical(body)}`)
    .digest('hex')
  try {
    return await commit(async (tables) => {
      const answers = answersIn(tables)
      const kept = await answers.find(key)
      if (kept) {
        const answer: unknown = JSON.parse(kept.answer)
        if (kept.bodyHash !== bodyHash || !validatorFor(call.schema)(answer))
          throw new Refused(refuse('idempotencyConflict'))
        return { ok: true, status: call.status, data: answer, replayed: true }
      }
      const outcome = await work(tables)
      if (!outcome.ok) throw new Refused(outcome)
      const answer = JSON.stringify(outcome.data)
      await answers.keep({ key, bodyHash, status: call.status, answer, createdAt: clock() })
      return { ok: true, status: call.status, data: outcome.data, replayed: false }
    })
  } catch (error) {
    if (error instanceof Refused) return error.failure
    throw error
  }
}

/** JSON with the keys of every object in order, so that the same body in another order is the same body. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
