import { LifecareFault } from '../client/http'
import { pullApprovals } from './approvals'
import { lastPull, moveCursor, readCursor, registerCursor, type PullContext, type Register } from './context'
import { pullPlans } from './plans'
import { pullClients, pullDecisions, pullPersonnel } from './register'
import { pullVisits } from './visits'
import { pullWorkshifts, sweepWorkshifts } from './workshifts'

const registerEveryMs = 15 * 60_000
const registers: readonly [Register, (context: PullContext) => Promise<void>][] = [
  ['clients', pullClients],
  ['personnel', pullPersonnel],
  ['decisions', pullDecisions],
  ['plans', pullPlans],
]

/** Does a part by itself: what Lifecare does not give is told in the log, and costs nothing else. Other faults are thrown. */
async function aside({ logger }: PullContext, part: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof LifecareFault)) throw error
    logger.error({ part, resource: error.resource, why: error.why }, 'a part of a pull from Lifecare failed')
  }
}

/**
 * Pulls once: each register that is a quarter old, then the plan, what has been registered, and what has become approved. A register
 * that is refused costs only itself; throws at the first fault in the plan or the visits.
 */
export async function pullOnce(context: PullContext): Promise<void> {
  const { database, clock } = context
  const began = clock()
  for (const [register, pull] of registers) {
    const read = await readCursor(database.tables, registerCursor(register))
    if (read !== null && began.getTime() - Date.parse(read) < registerEveryMs) continue
    await aside(context, register, async () => {
      await pull(context)
      await database.transaction((tables) => moveCursor(tables, registerCursor(register), began.toISOString()))
    })
  }
  await pullWorkshifts(context)
  await pullVisits(context)
  await pullApprovals(context)
  await database.transaction((tables) => moveCursor(tables, lastPull, began.toISOString()))
  await aside(context, 'the plan anew', () => sweepWorkshifts(context))
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
