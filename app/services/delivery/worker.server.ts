import { randomUUID } from 'node:crypto'
import type { OutboxItem, OutboxRepository } from '~/database/types'
import type { WriteResult } from '~/provider/types'
import { retryDelay } from './backoff'
import { createLoop, type Loop } from './loop.server'
import { createDelivery, type DeliveryParts } from './deliver.server'

export type OutboxWorker = Loop & {
  /** One round: claims what is due and sends it. Gives how many items it took. For tests and for draining. */
  work: () => Promise<number>
}

type WorkerParts = DeliveryParts & {
  database: { outbox: Pick<OutboxRepository, 'claim' | 'retryLater'> }
  random?: () => number
}

/** Longer than a call takes, so that a lease runs out when the worker has died; if it should not, the key still makes it once. */
const leaseMs = 15_000
const atOnce = 16
const idleMs = 2_000

/**
 * Sends what people have submitted to the providers. Each item has its own Idempotency-Key and is sent until the
 * provider has taken it or said a final no; the database gives out only the oldest of each brukare and provider, which
 * keeps their order. Any number of workers may run. `nudge` it when something was submitted.
 */
export function createOutboxWorker({ database, provider, logger, random = Math.random }: WorkerParts): OutboxWorker {
  const workerId = randomUUID()
  const { outbox } = database
  const delivery = createDelivery({ database, provider, logger })

  const retryLater = async (item: OutboxItem, errorCode: string) => {
    const delayMs = retryDelay(item.attempts, random())
    await outbox.retryLater(item.id, workerId, { delayMs, errorCode })
    logger.warn({ ...idsOf(item), errorCode, delayMs }, 'outbox item waits')
  }

  const deliver = async (item: OutboxItem): Promise<void> => {
    try {
      const result: WriteResult<unknown> = await delivery.send(item)
      if (result.ok) logger.info(idsOf(item), 'outbox item delivered')
      else if (result.retry) await retryLater(item, result.code)
      else logger.warn({ ...idsOf(item), errorCode: result.code }, 'outbox item refused')
    } catch (err) {
      logger.error({ ...idsOf(item), err }, 'outbox item could not be settled')
      // If the database is the trouble this fails too; then the lease runs out and the same key is sent again.
      await retryLater(item, 'portal').catch(() => undefined)
    }
  }

  const work = async () => {
    const items = await outbox.claim(workerId, leaseMs, atOnce)
    await Promise.all(items.map(deliver))
    return items.length
  }

  const loop = createLoop('outbox', idleMs, logger, async () => ((await work()) > 0 ? 'more' : 'idle'))
  return { ...loop, work }
}

function idsOf({ id, topic, place, actor, attempts }: OutboxItem) {
  return { outboxId: id, topic, providerId: place.providerId, requestId: actor.requestId, attempts }
}
