import type { Access } from '~/auth/types'
import type { Scope } from '~/domain/access/representation'
import { isWhole, shownOf } from '~/domain/known'
import type { Horizon } from '~/domain/time/horizon'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Brukare } from '../../../provider-api/contract'
import { actorOf, gather } from './gather.server'

/** From when and until when each provider knows the plan; null stands for those that could not be read. */
export type Horizons = { horizons: (Horizon | null)[]; notices: ProviderNotice[] }

/** How far the data of every provider reach where the viewer has the scope. */
export async function readHorizons(
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>,
  access: Access,
  scope: Scope,
  requestId: string,
): Promise<Horizons> {
  const { known, notices } = await gather(provider, access, scope, (place) =>
    provider.getBrukare(place, actorOf(access, place, requestId)),
  )
  const read = shownOf(known).map(({ data }) => horizonOf(data))
  return { horizons: isWhole(known) ? read : [...read, null], notices }
}

/** What a provider says of how far its data of a brukare reach; one of version 1.0 says nothing, and has no bounds. */
export function horizonOf({ dataFrom, plannedUntil }: Brukare): Horizon {
  return { dataFrom: dataFrom ?? null, plannedUntil: plannedUntil ?? null }
}
