import type {
  CommentRepository,
  ObjectionRepository,
  OutboxItem,
  OutboxRepository,
  ReviewRepository,
  WishRepository,
} from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import type { Answer, ProviderGateway, WriteFault, WriteResult } from '~/provider/types'
import type { ObjectionWriter } from '~/services/objections/sync.server'
import type { WishWriter } from '~/services/wishes/sync.server'
import type { Contract } from '../../../provider-api/contract'

type DeliveryRepositories = {
  outbox: Pick<OutboxRepository, 'delivered' | 'refused'>
  objections: Pick<ObjectionRepository, 'refused' | 'messageRefused'> & ObjectionWriter
  comments: Pick<CommentRepository, 'received' | 'refused'>
  reviews: Pick<ReviewRepository, 'received' | 'refused'>
  wishes: Pick<WishRepository, 'refused'> & WishWriter
}

/** What sending needs of the database, of the providers and of the log. */
export type DeliveryParts = {
  database: {
    objections: ObjectionWriter
    wishes: WishWriter
    transaction: <T>(work: (repositories: DeliveryRepositories) => Promise<T>) => Promise<T>
  }
  provider: Pick<
    ProviderGateway,
    | 'providers'
    | 'lodgeObjection'
    | 'addObjectionMessage'
    | 'withdrawObjection'
    | 'addComment'
    | 'addReview'
    | 'sayArrived'
    | 'sendWish'
    | 'withdrawWish'
    | 'getCapabilities'
    | 'getObjection'
    | 'listObjections'
    | 'listWishes'
  >
  logger: Pick<Logger, 'info' | 'warn' | 'error'>
}

/** What is to be sent, of one topic. */
export type Item<T extends OutboxItem['topic']> = Extract<OutboxItem, { topic: T }>
/** What the database is to know when something has been sent, in the transaction that settles it. */
export type Write = (repositories: DeliveryRepositories) => Promise<unknown>

/** Nothing more is to be known. */
export const nothing: Write = () => Promise.resolve()

/** Something that was not sent. */
export const failed = (why: WriteFault, code: string): WriteResult<never> => ({
  ...{ ok: false, why, code },
  ...{ status: 0, retryAfterMs: null },
})
/** The provider does not say what it can take. */
export const notAnswering = failed('unavailable', 'capabilities-unavailable')
/** The provider says what it can take in a way that cannot be understood. */
const notUnderstood = failed('broken', 'capabilities-contract')
/** The provider has nowhere to put it: the portal does not offer it there. */
const notOffered = failed('refused', 'not-offered')
/** An answer about something else than what was sent is no receipt. */
export const mixedUp = failed('broken', 'wrong-answer')

/** Why something is not to be sent to a provider now; null: it takes it. Only its own word is a no: that nobody can say is none. */
export async function obstacleTo(
  provider: Pick<ProviderGateway, 'getCapabilities'>,
  { place, actor }: OutboxItem,
  takes: (capabilities: Contract['Capabilities']) => boolean,
): Promise<WriteResult<never> | null> {
  const answer = await provider.getCapabilities(place.providerId, { requestId: actor.requestId })
  if (answer.state !== 'missing') return takes(answer.data) ? null : notOffered
  return answer.reason === 'contract' ? notUnderstood : notAnswering
}

/** Makes what settles an item and what it led to in one transaction; a second worker's late answer changes nothing. */
export function createSettling({ transaction }: DeliveryParts['database']) {
  return async <T>(item: OutboxItem, result: WriteResult<T>, taken: (data: T) => Write, refused: Write) => {
    if (!result.ok && result.why !== 'refused') return
    await transaction(async (repositories) => {
      const first = result.ok
        ? await repositories.outbox.delivered(item.id)
        : await repositories.outbox.refused(item.id, result.code)
      if (first) await (result.ok ? taken(result.data) : refused)(repositories)
    })
  }
}

export type Settle = ReturnType<typeof createSettling>

/**
 * Looks in the provider's list for something that is to be taken back and whose receipt never came, so that it is neither sent
 * again nor left alive. Null: the provider does not have it, and there is nothing to take back.
 */
export function seekIn<Thing extends { reference: string }>(
  answer: Answer<readonly Thing[]>,
  reference: string,
): WriteResult<Thing | null> {
  if (answer.state === 'fresh') {
    return { ok: true, data: answer.data.find((one) => one.reference === reference) ?? null }
  }
  if (answer.state === 'missing' && answer.reason === 'notFound') return failed('refused', 'not-here')
  return answer.reason === 'contract' ? failed('broken', 'list-contract') : failed('unavailable', 'list-unavailable')
}
