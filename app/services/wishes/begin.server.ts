import type { Access } from '~/auth/types'
import { placeAt, placesWith, type RightAt } from '~/domain/access/rights'
import { mayRead } from '~/domain/documents/document'
import type { ProviderGateway } from '~/provider/types'
import { actorOf, mergeNotices, noticeOfList, providerName } from '~/services/frame/gather.server'
import type { UrgentAround } from '~/services/urgent/around.server'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { WishPlan } from '~/views/wishes/draft'
import type { WishDraftsService } from './drafts.server'
import { isOver, type WishPlanReader } from './plan.server'
import { placeToWish } from './rights.server'
import type { WishBegun, WishesService, WishOffers, WishStart } from './types'

type Parts = {
  provider: Pick<ProviderGateway, 'providers' | 'getCapabilities' | 'listDocuments'>
  around: Pick<UrgentAround, 'callAt'>
  plan: WishPlanReader
  drafts: Pick<WishDraftsService, 'begin'>
}

/** Whether a provider takes wishes. */
type Takes = { takes: 'yes' | 'no' | 'unread'; notices: ProviderNotice[] }

/** Where a wish can be sent, and its beginning. */
export function createWishBeginning({
  provider,
  around,
  plan,
  drafts,
}: Parts): Pick<WishesService, 'offers' | 'takes' | 'begin'> {
  async function takesAt({ providerId }: { providerId: string }, scene: Scene): Promise<Takes> {
    const answer = await provider.getCapabilities(providerId, { requestId: scene.requestId })
    if (answer.state !== 'missing') {
      return { takes: answer.data.groups.includes('wishes') ? 'yes' : 'no', notices: [] }
    }
    const notice = noticeOfList(providerName(provider, providerId), answer)
    return { takes: 'unread', notices: notice === null ? [] : [notice] }
  }

  /** The part of a plan that somebody would like to be otherwise; null: there is no such plan that the viewer may read. */
  async function planOf(
    access: Access,
    scene: Scene,
    place: RightAt,
    { documentId, sectionIndex }: Extract<WishStart, { kind: 'plan' }>,
  ): Promise<{ is: 'known'; plan: WishPlan | null } | { is: 'unread'; notices: ProviderNotice[] }> {
    const answer = await provider.listDocuments(place, actorOf(access, place, scene.requestId))
    if (answer.state === 'missing') {
      const notice = noticeOfList(providerName(provider, place.providerId), answer)
      return { is: 'unread', notices: notice === null ? [] : [notice] }
    }
    const found = answer.data.find(({ id }) => id === documentId)
    if (found?.sections === undefined || !mayRead(found, place.scopes)) return { is: 'known', plan: null }
    const { title } = found
    if (sectionIndex === null) return { is: 'known', plan: { documentId, title, section: null } }
    const section = found.sections[sectionIndex]
    if (section === undefined) return { is: 'known', plan: null }
    const { kind, heading = null } = section
    return { is: 'known', plan: { documentId, title, section: { index: sectionIndex, kind, heading } } }
  }

  return {
    async offers(access, scene): Promise<WishOffers> {
      const found = await Promise.all(
        placesWith(access, 'wish').map(async (place) => {
          const [{ takes, notices }, call] = await Promise.all([
            takesAt(place, scene),
            around.callAt(access, scene, place),
          ])
          const { providerId } = place
          return { takes, notices, place: { providerId, name: providerName(provider, providerId), call } }
        }),
      )
      const those = (wanted: Takes['takes']) => found.filter(({ takes }) => takes === wanted).map(({ place }) => place)
      return {
        ...{ at: those('yes'), lacking: those('no'), unread: those('unread') },
        notices: mergeNotices(...found.map(({ notices }) => notices)),
      }
    },

    async takes(access, scene, providerId) {
      const place = placeAt(access, providerId, 'wish')
      return place !== null && (await takesAt(place, scene)).takes === 'yes'
    },

    async begin(access, scene, start): Promise<WishBegun | null> {
      const { kind, providerId } = start
      const place = placeToWish(access, start)
      if (place === null) return null
      const otherwise = async (state: 'lacks' | 'unread', notices: ProviderNotice[]): Promise<WishBegun> => {
        return { state, providerId, call: await around.callAt(access, scene, place), notices }
      }
      const { takes, notices } = await takesAt(place, scene)
      if (takes !== 'yes') return otherwise(takes === 'no' ? 'lacks' : 'unread', notices)
      const about = { providerId, kind, shift: null, plan: null }
      if ('shiftId' in start) {
        const found = await plan.shift(access, scene, start)
        if (found.is === 'unread') return otherwise('unread', found.notices)
        const { shift } = found
        if (shift === null) return null
        if (isOver(shift, scene.now))
          return { state: 'over', providerId, call: await around.callAt(access, scene, place) }
        return { state: 'begun', draftId: await drafts.begin(access, scene, { ...about, shift }) }
      }
      if (start.kind !== 'plan') return { state: 'begun', draftId: await drafts.begin(access, scene, about) }
      const found = await planOf(access, scene, place, start)
      if (found.is === 'unread') return otherwise('unread', found.notices)
      if (found.plan === null) return null
      return { state: 'begun', draftId: await drafts.begin(access, scene, { ...about, plan: found.plan }) }
    },
  }
}
