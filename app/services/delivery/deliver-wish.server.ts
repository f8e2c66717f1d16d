import type { WriteResult } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import {
  mixedUp,
  nothing,
  obstacleTo,
  seekIn,
  type DeliveryParts,
  type Item,
  type Settle,
  type Write,
} from './settling.server'

/** The sending of wishes and of what is taken back of them. */
export function createWishDelivery({ database, provider }: DeliveryParts, settle: Settle) {
  const synced =
    ({ brukareId, place }: Item<'wish' | 'wishWithdrawal'>) =>
    (wish: Contract['Wish']): Write =>
    ({ wishes }) =>
      wishes.sync({ brukareId, providerId: place.providerId, wish })

  /**
   * What came of a wish that the provider says no to after an earlier try: that try may have reached it, though its answer was
   * lost. Then it has the wish, and has not refused it.
   */
  const soughtAfter = async (
    { place, actor, attempts, body }: Item<'wish'>,
    result: WriteResult<Contract['Wish']>,
  ): Promise<WriteResult<Contract['Wish']>> => {
    if (attempts <= 1 || result.ok || result.why !== 'refused') return result
    const found = seekIn(await provider.listWishes(place, actor), body.reference)
    if (!found.ok) return found.why === 'refused' ? result : found
    return found.data === null ? result : { ok: true, data: found.data }
  }

  /** The provider's id of a wish that is to be taken back; null when the provider does not have it. */
  const whereabouts = async (item: Item<'wishWithdrawal'>): Promise<WriteResult<string | null>> => {
    const { place, actor, brukareId, reference, providerWishId } = item
    if (providerWishId !== null) return { ok: true, data: providerWishId }
    const found = seekIn(await provider.listWishes(place, actor), reference)
    if (!found.ok || found.data === null) return found.ok ? { ok: true, data: null } : found
    await database.wishes.sync({ brukareId, providerId: place.providerId, wish: found.data })
    return { ok: true, data: found.data.id }
  }

  return {
    /** What the provider has no group for is not sent, and the person is told (`needsAttention`). */
    sendWish: async (item: Item<'wish'>) => {
      const { place, actor, idempotencyKey, body, wishId } = item
      const answer =
        (await obstacleTo(provider, item, ({ groups }) => groups.includes('wishes'))) ??
        (await provider.sendWish(place, actor, idempotencyKey, body))
      const result = await soughtAfter(item, answer)
      if (result.ok && (result.data.reference !== body.reference || result.data.brukareId !== place.brukareId)) {
        return mixedUp
      }
      const code = result.ok ? '' : result.code
      await settle(item, result, synced(item), ({ wishes }) => wishes.refused(wishId, code))
      return result
    },

    /** A no means that the provider has decided meanwhile: then its word is what is shown, and so it is read before the no counts. */
    sendWishWithdrawal: async (item: Item<'wishWithdrawal'>) => {
      const { place, actor, idempotencyKey, body, reference } = item
      const there = await whereabouts(item)
      if (!there.ok || there.data === null) {
        await settle(item, there, () => nothing, nothing)
        return there
      }
      const result = await provider.withdrawWish(place, actor, idempotencyKey, there.data, body)
      if (result.ok && result.data.id !== there.data) return mixedUp
      const isNo = !result.ok && result.why === 'refused'
      const standing = isNo ? seekIn(await provider.listWishes(place, actor), reference) : null
      // It is taken back here until it is known where it stands: a wish that was accepted is not to look as if it were not.
      if (standing !== null && !standing.ok && standing.why !== 'refused') return standing
      const decided = standing?.ok === true ? standing.data : null
      await settle(item, result, synced(item), decided === null ? nothing : synced(item)(decided))
      return result
    },
  }
}
