import { randomUUID } from 'node:crypto'
import type { OutboxItem, OutboxLane, OutboxRepository } from '~/database/types'
import { toldAfterMs, type SendingFault } from '~/domain/delivery/undelivered'
import { noMetrics, type Metrics } from '~/platform/metrics.server'
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
  metrics?: Pick<Metrics, 'delivered'>
}

/** Longer than a call takes, so that a lease runs out when the worker has died; if it should not, the key still makes it once. */
const leaseMs = 15_000
/** To one provider at a time. */
const atOnce = 16
const idleMs = 2_000

/**
 * Sends what people have submitted to the providers. Each item has its own Idempotency-Key and is sent until the
 * provider has taken it or said a final no; the database gives out only the oldest of each matter, which keeps its order.
 * Each provider has a loop of its own, and what no configured provider has another: one that is slow holds up no other. Any
 * number of workers may run. `nudge` it when something was submitted.
 */
export function createOutboxWorker({
  database,
  provider,
  logger,
  random = Math.random,
  metrics = noMetrics,
}: WorkerParts): OutboxWorker {
  const workerId = randomUUID()
  const { outbox } = database
  const delivery = createDelivery({ database, provider, logger })

  const retryLater = async (
    item: OutboxItem,
    why: SendingFault,
    said: { code: string; retryAfterMs: number | null },
  ) => {
    const delayMs = retryDelay(item.attempts, random(), said.retryAfterMs)
    await outbox.retryLater(item.id, workerId, { delayMs, errorCode: said.code, fault: why })
    const told = { ...idsOf(item), errorCode: said.code, fault: why, delayMs, ageMs: Math.round(item.ageMs) }
    if (why === 'broken') logger.error(told, 'provider answered what the contract does not know: outbox item waits')
    else if (item.ageMs >= toldAfterMs) logger.error(told, 'outbox item has been tried for a day')
    else logger.warn(told, 'outbox item waits')
  }

  const deliver = async (item: OutboxItem): Promise<void> => {
    try {
      const result: WriteResult<unknown> = await delivery.send(item)
      if (result.ok) {
        logger.info(idsOf(item), 'outbox item delivered')
        // The age is from when it was taken out to be sent; what the call took since is not much, and is in its own figure.
        metrics.delivered(item.place.providerId, item.ageMs / 1000)
      } else if (result.why !== 'refused') await retryLater(item, result.why, result)
      else logger.warn({ ...idsOf(item), errorCode: result.code }, 'outbox item refused')
    } catch (err) {
      logger.error({ ...idsOf(item), err }, 'outbox item could not be settled')
      // If the database is the trouble this fails too; then the lease runs out and the same key is sent again.
      await retryLater(item, 'portal', { code: 'portal', retryAfterMs: null }).catch(() => undefined)
    }
  }

  const sender = (name: string, lane: OutboxLane) => {
    const underWay = new Set<Promise<void>>()
    const take = async (): Promise<number> => {
      const items = await outbox.claim(workerId, leaseMs, atOnce - underWay.size, lane)
      for (const item of items) {
        const sending = deliver(item).finally(() => {
          underWay.delete(sending)
          // The next of the same matter may be due.
          loop.nudge()
        })
        underWay.add(sending)
      }
      return items.length
    }
    const loop = createLoop(`outbox ${name}`, idleMs, logger, async () => {
      // One that is slow has its own place among those at once, and the others are not waited for.
      if (underWay.size >= atOnce) await Promise.race(underWay)
      return (await take()) > 0 ? 'more' : 'idle'
    })
    const ended = () => Promise.all(underWay)
    return { loop, take, ended }
  }

  const ids = provider.providers.map(({ id }) => id)
  const senders = [
    ...ids.map((providerId) => sender(providerId, { providerId })),
    sender('of no provider', { exceptProviderIds: ids }),
  ]
  return {
    work: async () => {
      const counts = await Promise.all(
        senders.map(async ({ take, ended }) => {
          const count = await take()
          await ended()
          return count
        }),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    },
    start: () => senders.forEach(({ loop }) => loop.start()),
    nudge: () => senders.forEach(({ loop }) => loop.nudge()),
    stop: async () => {
      await Promise.all(senders.map(({ loop }) => loop.stop()))
      await Promise.all(senders.map(({ ended }) => ended()))
    },
  }
}

function idsOf({ id, topic, place, actor, attempts }: OutboxItem) {
  const { providerId } = place
  return { outboxId: id, topic, operation: operations[topic], providerId, requestId: actor.requestId, attempts }
}

/** The contract's name of what each is sent with, as the provider's own log has it. */
const operations: Record<OutboxItem['topic'], string> = {
  objection: 'lodgeObjection',
  message: 'addObjectionMessage',
  withdrawal: 'withdrawObjection',
  comment: 'addComment',
  review: 'addReview',
  arrival: 'sayArrived',
  wish: 'sendWish',
  wishWithdrawal: 'withdrawWish',
}
