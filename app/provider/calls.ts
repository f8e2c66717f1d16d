import type { Clock } from '~/platform/clock'
import type { Failure, FailureKind } from './failure'

/** What came to a page of a call: an answer, one of before, or nothing and why. */
export type Saw = 'fresh' | 'kept' | 'unavailable' | 'contract' | 'notFound'

/**
 * One call to a provider, as its vendor reads it. Of an answer it holds no value: what is wrong with one is a JSON path and a rule.
 * `status`: of the last try, null when no answer came. `milliseconds`: until it was known what came of it.
 */
export type NotedCall = {
  at: string
  providerId: string
  operation: string
  method: string
  path: string
  requestId: string
  status: number | null
  tries: number
  milliseconds: number
  fault: { kind: FailureKind; code: string; text: string } | null
  /** Null: no page waited for it. */
  saw: Saw | null
}

type Called = Pick<NotedCall, 'providerId' | 'operation' | 'method' | 'path' | 'requestId'>
type OfCall = Pick<NotedCall, 'providerId' | 'operation' | 'requestId'>

/** A call that is under way. */
export type CallNote = {
  /** It is sent, once more. */
  tried: () => void
  /** It has been answered, or it has been given up: null. */
  ended: (status: number | null) => void
}

export type CallBook = {
  begin: (call: Called) => CallNote
  /** What was wrong with the newest call of an operation for a page. The first that is said of it is what it failed by. */
  fails: (call: OfCall, problem: Failure) => void
  /** What the page got of all that it asked for by an operation. */
  shows: (call: OfCall, saw: Saw) => void
  /** Newest first. */
  list: () => NotedCall[]
}

/** Keeps nothing. */
export const noCalls: CallBook = {
  begin: () => ({ tried: () => undefined, ended: () => undefined }),
  fails: () => undefined,
  shows: () => undefined,
  list: () => [],
}

/** The feed is asked again and again: of what went well there the last call of a provider is enough. */
const feed = 'listChanges'

/** Keeps the last `most` calls, in memory alone: for a vendor who connects a provider, with test persons. */
export function createCallBook(most: number, clock: Clock): CallBook {
  const calls: NotedCall[] = []
  const isOf =
    ({ providerId, operation, requestId }: OfCall) =>
    (one: NotedCall) =>
      one.requestId === requestId && one.operation === operation && one.providerId === providerId

  return {
    begin: (call) => {
      const begun = performance.now()
      const note: NotedCall = {
        ...{ at: clock().toISOString(), ...call },
        ...{ status: null, tries: 0, milliseconds: 0, fault: null, saw: null },
      }
      if (call.operation === feed) {
        const before = calls.findIndex(
          ({ operation, providerId, fault }) => operation === feed && providerId === call.providerId && fault === null,
        )
        if (before >= 0) calls.splice(before, 1)
      }
      calls.push(note)
      if (calls.length > most) calls.shift()
      return {
        tried: () => {
          note.tries += 1
        },
        ended: (status) => {
          note.status = status
          note.milliseconds = Math.round(performance.now() - begun)
        },
      }
    },
    fails: (call, { failure: kind, code, message: text }) => {
      const note = calls.findLast(isOf(call))
      if (note !== undefined) note.fault ??= { kind, code, text }
    },
    shows: (call, saw) => {
      for (const note of calls.filter(isOf(call))) note.saw = saw
    },
    list: () => calls.toReversed(),
  }
}
