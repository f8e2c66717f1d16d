import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Logger } from './logger'

/** Where the nudges of a tenant go, and the secret shared with the portal. */
export type WebhookDeps = { to: (tenant: string) => URL; secret: string; logger: Logger }

const patienceMs = 3000
const gatherMs = 200

/**
 * Tells the portal that there is something after a cursor, signed as Standard Webhooks says. Best effort: the portal
 * also polls. Changes within a fifth of a second become one nudge with the newest cursor.
 */
export const createNudger = ({ to, secret, logger }: WebhookDeps) => {
  const signer = new Webhook(secret)
  const waiting = new Map<string, { cursor: string; timer: NodeJS.Timeout }>()

  const send = async (tenant: string, cursor: string): Promise<void> => {
    const id = `msg_${randomUUID()}`
    const at = new Date()
    const body = JSON.stringify({ cursor })
    try {
      const answer = await fetch(to(tenant), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signer.sign(id, at, body),
        },
        body,
        signal: AbortSignal.timeout(patienceMs),
      })
      await answer.body?.cancel()
      if (!answer.ok) logger.info({ tenant, cursor, status: answer.status }, 'the portal did not take the nudge')
    } catch {
      logger.info({ tenant, cursor }, 'the portal could not be nudged')
    }
  }

  return {
    /** `tenant` is also the portal's id of this provider. Returns at once. */
    nudge: (tenant: string, cursor: string): void => {
      const earlier = waiting.get(tenant)
      if (earlier) clearTimeout(earlier.timer)
      const timer = setTimeout(() => {
        waiting.delete(tenant)
        void send(tenant, cursor)
      }, gatherMs)
      timer.unref()
      waiting.set(tenant, { cursor, timer })
    },
    /** Forgets what has not been sent. */
    close: (): void => {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
