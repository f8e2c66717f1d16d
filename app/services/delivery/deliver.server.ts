import type {
  CommentRepository,
  ObjectionRepository,
  OutboxItem,
  OutboxRepository,
  ReviewRepository,
} from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway, WriteFault, WriteResult } from '~/provider/types'
import type { ObjectionWriter } from '~/services/objections/sync.server'
import type { Contract } from '../../../provider-api/contract'

/** Sends one item and writes down what came of it. */
export type Delivery = {
  /**
   * `ok`: the provider has it, and the database knows. `refused`: for good, and the database knows. Else nothing was
   * written. Throws when the database fails; the item is then still to be sent.
   */
  send: (item: OutboxItem) => Promise<WriteResult<unknown>>
}

type DeliveryRepositories = {
  outbox: Pick<OutboxRepository, 'delivered' | 'refused'>
  objections: Pick<ObjectionRepository, 'refused' | 'messageRefused'> & ObjectionWriter
  comments: Pick<CommentRepository, 'received' | 'refused'>
  reviews: Pick<ReviewRepository, 'received' | 'refused'>
}

/** What sending needs of the database, of the providers and of the log. */
export type DeliveryParts = {
  database: {
    objections: ObjectionWriter
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
    | 'getCapabilities'
    | 'getObjection'
    | 'listObjections'
  >
  logger: Pick<Logger, 'info' | 'warn' | 'error'>
}

type Item<T extends OutboxItem['topic']> = Extract<OutboxItem, { topic: T }>
type Write = (repositories: DeliveryRepositories) => Promise<unknown>

const failed = (why: WriteFault, code: string): WriteResult<never> => ({
  ...{ ok: false, why, code },
  ...{ status: 0, retryAfterMs: null },
})
/** The objection is not with the provider, so nothing about it can be. */
const notThere = failed('refused', 'objection-not-received')
/** The provider does not say what it can take. */
const notAnswering = failed('unavailable', 'capabilities-unavailable')
/** The provider has nowhere to put it: the portal does not offer it there. */
const notOffered = failed('refused', 'not-offered')
/** An answer about something else than what was sent is no receipt. */
const mixedUp = failed('broken', 'wrong-answer')

/** Makes the sending of each topic from the gateway and the database. */
export function createDelivery({ database, provider, logger }: DeliveryParts): Delivery {
  /** Settles the item and what it led to in one transaction; a second worker's late answer changes nothing. */
  const settle = async <T>(item: OutboxItem, result: WriteResult<T>, taken: (data: T) => Write, refused: Write) => {
    if (!result.ok && result.why !== 'refused') return
    await database.transaction(async (repositories) => {
      const first = result.ok
        ? await repositories.outbox.delivered(item.id)
        : await repositories.outbox.refused(item.id, result.code)
      if (first) await (result.ok ? taken(result.data) : refused)(repositories)
    })
  }

  const synced =
    ({ brukareId, place }: OutboxItem) =>
    (objection: Contract['Objection']): Write =>
    ({ objections }) =>
      objections.sync({ brukareId, providerId: place.providerId, objection })

  /** After a no to a reply or a withdrawal: shows the person where the case stands in truth. The page load tries again. */
  const refresh = async (item: Item<'message' | 'withdrawal'>) => {
    if (item.providerObjectionId === null) return
    const { place, actor, brukareId } = item
    const answer = await provider.getObjection(place, actor, item.providerObjectionId)
    if (answer.state !== 'fresh') return
    try {
      await database.objections.sync({ brukareId, providerId: place.providerId, objection: answer.data })
    } catch (err) {
      logger.warn({ err, outboxId: item.id }, 'objection could not be refreshed')
    }
  }

  /**
   * What a provider of the first version of the contract does not have is not sent to it: it would refuse the whole. Null:
   * it does not answer, so nobody can say.
   */
  const offers = async ({ place, actor }: OutboxItem, what: 'urgentObjections' | 'arrivals') => {
    const answer = await provider.getCapabilities(place.providerId, { requestId: actor.requestId })
    if (answer.state !== 'missing') return answer.data[what] === true
    return answer.reason === 'unavailable' ? null : false
  }

  const sendObjection = async (item: Item<'objection'>) => {
    const { place, actor, idempotencyKey, body } = item
    const isTaken = body.urgent === true ? await offers(item, 'urgentObjections') : true
    if (isTaken === null) return notAnswering
    const { urgent: _, ...plain } = body
    const result = await provider.lodgeObjection(place, actor, idempotencyKey, isTaken ? body : plain)
    if (result.ok && (result.data.reference !== body.reference || result.data.brukareId !== place.brukareId)) {
      return mixedUp
    }
    const code = result.ok ? '' : result.code
    await settle(item, result, synced(item), ({ objections }) => objections.refused(item.objectionId, code))
    return result
  }

  const sendMessage = async (item: Item<'message'>) => {
    const { place, actor, idempotencyKey, providerObjectionId, body } = item
    const result =
      providerObjectionId === null
        ? notThere
        : await provider.addObjectionMessage(place, actor, idempotencyKey, providerObjectionId, body)
    if (result.ok && result.data.id !== providerObjectionId) return mixedUp
    const code = result.ok ? '' : result.code
    await settle(item, result, synced(item), ({ objections }) => objections.messageRefused(item.messageId, code))
    if (!result.ok && result.why === 'refused') await refresh(item)
    return result
  }

  /**
   * The provider's id of an objection that is to be taken back; null when the provider does not have it: there is nothing to
   * take back. One whose receipt never came is looked for, so that it is neither sent again nor left alive.
   */
  const whereabouts = async (item: Item<'withdrawal'>): Promise<WriteResult<string | null>> => {
    const { place, actor, brukareId, reference, providerObjectionId } = item
    if (providerObjectionId !== null) return { ok: true, data: providerObjectionId }
    const answer = await provider.listObjections(place, actor)
    if (answer.state !== 'fresh') {
      if (answer.state === 'missing' && answer.reason === 'notFound') return failed('refused', 'not-here')
      return answer.reason === 'contract'
        ? failed('broken', 'list-contract')
        : failed('unavailable', 'list-unavailable')
    }
    const found = answer.data.find((one) => one.reference === reference)
    if (found === undefined) return { ok: true, data: null }
    await database.objections.sync({ brukareId, providerId: place.providerId, objection: found })
    return { ok: true, data: found.id }
  }

  const sendWithdrawal = async (item: Item<'withdrawal'>) => {
    const { place, actor, idempotencyKey, body } = item
    const nothing: Write = () => Promise.resolve()
    const there = await whereabouts(item)
    if (!there.ok || there.data === null) {
      await settle(item, there, () => nothing, nothing)
      return there
    }
    const providerObjectionId = there.data
    const result = await provider.withdrawObjection(place, actor, idempotencyKey, providerObjectionId, body)
    if (result.ok && result.data.id !== providerObjectionId) return mixedUp
    await settle(item, result, synced(item), nothing)
    if (!result.ok && result.why === 'refused') await refresh(item)
    return result
  }

  const sendComment = async (item: Item<'comment'>) => {
    const { place, actor, idempotencyKey, timeReportId, commentId, body } = item
    const result = await provider.addComment(place, actor, idempotencyKey, timeReportId, body)
    const code = result.ok ? '' : result.code
    await settle(
      item,
      result,
      (data) =>
        ({ comments }) =>
          comments.received(commentId, data.id),
      ({ comments }) => comments.refused(commentId, code),
    )
    return result
  }

  const sendReview = async (item: Item<'review'>) => {
    const { place, actor, idempotencyKey, reviewId, body } = item
    const result = await provider.addReview(place, actor, idempotencyKey, body)
    if (result.ok && (result.data.month !== body.month || result.data.action !== body.action)) return mixedUp
    const code = result.ok ? '' : result.code
    await settle(
      item,
      result,
      (data) =>
        ({ reviews }) =>
          reviews.received(reviewId, data.id),
      ({ reviews }) => reviews.refused(reviewId, code),
    )
    return result
  }

  const sendArrival = async (item: Item<'arrival'>) => {
    const { place, actor, idempotencyKey, body } = item
    const nothing: Write = () => Promise.resolve()
    const isTaken = await offers(item, 'arrivals')
    if (isTaken === null) return notAnswering
    const result = isTaken ? await provider.sayArrived(place, actor, idempotencyKey, body) : notOffered
    if (result.ok && result.data.shiftId !== body.shiftId) return mixedUp
    await settle(item, result, () => nothing, nothing)
    return result
  }

  return {
    send: (item) => {
      switch (item.topic) {
        case 'objection':
          return sendObjection(item)
        case 'message':
          return sendMessage(item)
        case 'withdrawal':
          return sendWithdrawal(item)
        case 'comment':
          return sendComment(item)
        case 'review':
          return sendReview(item)
        case 'arrival':
          return sendArrival(item)
      }
    },
  }
}
