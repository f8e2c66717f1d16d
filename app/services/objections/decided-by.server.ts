import type { Access } from '~/auth/types'
import type { ProviderGateway } from '~/provider/types'
import type { Scene } from '~/views/frame/scene'
import { lawsOf } from '~/services/frame/laws.server'

/** Who has decided on the help that a provider gives. */
export type DecidedBy = { kommun: boolean; forsakringskassan: boolean }

/** Who has decided on the help at a provider, by the laws it is given by; null when that is not known now. */
export async function decidedBy(
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>,
  access: Access,
  { requestId }: Scene,
  { providerId }: { providerId: string },
): Promise<DecidedBy | null> {
  const places = access.places.filter((place) => place.providerId === providerId)
  const { laws } = await lawsOf(provider, { ...access, places }, 'object', requestId)
  if (laws === null || laws.size === 0) return null
  return { kommun: laws.has('SoL') || laws.has('LSS'), forsakringskassan: laws.has('SFB') }
}
