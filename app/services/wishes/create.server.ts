import type { Database } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import { createObjectionKnowledge } from '~/services/objections/knowledge.server'
import { createWishStays, createWishSync } from './sync.server'

type Parts = {
  database: Pick<Database, 'wishes'>
  provider: Pick<ProviderGateway, 'listWishes' | 'getCapabilities'>
  config: { clock: Clock }
  logger: Pick<Logger, 'error'>
}

/** What brings wishes here, and knows whether they all are; for the background and the pages. */
export function createWishFollowing({ database, provider, config, logger }: Parts) {
  const wishKnowledge = createObjectionKnowledge(config)
  return {
    wishKnowledge,
    wishStays: createWishStays(provider),
    wishSync: createWishSync({ database, provider, clock: config.clock, logger, knowledge: wishKnowledge }),
  }
}
