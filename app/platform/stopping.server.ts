import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { RequestHandler } from 'express'

/** How long requests under way may take once nothing new is taken, in milliseconds. */
const drainMs = 10_000
/** How often connections whose request has been answered are looked for while it stops, in milliseconds. */
const sweepMs = 25

/** The way out of a process that serves. */
export type Stopping = {
  /** True from the moment it was asked to stop: it still answers, and is no longer ready. */
  isStopping: () => boolean
  /** Lets every answer on the way out be the last on its connection, so that nobody sends the next on one that ends. */
  lastAnswers: RequestHandler
  /**
   * Stops taking requests after `waitMs`, in which it answers as before, and when `letGo` has ended the answers that would never
   * end by themselves; ends when every request is answered.
   */
  close: (server: Server, waitMs: number, letGo?: () => Promise<void>) => Promise<void>
}

/**
 * A process is taken out of service in this order, so that no request is lost: it says that it is not ready, answers on
 * until the balancer has seen that (`waitMs`), lets streams go, stops listening, finishes what is under way, and closes.
 */
export function createStopping(): Stopping {
  let stopping = false
  return {
    isStopping: () => stopping,
    lastAnswers: (_request, response, next) => {
      if (stopping) response.set('connection', 'close')
      next()
    },
    close: async (server, waitMs, letGo) => {
      stopping = true
      if (waitMs > 0) await wait(waitMs)
      // Before it stops listening: who is let go may come back here, where the balancer has not looked yet.
      await letGo?.()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A request that had begun before keeps its connection after its answer: nobody would end that for a minute.
      const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
      const late = setTimeout(() => server.closeAllConnections(), drainMs)
      await closed
      clearInterval(sweep)
      clearTimeout(late)
    },
  }
}
