import { randomUUID } from 'node:crypto'
import type { LeaseRepository } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import { createHolding } from '~/services/delivery/holding.server'
import { createLoop, type Loop } from '~/services/delivery/loop.server'
import type { Reminding } from './reminding.server'
import type { Watching } from './watching.server'

type WatchParts = {
  watching: Watching
  reminding: Reminding
  leases: LeaseRepository
  logger: Pick<Logger, 'error'>
  idleMs?: number
}

/**
 * Watches for what nobody tells of: that nobody comes, that days go by. A turn of its own, and not that of the letters: a provider
 * that does not answer must hold up none. One process at a time (the lease `notices watch`); two at once do no harm.
 */
export function createWatch({ watching, reminding, leases, logger, idleMs = 5_000 }: WatchParts): Loop {
  const holding = createHolding(leases, 'notices watch', randomUUID())
  const turn = async () => {
    const count = await watching.watch()
    await reminding()
    return count
  }
  const loop = createLoop('notices watch', idleMs, logger, async () =>
    ((await holding.during(turn)) ?? 0) > 0 ? 'more' : 'idle',
  )
  return {
    ...loop,
    stop: async () => {
      await loop.stop()
      await holding.letGo().catch(() => false)
    },
  }
}
