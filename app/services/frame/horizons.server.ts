import type { Reading } from '~/auth/types'
import type { Scope } from '~/domain/access/representation'
import { placesWith } from '~/domain/access/rights'
import { isWhole, shownOf } from '~/domain/known'
import type { Horizon } from '~/domain/time/horizon'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Brukare } from '../../../provider-api/contract'
import { actorOf, gather } from './gather.server'

/**
 * From when and until when each provider knows the plan; null stands for those that could not be read. `told`: all that each
 * provider that was asked said of the brukare, for what else a page needs of it; null where it said nothing.
 */
export type Horizons = {
  horizons: (Horizon | null)[]
  notices: ProviderNotice[]
  told: ReadonlyMap<string, Brukare | null>
}

/** How far the data of every provider reach where the viewer has the scope. */
export async function readHorizons(
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>,
  access: Reading,
  scope: Scope,
  requestId: string,
): Promise<Horizons> {
  const { known, notices } = await gather(provider, access, scope, (place) =>
    provider.getBrukare(place, actorOf(access, place, requestId)),
  )
  const shown = shownOf(known)
  const read = shown.map(({ data }) => horizonOf(data))
  const told = new Map<string, Brukare | null>([
    ...placesWith(access, scope).map(({ providerId }): [string, null] => [providerId, null]),
    ...shown.map(({ place, data }): [string, Brukare] => [place.providerId, data]),
  ])
  return { horizons: isWhole(known) ? read : [...read, null], notices, told }
}

/** What a provider says of how far its data of a brukare reach; one of version 1.0 says nothing, and has no bounds. */
export function horizonOf({ dataFrom, plannedUntil }: Brukare): Horizon {
  return { dataFrom: dataFrom ?? null, plannedUntil: plannedUntil ?? null }
}
