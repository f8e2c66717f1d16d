import { draftChanged } from '~/database/forms/submitting.server'
import { isFault } from '~/platform/errors.server'

/** Does the work; null when the draft was saved by another tab just then: nothing was sent. */
export async function unlessChanged<Done>(work: () => Promise<Done>): Promise<Done | null> {
  try {
    return await work()
  } catch (error) {
    if (isFault(error) && error.code === draftChanged) return null
    throw error
  }
}
