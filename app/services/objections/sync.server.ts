import type { ObjectionRepository } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { Actor, Place, ProviderGateway } from '~/provider/types'
import { createBringing, type SyncState } from '~/services/frame/bringing.server'
import type { Contract } from '../../../provider-api/contract'
import type { ObjectionKnowledge } from './knowledge.server'

/** An objection at a provider; `brukareId` is the portal's. */
type ObjectionThere = { brukareId: string; place: Place; providerObjectionId: string }

/** Brings what the providers say about objections into the database, where the pages read them. */
export type ObjectionSync = {
  /** Every objection of a brukare, from each place, as whoever asks is known there. One that is down leaves the others. */
  syncList: (brukare: { id: string; stays: readonly { place: Place; actor: Actor }[] }) => Promise<SyncState[]>
  /** One objection that the provider has. Read the case from the database afterwards. */
  syncOne: (key: ObjectionThere, actor: Actor) => Promise<SyncState>
  /** The same, for who can come back to it; false when the provider did not tell. @throws what kept it from being written */
  mustSyncOne: (key: ObjectionThere, actor: Actor) => Promise<boolean>
}

/** What writes the provider's word into the database. */
export type ObjectionWriter = { sync: (from: Parameters<ObjectionRepository['sync']>[0]) => Promise<unknown> }

type SyncParts = {
  database: { objections: ObjectionWriter }
  provider: Pick<ProviderGateway, 'listObjections' | 'getObjection'>
  clock: Clock
  logger: Pick<Logger, 'error'>
  /** Is told what has been read. */
  knowledge?: Pick<ObjectionKnowledge, 'read'>
}

/** Takes the provider's word on objections (services/frame/bringing). */
export function createObjectionSync({ database, provider, clock, logger, knowledge }: SyncParts): ObjectionSync {
  const bring = createBringing<Contract['Objection']>({
    ...{ clock, logger, what: 'an objection' },
    write: (brukareId, providerId, objection) => database.objections.sync({ brukareId, providerId, objection }),
  })

  return {
    syncList: (brukare) =>
      Promise.all(
        brukare.stays.map(async ({ place, actor }) => {
          const askedAt = clock()
          const state = await bring(brukare.id, place, await provider.listObjections(place, actor), (list) => list)
          if (state.state === 'fresh') knowledge?.read(place, askedAt)
          return state
        }),
      ),

    syncOne: async ({ brukareId, place, providerObjectionId }, actor) =>
      bring(brukareId, place, await provider.getObjection(place, actor, providerObjectionId), (one) => [one]),

    mustSyncOne: async ({ brukareId, place, providerObjectionId }, actor) => {
      const answer = await provider.getObjection(place, actor, providerObjectionId)
      if (answer.state !== 'fresh') return false
      await database.objections.sync({ brukareId, providerId: place.providerId, objection: answer.data })
      return true
    },
  }
}
