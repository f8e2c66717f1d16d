import { randomUUID } from 'node:crypto'
import type { AccessService } from '~/auth/access.server'
import type { Brukare, ChangeCursorRepository, Objection } from '~/database/types'
import { placeAt } from '~/domain/access/rights'
import type { Logger } from '~/platform/logger.server'
import type { ChangesAnswer, Place, ProviderGateway } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import { createLoop, type Loop } from './loop.server'
import type { ObjectionKnowledge } from '~/services/objections/knowledge.server'
import type { ObjectionSync } from '~/services/objections/sync.server'

/** Takes one change. It may come more than once. Throws only when it must be given again. */
export type ChangeHandler = (providerId: string, change: Contract['Change']) => Promise<void>

type PollerParts = {
  provider: Pick<ProviderGateway, 'providers' | 'listChanges'>
  cursors: ChangeCursorRepository
  handle: ChangeHandler
  /** The feed of a provider has been read to its end: there is nothing that it has told of and that has not been handled. */
  followed?: (providerId: string) => void
  logger: Pick<Logger, 'error' | 'warn'>
  idleMs?: number
}

/** How often a change is tried that cannot be handled though the database answers. Then the feed goes on without it. */
const mostTries = 5

/**
 * Follows every provider's change feed, each in a loop of its own, so that one that is down holds up no other. The cursor
 * is written after what it ends has been handled: what a stop interrupts comes again. Nudge it at a webhook.
 */
export function createChangesPoller({ provider, logger, idleMs = 3_000, ...parts }: PollerParts): Loop {
  const loops = provider.providers.map(({ id }) => {
    const follow = createFollower(id, { provider, logger, ...parts })
    return createLoop(`changes ${id}`, idleMs, logger, follow)
  })
  return {
    start: () => loops.forEach((loop) => loop.start()),
    nudge: () => loops.forEach((loop) => loop.nudge()),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** Reads one page of one provider's feed each time it is called, and says whether there is more now. */
function createFollower(
  providerId: string,
  { provider, cursors, handle, followed, logger }: Omit<PollerParts, 'idleMs'>,
): () => Promise<'more' | 'idle'> {
  /** The tag of the page that was last read to its end without coming further. */
  let seen: { after: string | undefined; etag: string | undefined } = { after: undefined, etag: undefined }
  /** The change that could not be handled, and how often it has been tried. */
  let stuck = { cursor: '', tries: 0 }
  /** Where this run of pages has been; a feed that comes back there goes in a circle. */
  let passed = new Set<string>()
  /** True from when the feed was begun again until a cursor is known to the provider: it is begun again once. */
  let restarted = false

  const startAgain = async (): Promise<'more' | 'idle'> => {
    if (restarted) return 'idle'
    restarted = true
    logger.warn({ providerId }, 'the provider no longer has the cursor: its feed is read again from the beginning')
    await cursors.forget(providerId)
    return 'more'
  }

  /** Handles what it can. @throws what stopped it, when it is to be tried again */
  const handleAll = async (changes: readonly Contract['Change'][]): Promise<void> => {
    let done: string | undefined
    for (const change of changes) {
      try {
        await handle(providerId, change)
      } catch (err) {
        // When it is the database that is down, this throws, and the try does not count.
        if (done !== undefined) await cursors.save(providerId, done)
        else await cursors.find(providerId)
        stuck = { cursor: change.cursor, tries: stuck.cursor === change.cursor ? stuck.tries + 1 : 1 }
        if (stuck.tries < mostTries) throw err
        const { type, brukareId, resourceId } = change
        logger.error(
          { err, providerId, type, brukareId, resourceId },
          'a change could not be handled and is passed over',
        )
      }
      done = change.cursor
    }
  }

  const take = async (
    after: string | undefined,
    { changes, cursor, hasMore, etag }: Extract<ChangesAnswer, { state: 'fresh' }>,
  ): Promise<'more' | 'idle'> => {
    if (after !== undefined) restarted = false
    await handleAll(changes)
    const isFurther = cursor !== undefined && cursor !== after
    seen = isFurther ? { after: undefined, etag: undefined } : { after, etag }
    if (!isFurther) return 'idle'
    await cursors.save(providerId, cursor)
    if (hasMore && passed.has(cursor)) logger.error({ providerId }, 'the feed of changes goes in a circle')
    const goesOn = hasMore && !passed.has(cursor)
    passed = goesOn ? passed.add(cursor) : new Set()
    return goesOn ? 'more' : 'idle'
  }

  return async () => {
    const after = (await cursors.find(providerId)) ?? undefined
    const etag = seen.after === after ? seen.etag : undefined
    const answer = await provider.listChanges(providerId, { after, etag }, { requestId: randomUUID() })
    if (answer.state !== 'fresh') return answer.state === 'cursorGone' ? startAgain() : 'idle'
    const next = await take(after, answer)
    if (next === 'idle') followed?.(providerId)
    return next
  }
}

type ObjectionChangeParts = {
  access: Pick<AccessService, 'rightsOf'>
  database: {
    brukare: { findByPlace: (place: Place) => Promise<Pick<Brukare, 'id'> | null> }
    objections: {
      listForBrukare: (
        brukareId: string,
      ) => Promise<Pick<Objection, 'providerId' | 'providerObjectionId' | 'personId' | 'onBehalfOf' | 'state'>[]>
    }
  }
  sync: Pick<ObjectionSync, 'mustSyncOne'>
  /** Is told of a change that is not in the database as it stands now. */
  knowledge?: Pick<ObjectionKnowledge, 'changed'>
}

/** Of what the provider has not confirmed: sent, or withdrawn while it was. What it has refused it does not have. */
const maybeArrived: ReadonlySet<Objection['state']> = new Set(['queued', 'withdrawn'])

/**
 * Brings an objection that has changed into the database, on behalf of the person who lodged it here, or who lodged one
 * here that may have arrived unseen, while that person may follow it at the provider. Another waits until somebody with a
 * right to see it opens the list.
 */
export function createObjectionChangeHandler({
  database,
  access,
  sync,
  knowledge,
}: ObjectionChangeParts): ChangeHandler {
  return async (providerId, { type, brukareId, resourceId }) => {
    if (type !== 'objection') return
    const place = { providerId, brukareId }
    let isThere = false
    try {
      isThere = await bring(place, resourceId)
    } finally {
      if (!isThere) knowledge?.changed(place)
    }
  }

  /** True when it is in the database as the provider has it now. */
  async function bring(place: Place, resourceId: string): Promise<boolean> {
    const { providerId, brukareId } = place
    const brukare = await database.brukare.findByPlace(place)
    if (brukare === null) return false
    const objections = await database.objections.listForBrukare(brukare.id)
    const there = objections.filter((one) => one.providerId === providerId && one.personId !== null)
    // One that was lodged here and whose receipt never came may be it: the provider's word tells by its number.
    const own =
      there.find((one) => one.providerObjectionId === resourceId) ??
      there.find(({ providerObjectionId, state }) => providerObjectionId === null && maybeArrived.has(state))
    if (own?.personId == null) return false
    const requestId = randomUUID()
    const rights = await access.rightsOf(own.personId, brukare.id, requestId)
    const right = rights && placeAt(rights, providerId, 'object')
    if (right?.brukareId !== brukareId) return false
    const actor = { personId: own.personId, role: right.role, requestId }
    return sync.mustSyncOne({ brukareId: brukare.id, place, providerObjectionId: resourceId }, actor)
  }
}
