import type { ObjectionRepository } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Actor, Answer, Place, ProviderGateway } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'

/** How current the case or the list is at one place, for the page to say. */
export type SyncState = { place: Place } & (
  | { state: 'fresh'; asOf: Date }
  | { state: 'kept'; asOf: Date; reason: 'unavailable' | 'contract' }
  | { state: 'missing'; reason: 'unavailable' | 'contract' | 'notFound'; since: Date | null }
)

/** Brings what the providers say about objections into the database, where the pages read them. */
export type ObjectionSync = {
  /** Every objection of a brukare, from each place. One place that is down leaves the others. */
  syncList: (brukare: { id: string; places: readonly Place[] }, actor: Actor) => Promise<SyncState[]>
  /** One objection that the provider has. Read the case from the database afterwards. */
  syncOne: (key: { brukareId: string; place: Place; providerObjectionId: string }, actor: Actor) => Promise<SyncState>
}

/** What writes the provider's word into the database. */
export type ObjectionWriter = { sync: (from: Parameters<ObjectionRepository['sync']>[0]) => Promise<unknown> }

type SyncParts = {
  database: { objections: ObjectionWriter }
  provider: Pick<ProviderGateway, 'listObjections' | 'getObjection'>
  clock: Clock
}

/** An unchanged list is written again when this old: what the portal itself did in between (a withdrawal) may differ. */
const writeAgainMs = 60_000

/**
 * Takes the provider's word on objections. The provider's answer is the same object for as long as it is unchanged, and
 * then nothing is written. What a kept answer says is already in the database and never overwrites it.
 */
export function createObjectionSync({ database, provider, clock }: SyncParts): ObjectionSync {
  const written = new WeakMap<object, number>()

  const write = async (brukareId: string, providerId: string, list: readonly Contract['Objection'][], mark: object) => {
    const before = written.get(mark)
    const now = clock().getTime()
    if (before !== undefined && now - before < writeAgainMs) return
    for (const objection of list) await database.objections.sync({ brukareId, providerId, objection })
    written.set(mark, now)
  }

  return {
    syncList: (brukare, actor) =>
      Promise.all(
        brukare.places.map(async (place) => {
          const answer = await provider.listObjections(place, actor)
          if (answer.state === 'fresh') await write(brukare.id, place.providerId, answer.data, answer.data)
          return stateOf(place, answer)
        }),
      ),

    syncOne: async ({ brukareId, place, providerObjectionId }, actor) => {
      const answer = await provider.getObjection(place, actor, providerObjectionId)
      if (answer.state === 'fresh') await write(brukareId, place.providerId, [answer.data], answer.data)
      return stateOf(place, answer)
    },
  }
}

function stateOf(place: Place, answer: Answer<unknown>): SyncState {
  if (answer.state === 'fresh') return { place, state: 'fresh', asOf: answer.asOf }
  if (answer.state === 'kept') return { place, state: 'kept', asOf: answer.asOf, reason: answer.reason }
  return { place, state: 'missing', reason: answer.reason, since: answer.since }
}
