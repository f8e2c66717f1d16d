import type { Access } from '~/auth/types'
import type { Scope } from '~/domain/access/representation'
import type { ProviderGateway } from '~/provider/types'
import type { Law } from '../../../provider-api/contract'
import { actorOf, gather } from './gather.server'

/**
 * The laws that the brukare is helped by, at every provider where the viewer has the scope. Null when one of them has not
 * said: then nothing may be told that only one law has.
 */
export async function lawsOf(
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>,
  access: Access,
  scope: Scope,
  requestId: string,
): Promise<ReadonlySet<Law> | null> {
  const asked = await gather(provider, access, scope, (place) =>
    provider.getBrukare(place, actorOf(access, place, requestId)),
  )
  if (asked.parts.length === 0 || asked.notices.length > 0) return null
  return new Set(asked.parts.flatMap(({ data }) => data.care.map(({ law }) => law)))
}
