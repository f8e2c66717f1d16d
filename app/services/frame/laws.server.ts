import type { Access } from '~/auth/types'
import type { Scope } from '~/domain/access/representation'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Brukare, Law } from '../../../provider-api/contract'
import { actorOf, gather } from './gather.server'

/** The laws that a provider helps somebody by. */
export const lawsAt = ({ care }: Pick<Brukare, 'care'>): Law[] => care.map(({ law }) => law)

/** `laws` null: not known. `paidByState`: the providers that Försäkringskassan pays. */
type Laws = { laws: ReadonlySet<Law> | null; paidByState: string[]; notices: ProviderNotice[] }

/**
 * The laws that the brukare is helped by, at every provider where the viewer has the scope, and what the page must say.
 * `laws` null: one of them has not said; then nothing may be told that only one law has.
 */
export async function lawsOf(
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>,
  access: Access,
  scope: Scope,
  requestId: string,
): Promise<Laws> {
  const { known, notices } = await gather(provider, access, scope, (place) =>
    provider.getBrukare(place, actorOf(access, place, requestId)),
  )
  const isFresh = known.is === 'known' && notices.length === 0
  const told = isFresh ? known.data : []
  return {
    laws: isFresh ? new Set(told.flatMap(({ data }) => lawsAt(data))) : null,
    paidByState: told.filter(({ data }) => lawsAt(data).includes('SFB')).map(({ place }) => place.providerId),
    notices,
  }
}

/**
 * The same, with the day of the month when the räkning to Försäkringskassan goes at the latest, as the provider has said it: the day
 * that what waits to be reviewed goes by too (domain/reviews). Undefined: none has said one, or it is not known now.
 */
export async function lawsAndPayOutDay(
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare' | 'getCapabilities'>,
  access: Access,
  scope: Scope,
  requestId: string,
): Promise<Laws & { payOutDay: number | undefined }> {
  const found = await lawsOf(provider, access, scope, requestId)
  const days = await Promise.all(
    found.paidByState.map(async (providerId) => {
      const answer = await provider.getCapabilities(providerId, { requestId })
      return answer.state === 'missing' ? [] : (answer.data.payOutDay ?? [])
    }),
  )
  const [first] = days.flat().sort((a, b) => a - b)
  return { ...found, payOutDay: first }
}
