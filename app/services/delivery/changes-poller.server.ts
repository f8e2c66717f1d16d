import { randomUUID } from 'node:crypto'
import type { ChangeCursorRepository, LeaseRepository, Signal } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import type { ChangesAnswer, ProviderGateway } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import type { ChangeHandler } from './change-handler.server'
import { createHolding, type Holding } from './holding.server'
import { createLoop } from './loop.server'

type PollerParts = {
  provider: Pick<ProviderGateway, 'providers' | 'listChanges'>
  cursors: ChangeCursorRepository
  leases: LeaseRepository
  /** This process, by an id that no other has. */
  processId: string
  handle: ChangeHandler
  /** Tells every process; what it throws is tried again. */
  send: (signals: readonly Signal[]) => Promise<void>
  logger: Pick<Logger, 'error' | 'warn' | 'info'>
  idleMs?: number
}

export type ChangesPoller = {
  start: () => void
  /** There may be something to read at a provider now. */
  nudge: (providerId: string) => void
  /** Lets the turn that is under way finish, and others follow at once what this process has followed. */
  stop: () => Promise<void>
}

/** How often a change is tried that cannot be handled though the database answers. Then the feed goes on without it. */
const mostTries = 5
/** How often it is said of a quiet feed that it has been followed, in milliseconds. */
const sayFollowedMs = 10_000

/**
 * Follows every provider's change feed, each in a loop of its own, so that one that is down holds up no other, and each in
 * one process of all that run: whoever has its lease. The others stand by. What has been handled is told to every process,
 * and then the cursor is written: what a stop interrupts comes again.
 */
export function createChangesPoller({ provider, logger, idleMs = 3_000, ...parts }: PollerParts): ChangesPoller {
  const { leases, processId, send } = parts
  const followers = provider.providers.map(({ id }) => {
    const holding = createHolding(leases, `changes ${id}`, processId)
    const follow = createFollower(id, holding, { provider, logger, ...parts })
    return { id, holding, loop: createLoop(`changes ${id}`, idleMs, logger, follow) }
  })
  return {
    start: () => followers.forEach(({ loop }) => loop.start()),
    nudge: (providerId) => followers.find(({ id }) => id === providerId)?.loop.nudge(),
    stop: async () => {
      await Promise.all(
        followers.map(async ({ id, holding, loop }) => {
          await loop.stop()
          // Without a database to say it to, the lease runs out.
          const wasHere = await holding.letGo().catch(() => false)
          if (wasHere) await send([{ kind: 'nudge', providerId: id, from: processId }]).catch(() => undefined)
        }),
      )
    },
  }
}

/** Reads one page of one provider's feed each time it is called, and says whether there is more now. */
function createFollower(
  providerId: string,
  holding: Holding,
  { provider, cursors, handle, send, logger }: Omit<PollerParts, 'idleMs'>,
): () => Promise<'more' | 'idle'> {
  /** The tag of the page that was last read to its end without coming further. */
  let seen: { after: string | undefined; etag: string | undefined } = { after: undefined, etag: undefined }
  /** The change that could not be handled, and how often it has been tried. */
  let stuck = { cursor: '', tries: 0 }
  /** Where this run of pages has been; a feed that comes back there goes in a circle. */
  let passed = new Set<string>()
  /** True from when the feed was begun again until a cursor is known to the provider: it is begun again once. */
  let restarted = false
  /** When it was last said that the feed has been read to its end, in milliseconds. */
  let saidFollowed = -Infinity

  const sayFollowed = async (): Promise<void> => {
    if (performance.now() - saidFollowed < sayFollowedMs) return
    await send([{ kind: 'followed', providerId }])
    saidFollowed = performance.now()
  }

  const startAgain = async (): Promise<'more' | 'idle'> => {
    if (restarted) return 'idle'
    restarted = true
    logger.warn({ providerId }, 'the provider no longer has the cursor: its feed is read again from the beginning')
    await cursors.forget(providerId)
    return 'more'
  }

  const signalOf = ({ type, brukareId }: Contract['Change'], isHere: boolean): Signal => {
    return { kind: 'change', type, providerId, brukareId, isHere }
  }

  /** Tells everybody what has been handled, and then writes how far that is. */
  const goOnFrom = async (cursor: string, handled: readonly Signal[]): Promise<void> => {
    await send(handled)
    // One that stood still for so long that another has taken over writes nothing: that one may have come further.
    if (await holding.take()) await cursors.save(providerId, cursor)
  }

  /** Handles what it can. @throws what stopped it, when it is to be tried again */
  const handleAll = async (changes: readonly Contract['Change'][]): Promise<Signal[]> => {
    const handled: Signal[] = []
    let done: string | undefined
    for (const change of changes) {
      let isHere = false
      try {
        isHere = await handle(providerId, change)
      } catch (err) {
        // When it is the database that is down, this throws, and the try does not count.
        await send([signalOf(change, false)])
        if (done !== undefined) await goOnFrom(done, handled)
        else await cursors.find(providerId)
        stuck = { cursor: change.cursor, tries: stuck.cursor === change.cursor ? stuck.tries + 1 : 1 }
        if (stuck.tries < mostTries) throw err
        const { type, brukareId, resourceId } = change
        logger.error(
          { err, providerId, type, brukareId, resourceId },
          'a change could not be handled and is passed over',
        )
      }
      handled.push(signalOf(change, isHere))
      done = change.cursor
    }
    return handled
  }

  const take = async (
    after: string | undefined,
    { changes, cursor, hasMore, etag }: Extract<ChangesAnswer, { state: 'fresh' }>,
  ): Promise<'more' | 'idle'> => {
    if (after !== undefined) restarted = false
    const handled = await handleAll(changes)
    const isFurther = cursor !== undefined && cursor !== after
    seen = isFurther ? { after: undefined, etag: undefined } : { after, etag }
    if (!isFurther) {
      await send(handled)
      return 'idle'
    }
    await goOnFrom(cursor, handled)
    if (hasMore && passed.has(cursor)) logger.error({ providerId }, 'the feed of changes goes in a circle')
    const goesOn = hasMore && !passed.has(cursor)
    passed = goesOn ? passed.add(cursor) : new Set()
    return goesOn ? 'more' : 'idle'
  }

  const turn = async (): Promise<'more' | 'idle'> => {
    const after = (await cursors.find(providerId)) ?? undefined
    const etag = seen.after === after ? seen.etag : undefined
    const answer = await provider.listChanges(providerId, { after, etag }, { requestId: randomUUID() })
    if (answer.state !== 'fresh') return answer.state === 'cursorGone' ? startAgain() : 'idle'
    const next = await take(after, answer)
    if (next === 'idle') await sayFollowed()
    return next
  }
  let wasMine = false
  return async () => {
    const next = await holding.during(() => {
      if (!wasMine) logger.info({ providerId }, 'this process follows the changes of the provider')
      wasMine = true
      return turn()
    })
    wasMine = next !== null
    return next ?? 'idle'
  }
}
