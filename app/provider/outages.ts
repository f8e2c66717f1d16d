import type { Clock } from '~/platform/clock'
import type { Failure } from './failure'

/** Since when what does not work. */
export type Outages = {
  works: (operation: string) => void
  /** There was an answer, whatever is thought of it. */
  answers: () => void
  fails: (operation: string, problem: Failure) => void
  since: (operation: string) => Date | null
}

/**
 * Remembers when a provider stopped answering, so that a page can say since when. No answer at all is an outage of the
 * whole provider and ends with any answer; a bad answer is an outage of that operation and ends with a good one to it.
 */
export function createOutages(clock: Clock): Outages {
  let whole: Date | null = null
  const operations = new Map<string, Date>()
  return {
    answers: () => {
      whole = null
    },
    works: (operation) => {
      whole = null
      operations.delete(operation)
    },
    fails: (operation, problem) => {
      const down = problem.failure === 'unavailable' && problem.status === 0
      if (!down) whole = null
      if (problem.failure === 'notFound' || problem.failure === 'refused') operations.delete(operation)
      else if (!operations.has(operation)) operations.set(operation, whole ?? clock())
      if (down) whole ??= clock()
    },
    since: (operation) => whole ?? operations.get(operation) ?? null,
  }
}
