/** Something done by hand: whole, or refused with nothing kept. */
import type { Tables } from '../database/open'
import type { StoreContext } from './context'
import type { ActionFailure, ActionResult } from './action-result'

class Refused extends Error {
  constructor(readonly failure: ActionFailure) {
    super(failure.code)
  }
}

/** Ends the action; nothing it wrote is kept. */
export function deny(code: ActionFailure['code']): never {
  throw new Refused({ ok: false, code })
}

/** Runs an action in one transaction. `work` gives what the action made, or ends it with {@link deny}. */
export async function act<T>({ commit }: StoreContext, work: (tables: Tables) => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await commit(work) }
  } catch (error) {
    if (error instanceof Refused) return error.failure
    throw error
  }
}
