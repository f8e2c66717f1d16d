import { LifecareFault } from '../client/http'
import { moveCursor, readCursor, type PullContext } from './context'
import { pullPlans } from './plans'
import { pullClients, pullDecisions, pullPersonnel } from './register'
import { pullVisits } from './visits'
import { pullWorkshifts } from './workshifts'

/** When the plan and the visits were last read whole. */
export const lastPull = 'lastPull'
const registerEveryMs = 15 * 60_000

/** Pulls once: the registers when they are a quarter old, then the plan, then what has been registered. Throws at the first fault. */
export async function pullOnce(context: PullContext): Promise<void> {
  const { database, clock } = context
  const began = clock()
  const registers = await readCursor(database.tables, 'registers')
  if (registers === null || began.getTime() - Date.parse(registers) >= registerEveryMs) {
    await pullClients(context)
    await pullPersonnel(context)
    await pullDecisions(context)
    await pullPlans(context)
    await database.transaction((tables) => moveCursor(tables, 'registers', began.toISOString()))
  }
  await pullWorkshifts(context)
  await pullVisits(context)
  await database.transaction((tables) => moveCursor(tables, lastPull, began.toISOString()))
}

/** A pull that goes on until it is stopped. */
export type Puller = { stop: () => Promise<void> }

/**
 * Pulls now and then every `everyMs`, one at a time. What failed is told in the log and tried again the next time; nothing
 * is lost by it, since each part goes on from where it was last kept. `onPulled` is told after each that was whole or not.
 */
export function startPulling(context: PullContext, everyMs: number, onPulled: () => Promise<void>): Puller {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const round = async (): Promise<void> => {
    try {
      await pullOnce(context)
    } catch (error) {
      const said = error instanceof LifecareFault ? { resource: error.resource, why: error.why } : { err: error }
      context.logger.error(said, 'a pull from Lifecare failed')
    }
    await onPulled().catch((error: unknown) => context.logger.error({ err: error }, 'nobody could be told of a pull'))
  }
  let running: Promise<void> = Promise.resolve()
  const next = (): void => {
    running = round().then(() => {
      if (!isStopped) timer = setTimeout(next, everyMs)
    })
  }
  next()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
