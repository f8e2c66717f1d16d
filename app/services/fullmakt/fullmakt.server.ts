import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import { placeAt } from '~/domain/access/rights'
import { shownOf, thingsIn, type Known } from '~/domain/known'
import type { Place, ProviderGateway } from '~/provider/types'
import { fullmaktInForce, fullmaktView, type FullmaktView } from '~/views/fullmakt/fullmakt'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { doerOf } from '~/services/access-log/log.server'
import type { JointAsking } from '~/services/joint/asking.server'
import { actorOf, gather, providerName, type Part } from '~/services/frame/gather.server'
import { settleFullmakt } from './settling.server'
import type { FaststallandeFullmakt } from '../../../provider-api/contract'
import { tellFullmakt, type FullmaktAct, type FullmaktTold } from './telling.server'

/** The fullmakter at each provider, as far as they are known. */
type Answered = Known<readonly Part<readonly FaststallandeFullmakt[]>[]>

/** What the provider does for it. */
type Provider = Pick<
  ProviderGateway,
  | 'providers'
  | 'getCapabilities'
  | 'listFaststallandeFullmakter'
  | 'giveFaststallandeFullmakt'
  | 'withdrawFaststallandeFullmakt'
>
type Parts = { provider: Provider; database: Pick<Database, 'accessLog'>; joint: JointAsking }

const group = 'faststallandeFullmakt'

/** One change at one provider. `key`: from the form, so that a double press is one change. */
export type FullmaktChange = { providerId: string; key: string } & FullmaktAct

/** The arbetsledare's right to check and fastställa the hours on the brukare's behalf. The provider keeps it. */
export function createFullmaktService({ provider, database, joint }: Parts) {
  const at = (access: Access, place: Place) => ({
    providerId: place.providerId,
    providerName: providerName(provider, place.providerId),
    href: `/b/${access.brukare.id}/fullmakt/${place.providerId}`,
  })

  /** What the log says is not known of a change is known when its provider has answered. */
  const settle = async (access: Access, scene: Scene, known: Answered): Promise<void> => {
    for (const { place, data, kept } of shownOf(known)) {
      if (kept) continue
      const isInForce = fullmaktInForce(data, scene.now) !== null
      await settleFullmakt(database.accessLog, access, scene, { providerId: place.providerId, isInForce })
    }
  }

  return {
    /** What is given at each provider. `without`: those whose system has no such thing. */
    async list(
      access: Access,
      scene: Scene,
    ): Promise<{ items: Known<readonly FullmaktView[]>; without: string[]; notices: ProviderNotice[] }> {
      const { requestId } = scene
      const [found, offers] = await Promise.all([
        gather(
          provider,
          access,
          'access:manage',
          (place) => provider.listFaststallandeFullmakter(place, actorOf(access, place, requestId)),
          { group, provider, requestId },
        ),
        gather(provider, access, 'access:manage', ({ providerId }) =>
          provider.getCapabilities(providerId, { requestId }),
        ),
      ])
      await settle(access, scene, found.known)
      const lacking = shownOf(offers.known).filter(({ data }) => !data.groups.includes(group))
      const without = new Set(lacking.map(({ place }) => place.providerId))
      return {
        items: thingsIn(found.known, ({ place, data }) =>
          without.has(place.providerId) ? [] : [fullmaktView(data, at(access, place), scene)],
        ),
        without: lacking.map((part) => part.providerName),
        notices: found.notices,
      }
    },

    /** What is given at one provider; `found` null with a notice: it cannot be had now, without: there is no such. */
    async find(
      access: Access,
      scene: Scene,
      providerId: string,
    ): Promise<{ found: FullmaktView | null; notices: ProviderNotice[] }> {
      const place = placeAt(access, providerId, 'access:manage')
      if (place === null) return { found: null, notices: [] }
      const { requestId } = scene
      const { known, notices } = await gather(
        provider,
        { ...access, places: [place] },
        'access:manage',
        (one) => provider.listFaststallandeFullmakter(one, actorOf(access, one, requestId)),
        { group, provider, requestId },
      )
      await settle(access, scene, known)
      const [part] = shownOf(known)
      return { found: part === undefined ? null : fullmaktView(part.data, at(access, place), scene), notices }
    },

    /**
     * Gives or withdraws, from now. Null: no such provider. Logged however it went. To give
     * it may wait for those who hold the right with the viewer: `asked`. Anyone may withdraw it alone.
     */
    async change(
      access: Access,
      scene: Scene,
      change: FullmaktChange,
    ): Promise<FullmaktTold | { asked: string } | null> {
      const place = placeAt(access, change.providerId, 'access:manage')
      if (place === null) return null
      const actor = actorOf(access, place, scene.requestId)
      const { act, key } = change
      if (act === 'give') {
        const payload = { kind: 'giveFullmakt', providerId: place.providerId, key, to: change.to } as const
        const once = { key: `fullmakt:${access.brukare.id}:${place.providerId}`.slice(0, 140) }
        const asked = await joint.ask(access, scene, payload, once)
        if (asked !== null) return { asked }
      }
      const told = await tellFullmakt(provider, { place, actor, key, now: scene.now }, change)
      await database.accessLog.append({
        ...doerOf(access, scene.requestId, place),
        brukareId: access.brukare.id,
        action: `fullmakt.${act}`,
        resourceType: 'fullmakt',
        resourceId: change.providerId,
        providerId: change.providerId,
        outcome: ({ done: 'allowed', refused: 'failed', unknown: 'unknown' } as const)[told],
      })
      return told
    },
  }
}
