import { minutesAfter } from '~/domain/time/time'
import type { Clock } from '~/platform/clock'
import type { Failure } from './failure'

/** Since when what does not work. */
export type Outages = {
  works: (operation: string) => void
  /** There was an answer, whatever is thought of it. */
  answers: () => void
  fails: (operation: string, problem: Failure) => void
  since: (operation: string) => Date | null
  /** Since when it has not answered at all; null when nothing is known to be wrong. */
  wholeSince: () => Date | null
  /** When last something could not be read that has not worked since; null when there is none, or when it was long ago. */
  lastFault: () => Date | null
}

/** A fault of which nothing more has been heard for so long is no fault that is known now, in minutes. */
const toldMinutes = 10

/**
 * Remembers when a provider stopped answering, so that a page can say since when. No answer at all is an outage of the
 * whole provider and ends with any answer; a bad answer is an outage of that operation and ends with a good one to it.
 */
export function createOutages(clock: Clock): Outages {
  let whole: Date | null = null
  const operations = new Map<string, { since: Date; last: Date }>()
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
      else operations.set(operation, { since: operations.get(operation)?.since ?? whole ?? clock(), last: clock() })
      if (down) whole ??= clock()
    },
    since: (operation) => whole ?? operations.get(operation)?.since ?? null,
    wholeSince: () => whole,
    lastFault: () => {
      const last = Math.max(0, ...[...operations.values()].map((one) => one.last.getTime()))
      return minutesAfter(new Date(last), toldMinutes) < clock() ? null : new Date(last)
    },
  }
}
