import type { OutboxItem } from '~/database/types'
import type { WriteResult } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import { createWishDelivery } from './deliver-wish.server'
import {
  createSettling,
  failed,
  mixedUp,
  notAnswering,
  nothing,
  obstacleTo,
  seekIn,
  type DeliveryParts,
  type Item,
  type Write,
} from './settling.server'

export type { DeliveryParts } from './settling.server'

/** Sends one item and writes down what came of it. */
export type Delivery = {
  /**
   * `ok`: the provider has it, and the database knows. `refused`: for good, and the database knows. Else nothing was
   * written. Throws when the database fails; the item is then still to be sent.
   */
  send: (item: OutboxItem) => Promise<WriteResult<unknown>>
}

/** The objection is not with the provider, so nothing about it can be. */
const notThere = failed('refused', 'objection-not-received')

/** Makes the sending of each topic from the gateway and the database. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { database, provider, logger } = parts
  const settle = createSettling(database)
  const { sendWish, sendWishWithdrawal } = createWishDelivery(parts, settle)

  const synced =
    ({ brukareId, place }: OutboxItem) =>
    (objection: Contract['Objection']): Write =>
    ({ objections }) =>
      objections.sync({ brukareId, providerId: place.providerId, objection })

  /** After a no to a reply: shows the person where the case stands in truth. The page load tries again. */
  const refresh = async (item: Item<'message'>) => {
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
   * Whether a provider can be told that an objection is urgent: one of the first version of the contract would refuse the whole.
   * Null: it does not answer, so nobody can say.
   */
  const takesUrgent = async ({ place, actor }: OutboxItem) => {
    const answer = await provider.getCapabilities(place.providerId, { requestId: actor.requestId })
    if (answer.state !== 'missing') return answer.data.urgentObjections === true
    return answer.reason === 'unavailable' ? null : false
  }

  const sendObjection = async (item: Item<'objection'>) => {
    const { place, actor, idempotencyKey, body } = item
    const isTaken = body.urgent === true ? await takesUrgent(item) : true
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
    const found = seekIn(await provider.listObjections(place, actor), reference)
    if (!found.ok || found.data === null) return found.ok ? { ok: true, data: null } : found
    await database.objections.sync({ brukareId, providerId: place.providerId, objection: found.data })
    return { ok: true, data: found.data.id }
  }

  const sendWithdrawal = async (item: Item<'withdrawal'>) => {
    const { place, actor, idempotencyKey, body } = item
    const there = await whereabouts(item)
    if (!there.ok || there.data === null) {
      await settle(item, there, () => nothing, nothing)
      return there
    }
    const providerObjectionId = there.data
    const result = await provider.withdrawObjection(place, actor, idempotencyKey, providerObjectionId, body)
    if (result.ok && result.data.id !== providerObjectionId) return mixedUp
    if (result.ok || result.why !== 'refused') {
      await settle(item, result, synced(item), nothing)
      return result
    }
    // The provider has answered meanwhile: its word is read before the no counts, so that nothing answered looks taken back.
    const standing = await provider.getObjection(place, actor, providerObjectionId)
    if (standing.state !== 'fresh' && !(standing.state === 'missing' && standing.reason === 'notFound')) {
      return standing.reason === 'contract'
        ? failed('broken', 'case-contract')
        : failed('unavailable', 'case-unavailable')
    }
    await settle(item, result, synced(item), standing.state === 'fresh' ? synced(item)(standing.data) : nothing)
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
    const result =
      (await obstacleTo(provider, item, ({ arrivals }) => arrivals === true)) ??
      (await provider.sayArrived(place, actor, idempotencyKey, body))
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
        case 'wish':
          return sendWish(item)
        case 'wishWithdrawal':
          return sendWishWithdrawal(item)
      }
    },
  }
}
