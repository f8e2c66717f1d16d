import type { ObjectionRepository } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { Actor, Answer, Place, ProviderGateway } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import type { ObjectionKnowledge } from './knowledge.server'

/** How current the case or the list is at one place, for the page to say. */
export type SyncState = { place: Place } & (
  | { state: 'fresh'; asOf: Date }
  | { state: 'kept'; asOf: Date; reason: 'unavailable' | 'contract' }
  | { state: 'missing'; reason: 'unavailable' | 'contract' | 'notFound'; since: Date | null }
)

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

/** What the pages show is from an earlier time: something of the answer is not in the database. */
const notWhole = { state: 'missing', reason: 'contract', since: null } as const

/** An unchanged list is written again when this old: what the portal itself did in between (a withdrawal) may differ. */
const writeAgainMs = 60_000
/** One that could not be written is tried again after this long, in milliseconds. */
const tryAgainMs = 2_000

/**
 * Takes the provider's word on objections. The provider's answer is the same object for as long as it is unchanged, and
 * then nothing is written. What a kept answer says is already in the database and never overwrites it.
 */
export function createObjectionSync({ database, provider, clock, logger, knowledge }: SyncParts): ObjectionSync {
  const written = new WeakMap<object, { at: number; isWhole: boolean }>()

  /** One that cannot be written costs itself only. False when there was one. */
  const write = async (brukareId: string, providerId: string, list: readonly Contract['Objection'][], mark: object) => {
    const before = written.get(mark)
    const now = clock().getTime()
    if (before !== undefined && now - before.at < (before.isWhole ? writeAgainMs : tryAgainMs)) return before.isWhole
    let isWhole = true
    for (const objection of list) {
      try {
        await database.objections.sync({ brukareId, providerId, objection })
      } catch (err) {
        isWhole = false
        const { id: providerObjectionId } = objection
        logger.error({ err, providerId, brukareId, providerObjectionId }, 'an objection could not be written')
      }
    }
    written.set(mark, { at: now, isWhole })
    return isWhole
  }

  return {
    syncList: (brukare) =>
      Promise.all(
        brukare.stays.map(async ({ place, actor }) => {
          const askedAt = clock()
          const answer = await provider.listObjections(place, actor)
          const isWhole =
            answer.state !== 'fresh' || (await write(brukare.id, place.providerId, answer.data, answer.data))
          if (answer.state === 'fresh' && isWhole) knowledge?.read(place, askedAt)
          return stateOf(place, isWhole ? answer : notWhole)
        }),
      ),

    syncOne: async ({ brukareId, place, providerObjectionId }, actor) => {
      const answer = await provider.getObjection(place, actor, providerObjectionId)
      const isWhole = answer.state !== 'fresh' || (await write(brukareId, place.providerId, [answer.data], answer.data))
      return stateOf(place, isWhole ? answer : notWhole)
    },

    mustSyncOne: async ({ brukareId, place, providerObjectionId }, actor) => {
      const answer = await provider.getObjection(place, actor, providerObjectionId)
      if (answer.state !== 'fresh') return false
      await database.objections.sync({ brukareId, providerId: place.providerId, objection: answer.data })
      return true
    },
  }
}

function stateOf(place: Place, answer: Answer<unknown>): SyncState {
  if (answer.state === 'fresh') return { place, state: 'fresh', asOf: answer.asOf }
  if (answer.state === 'kept') return { place, state: 'kept', asOf: answer.asOf, reason: answer.reason }
  return { place, state: 'missing', reason: answer.reason, since: answer.since }
}
