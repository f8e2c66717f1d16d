import type { Access } from '~/auth/types'
import type { Scope } from '~/domain/access/representation'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Law } from '../../../provider-api/contract'
import { actorOf, gather } from './gather.server'

/**
 * The laws that the brukare is helped by, at every provider where the viewer has the scope, and what the page must say.
 * `laws` null: one of them has not said; then nothing may be told that only one law has.
 */
export async function lawsOf(
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>,
  access: Access,
  scope: Scope,
  requestId: string,
): Promise<{ laws: ReadonlySet<Law> | null; notices: ProviderNotice[] }> {
  const { known, notices } = await gather(provider, access, scope, (place) =>
    provider.getBrukare(place, actorOf(access, place, requestId)),
  )
  const isFresh = known.is === 'known' && notices.length === 0
  return { laws: isFresh ? new Set(known.data.flatMap(({ data }) => data.care.map(({ law }) => law))) : null, notices }
}
