import { randomUUID } from 'node:crypto'
import type { Brukare, ChangeCursorRepository, Objection } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import type { Place, ProviderGateway } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import { createLoop, type Loop } from './loop.server'
import type { ObjectionSync } from '~/services/objections/sync.server'

/** Takes one change. It may come more than once. Throws only when it must be given again. */
export type ChangeHandler = (providerId: string, change: Contract['Change']) => Promise<void>

type PollerParts = {
  provider: Pick<ProviderGateway, 'providers' | 'listChanges'>
  cursors: ChangeCursorRepository
  handle: ChangeHandler
  logger: Pick<Logger, 'error'>
  idleMs?: number
}

/**
 * Follows every provider's change feed, each in a loop of its own, so that one that is down holds up no other. The cursor
 * is written after the page it ends has been handled: what a stop interrupts comes again. Nudge it at a webhook.
 */
export function createChangesPoller({ provider, cursors, handle, logger, idleMs = 3_000 }: PollerParts): Loop {
  const readPage = async (providerId: string): Promise<'more' | 'idle'> => {
    const after = (await cursors.find(providerId)) ?? undefined
    const answer = await provider.listChanges(providerId, after, { requestId: randomUUID() })
    if (answer.state === 'missing') return 'idle'
    const { items, nextCursor } = answer.data
    for (const change of items) await handle(providerId, change)
    const last = items.at(-1)?.cursor
    if (last === undefined || last === after) return 'idle'
    await cursors.save(providerId, last)
    return nextCursor === undefined ? 'idle' : 'more'
  }

  const loops = provider.providers.map(({ id }) => createLoop(`changes ${id}`, idleMs, logger, () => readPage(id)))
  return {
    start: () => loops.forEach((loop) => loop.start()),
    nudge: () => loops.forEach((loop) => loop.nudge()),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

type ObjectionChangeParts = {
  database: {
    brukare: { findByPlace: (place: Place) => Promise<Pick<Brukare, 'id'> | null> }
    objections: {
      listForBrukare: (
        brukareId: string,
      ) => Promise<Pick<Objection, 'providerId' | 'providerObjectionId' | 'personId' | 'onBehalfOf'>[]>
    }
  }
  sync: Pick<ObjectionSync, 'syncOne'>
}

/**
 * Brings an objection that has changed into the database, on behalf of the person who lodged it here. One that was
 * lodged elsewhere waits until somebody with a right to see it opens the list.
 */
export function createObjectionChangeHandler({ database, sync }: ObjectionChangeParts): ChangeHandler {
  return async (providerId, { type, brukareId, resourceId }) => {
    if (type !== 'objection') return
    const place = { providerId, brukareId }
    const brukare = await database.brukare.findByPlace(place)
    if (brukare === null) return
    const objections = await database.objections.listForBrukare(brukare.id)
    const own = objections.find((one) => one.providerId === providerId && one.providerObjectionId === resourceId)
    if (own?.personId == null) return
    const actor = { personId: own.personId, role: own.onBehalfOf, requestId: randomUUID() }
    await sync.syncOne({ brukareId: brukare.id, place, providerObjectionId: resourceId }, actor)
  }
}
