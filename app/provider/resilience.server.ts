import {
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
} from 'cockatiel'
import { failure, isFailure } from './failure'

type ResilienceOptions = {
  /** The longest a page waits for one call, tries and queue included. */
  timeoutMs: number
  /** Calls to this provider at once; four times as many may wait. */
  concurrency: number
  /** Consecutive failures that open the breaker. */
  breakAfter: number
  /** How long the breaker is open the first time; at most ten times as long later. */
  breakForMs: number
  /** Those of reads and of writes are two. */
  onBreaker: (of: 'reads' | 'writes', state: 'open' | 'closed') => void
}

/** Runs calls to one provider. `fn` gets the signal that ends it. */
export type Resilience = {
  /** For reads: one more try within the same time. */
  read: <T>(fn: (signal: AbortSignal) => Promise<T>) => Promise<T>
  /** For writes: never sent twice by itself, and given more time, since the outbox repeats them with their key. */
  write: <T>(fn: (signal: AbortSignal) => Promise<T>) => Promise<T>
  /** For what goes on after `fn` is done (a document's bytes): the signal is not ended when it is. */
  begin: <T>(fn: (signal: AbortSignal) => Promise<T>) => Promise<T>
}

/** No answer, or that of a gateway with nobody behind it. */
const goneStatus: ReadonlySet<number> = new Set([0, 401, 502, 503, 504])

/**
 * Timeout around bulkhead around retry around breaker, for one provider, so that one that is down or slow costs a page
 * at most `timeoutMs` and soon nothing. Only `unavailable` counts: an answer that breaks the contract, or a 404, is an answer.
 * Writes have a breaker of their own, so that what can never be written does not take the pages along.
 */
export function createResilience(options: ResilienceOptions): Resilience {
  const { timeoutMs, concurrency, breakAfter, breakForMs, onBreaker } = options
  const down = handleWhen((error) => isFailure(error) && error.failure === 'unavailable')
  // The outbox sends a thing that the provider cannot take again and again: that says nothing of the rest.
  const gone = handleWhen(
    (error) => isFailure(error) && error.failure === 'unavailable' && goneStatus.has(error.status),
  )
  const readTime = timeout(timeoutMs, TimeoutStrategy.Aggressive)
  const beginTime = timeout(timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false })
  const writeTime = timeout(timeoutMs * 2, TimeoutStrategy.Aggressive)
  const room = bulkhead(concurrency, concurrency * 4)
  const again = retry(down, { maxAttempts: 1, backoff: new ExponentialBackoff({ initialDelay: 30, maxDelay: 120 }) })
  const breakerOn = (of: 'reads' | 'writes', handled: typeof down) => {
    const breaker = circuitBreaker(handled, {
      breaker: new ConsecutiveBreaker(breakAfter),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: breakForMs, maxDelay: breakForMs * 10 }),
    })
    breaker.onStateChange((state) => {
      if (state === CircuitState.Open) onBreaker(of, 'open')
      if (state === CircuitState.Closed) onBreaker(of, 'closed')
    })
    return breaker
  }
  const ofReads = breakerOn('reads', down)
  const ofWrites = breakerOn('writes', gone)

  // The signal is handed on by hand: a call that waited for the breaker's trial call is otherwise run without it.
  const guarded = <T>(
    breaker: typeof ofReads,
    fn: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> =>
    breaker.execute(() => {
      if (signal.aborted) throw new TaskCancelledError()
      return fn(signal)
    }, signal)

  return {
    read: (fn) =>
      named(
        readTime.execute(({ signal }) =>
          room.execute(() => again.execute(() => guarded(ofReads, fn, signal), signal), signal),
        ),
      ),
    begin: (fn) => named(beginTime.execute(({ signal }) => room.execute(() => guarded(ofReads, fn, signal), signal))),
    write: (fn) => named(writeTime.execute(({ signal }) => room.execute(() => guarded(ofWrites, fn, signal), signal))),
  }
}

/** The policies' own errors as failures. */
async function named<T>(running: Promise<T>): Promise<T> {
  try {
    return await running
  } catch (error) {
    if (isBrokenCircuitError(error)) throw failure('unavailable', { code: 'breaker-open', cause: error })
    if (isBulkheadRejectedError(error)) throw failure('unavailable', { code: 'too-many', cause: error })
    // cockatiel's own test for it looks for another error's mark.
    if (error instanceof TaskCancelledError) throw failure('unavailable', { code: 'timeout', cause: error })
    throw error
  }
}
