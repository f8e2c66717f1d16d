import type { Database } from '~/database/types'
import { declinedBy, declining, isStillPlanned } from '~/domain/wishes/declined'
import type { Logger } from '~/platform/logger.server'
import type { DatedShift, ProviderGateway } from '~/provider/types'

/**
 * The gateway with what the provider has said yes to not giving: a shift that its schedule still has as planned, and that an
 * accepted wish has declined, is given as cancelled by the brukare, from when the provider said so. So it is to all that reads a plan,
 * pages, hours and notices: it is never late, nobody's miss, and the minutes are the brukare's own choice (docs/adr/0061).
 */
export function withDeclined<Gateway extends Pick<ProviderGateway, 'listShifts'>>(
  provider: Gateway,
  { wishes }: { wishes: Pick<Database['wishes'], 'listAcceptedAt'> },
  logger: Pick<Logger, 'error'>,
): Gateway {
  const unreadable = (wishId: string, err: unknown) => {
    logger.error({ err, wishId }, 'an accepted wish cannot be read: the schedule is shown without it')
  }
  const listShifts: ProviderGateway['listShifts'] = async (place, actor, days) => {
    const answer = await provider.listShifts(place, actor, days)
    if (answer.state === 'missing' || !answer.data.some(isStillPlanned)) return answer
    const declined = (await wishes.listAcceptedAt(place, unreadable)).flatMap((wish) => declinedBy(wish) ?? [])
    if (declined.length === 0) return answer
    const data = answer.data.map((shift): DatedShift => {
      const by = declining(shift, declined)
      if (by === undefined) return shift
      return { ...shift, status: 'cancelled', cancelledBy: 'brukare', cancelledAt: by.at.toISOString() }
    })
    return { ...answer, data }
  }
  return { ...provider, listShifts }
}
