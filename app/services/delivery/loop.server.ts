import type { Logger } from '~/platform/logger.server'

/** Background work that goes on until it is stopped. */
export type Loop = {
  start: () => void
  /** Work now instead of when the wait is over. */
  nudge: () => void
  /** Lets the turn that is under way finish. */
  stop: () => Promise<void>
}

/**
 * Runs `turn` again and again: at once when it says that there is more, else after `idleMs` or a nudge. A turn that
 * throws is logged and tried again after the wait; the loop itself never ends by a fault.
 */
export function createLoop(
  name: string,
  idleMs: number,
  logger: Pick<Logger, 'error'>,
  turn: () => Promise<'more' | 'idle'>,
): Loop {
  let running: Promise<void> | undefined
  let stopped = false
  let nudged = false
  const mustWait = (failed: boolean) => !stopped && (failed || !nudged)
  let wake = () => {
    /* nobody waits yet */
  }

  const wait = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async () => {
    while (!stopped) {
      nudged = false
      const next = await turn().catch((err: unknown) => {
        logger.error({ err, loop: name }, 'background work failed')
        return 'failed' as const
      })
      if (next === 'more') continue
      // A nudge during a turn that failed must not make the loop spin.
      if (mustWait(next === 'failed')) await wait()
    }
  }

  return {
    start: () => {
      running ??= run()
    },
    nudge: () => {
      nudged = true
      wake()
    },
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}
