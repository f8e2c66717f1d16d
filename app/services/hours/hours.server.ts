import type { Access } from '~/auth/types'
import { mayEverywhere, placesWith } from '~/domain/access/rights'
import { thingsIn } from '~/domain/known'
import type { ProviderGateway } from '~/provider/types'
import { decisionsView, type DecisionsView } from '~/views/hours/decisions'
import { hoursView, type HoursView } from '~/views/hours/hours'
import type { HoursPeriod } from '~/views/hours/period'
import type { Scene } from '~/views/frame/scene'
import { actorOf, gather, mergeNotices } from '~/services/frame/gather.server'
import { readHours } from './source.server'

export type HoursService = ReturnType<typeof createHoursService>

/** Granted, planned and delivered time, and the decisions, for those who may see them. */
export function createHoursService({ provider }: { provider: ProviderGateway }) {
  return {
    /** The balance of a week, month or grant period, with the reason for every minute that is missing. */
    async period(access: Access, scene: Scene, period: HoursPeriod): Promise<HoursView> {
      const places = await readHours(provider, access, scene.requestId, scene.now, period)
      const viewer = {
        brukareId: access.brukare.id,
        name: access.role === 'brukare' ? null : access.brukare.name,
        maySeeShifts: mayEverywhere(access, 'schedule:read'),
        maySeeReports: mayEverywhere(access, 'reports:read'),
        maySeeClaims: mayEverywhere(access, 'claim:read'),
        mayObject: mayEverywhere(access, 'object'),
      }
      const notices = mergeNotices(...places.map((place) => place.notices))
      return hoursView(places, notices, viewer, period, scene)
    },

    /** The decisions, what they give, and which of them have not been carried out. */
    async decisions(access: Access, scene: Scene): Promise<DecisionsView> {
      const { known, notices } = await gather(provider, access, 'hours:read', (place) =>
        provider.listGrants(place, actorOf(access, place, scene.requestId)),
      )
      const several = placesWith(access, 'hours:read').length > 1
      const all = thingsIn(known, ({ providerName, data }) => data.map((grant) => ({ grant, providerName })))
      return decisionsView(all, several, notices, access.brukare.id, scene)
    },
  }
}
