import { within } from './within.server'

/** Does the work when those before it under the same name have done theirs. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** What inside a transaction stands for turns. */
export const noTurns: Turns = (_name, work) => work()

/** PostgreSQL's own code for a lock that was not had in time. */
const lockNotAvailable = '55P03'

/** Turns in this process. One that has waited for `patienceMs` is refused as the database would refuse it. */
export function createTurns(patienceMs: number): Turns {
  const lasts = new Map<string, Promise<void>>()
  return async (name, work) => {
    const before = lasts.get(name)
    let finish: () => void = () => undefined
    const own = new Promise<void>((resolve) => (finish = resolve))
    const last = before === undefined ? own : before.then(() => own)
    lasts.set(name, last)
    void last.then(() => lasts.get(name) === last && lasts.delete(name))
    try {
      const late = () => Object.assign(new Error('waited for its turn for too long'), { code: lockNotAvailable })
      if (before !== undefined) await within(before, patienceMs, late)
      return await work()
    } finally {
      finish()
    }
  }
}
