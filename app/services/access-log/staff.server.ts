import type { Access } from '~/auth/types'
import { placesWith } from '~/domain/access/rights'
import type { ProviderGateway } from '~/provider/types'
import { actorOf, knownOf, providerName } from '~/services/frame/gather.server'
import type { Scene } from '~/views/frame/scene'
import type { StaffLog } from '~/views/access-log/staff'

type Parts = { provider: Pick<ProviderGateway, 'providers' | 'getCapabilities' | 'listAccessLog'> }

/**
 * Who at each provider has opened something of the brukare's in a month, as the provider tells it, for the brukare and who decides
 * there who may see. A provider that does not have the group is not asked; whether it has it may be unknown too.
 */
export function createStaffLogService({ provider }: Parts) {
  return (access: Access, scene: Scene, month: string): Promise<StaffLog[]> =>
    Promise.all(
      placesWith(access, 'access:manage').map(async (place): Promise<StaffLog> => {
        const { providerId } = place
        const name = providerName(provider, providerId)
        const offer = await provider.getCapabilities(providerId, scene)
        if (offer.state === 'missing') return { providerId, name, known: knownOf(offer) }
        if (!offer.data.groups.includes('accessLog')) return { providerId, name, known: 'lacks' }
        const answer = await provider.listAccessLog(place, actorOf(access, place, scene.requestId), month)
        // One of before is no answer to who has opened it: it is told that it cannot be seen now.
        if (answer.state === 'kept')
          return { providerId, name, known: { is: 'unknown', why: answer.reason, since: null } }
        return { providerId, name, known: knownOf(answer) }
      }),
    )
}
