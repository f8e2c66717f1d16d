import type { Access } from '~/auth/types'
import type { WishSaid } from '~/database/types'
import { placesWith } from '~/domain/access/rights'
import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { Actor, Place, ProviderGateway } from '~/provider/types'
import { createBringing, type SyncState } from '~/services/frame/bringing.server'
import { actorOf, lacks } from '~/services/frame/gather.server'
import type { ObjectionKnowledge } from '~/services/objections/knowledge.server'
import type { Stay } from '~/services/objections/told.server'
import type { Scene } from '~/views/frame/scene'
import type { Contract } from '../../../provider-api/contract'

/** What writes the provider's word into the database. */
export type WishWriter = { sync: (from: WishSaid) => Promise<unknown> }

/** Brings what the providers say about wishes into the database, where the pages read them. */
export type WishSync = {
  /** Every wish of a brukare, from each place, as whoever asks is known there. One that is down leaves the others. */
  syncList: (brukare: { id: string; stays: readonly Stay[] }) => Promise<SyncState[]>
  /** One wish, for who can come back to it; false when the provider did not tell of it. @throws what kept it from being written */
  mustSync: (key: { brukareId: string; place: Place; providerWishId: string }, actor: Actor) => Promise<boolean>
}

type SyncParts = {
  database: { wishes: WishWriter }
  provider: Pick<ProviderGateway, 'listWishes'>
  clock: Clock
  logger: Pick<Logger, 'error'>
  /** Is told what has been read. */
  knowledge?: Pick<ObjectionKnowledge, 'read'>
}

/** Takes the provider's word on wishes (services/frame/bringing). */
export function createWishSync({ database, provider, clock, logger, knowledge }: SyncParts): WishSync {
  const bring = createBringing<Contract['Wish']>({
    ...{ clock, logger, what: 'a wish' },
    write: (brukareId, providerId, wish) => database.wishes.sync({ brukareId, providerId, wish }),
  })
  return {
    syncList: ({ id, stays }) =>
      Promise.all(
        stays.map(async ({ place, actor }) => {
          const askedAt = clock()
          const state = await bring(id, place, await provider.listWishes(place, actor), (list) => list)
          if (state.state === 'fresh') knowledge?.read(place, askedAt)
          return state
        }),
      ),

    async mustSync({ brukareId, place, providerWishId }, actor) {
      const answer = await provider.listWishes(place, actor)
      const wish = answer.state === 'fresh' ? answer.data.find(({ id }) => id === providerWishId) : undefined
      if (wish === undefined) return false
      await database.wishes.sync({ brukareId, providerId: place.providerId, wish })
      return true
    },
  }
}

/** Where the viewer may follow wishes: not at a provider that says that its system has none. One that does not say is asked. */
export function createWishStays(provider: Pick<ProviderGateway, 'getCapabilities'>) {
  return async (access: Access, { requestId }: Pick<Scene, 'requestId'>): Promise<Stay[]> => {
    const found = await Promise.all(
      placesWith(access, 'wish').map(async (place) => {
        const isLacking = await lacks(place.providerId, { group: 'wishes', provider, requestId })
        return isLacking ? [] : [{ place, actor: actorOf(access, place, requestId) }]
      }),
    )
    return found.flat()
  }
}
