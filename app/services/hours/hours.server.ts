import type { Access } from '~/auth/types'
import { mayEverywhere, placesWith } from '~/domain/access/rights'
import { shareOf } from '~/domain/hours/shares'
import { shownOf, thingsIn } from '~/domain/known'
import { stockholmDate } from '~/domain/time/time'
import type { ProviderGateway } from '~/provider/types'
import { countedPeriod, decisionsView, type DecisionHours, type DecisionsView } from '~/views/hours/decisions'
import { hoursView, type HoursView } from '~/views/hours/hours'
import { parseHoursPeriod, type HoursPeriod } from '~/views/hours/period'
import type { Scene } from '~/views/frame/scene'
import { actorOf, gather, mergeNotices } from '~/services/frame/gather.server'
import type { Grant } from '../../../provider-api/contract'
import { readHours } from './source.server'

export type HoursService = ReturnType<typeof createHoursService>

/** Granted, planned and delivered time, and the decisions, for those who may see them. */
export function createHoursService({ provider }: { provider: ProviderGateway }) {
  return {
    /** The balance of a week, month or grant period, with the reason for every minute that is missing. */
    async period(access: Access, scene: Scene, period: HoursPeriod): Promise<HoursView> {
      const places = await readHours(provider, access, scene.requestId, scene.now, period)
      const notices = mergeNotices(...places.map((place) => place.notices))
      return hoursView(places, notices, viewerOf(access), period, scene)
    },

    /** The decisions, what they give, and which of them have not been carried out. */
    async decisions(access: Access, scene: Scene): Promise<DecisionsView> {
      const { known, several, notices } = await grantsOf(access, scene)
      return decisionsView(known, several, notices, access.brukare.id, scene)
    },

    /** The same, with what has come of each that is being carried out, in the period that its hours are counted in. */
    async decisionsWithHours(access: Access, scene: Scene): Promise<DecisionsView> {
      const { known, several, notices } = await grantsOf(access, scene)
      const today = stockholmDate(scene.now)
      const begins = [...new Set(shownOf(known).flatMap(({ grant }) => countedPeriod(grant, today)?.from ?? []))]
      const read = await Promise.all(
        begins.map(async (from) => {
          const days = parseHoursPeriod({ from })
          return days === null ? [] : await readHours(provider, access, scene.requestId, scene.now, days)
        }),
      )
      const hoursOf = (providerId: string, grant: Grant): DecisionHours | null => {
        const period = countedPeriod(grant, today)
        const place = read[begins.indexOf(period?.from ?? '')]?.find((one) => one.place.providerId === providerId)
        if (period === null || !place?.ledger) return null
        const share = shareOf(grant, place.grants, place.ledger, period)
        if (share === null) return null
        const { ledger, kinds, count } = share
        return {
          ...{ kinds, count, id: `${providerId} ${period.from} ${ledger.pots[0]?.kinds.join(' ') ?? ''}` },
          view: hoursView([{ ...place, ledger }], place.notices, viewerOf(access), period, scene),
        }
      }
      const all = thingsIn(known, (part) => [{ ...part, hours: hoursOf(part.providerId, part.grant) }])
      const ofHours = read.flat().map((place) => place.notices)
      const view = decisionsView(all, several, notices, access.brukare.id, scene)
      return { ...view, notices: mergeNotices(notices, ...ofHours) }
    },
  }

  async function grantsOf(access: Access, scene: Scene) {
    const { known, notices } = await gather(provider, access, 'hours:read', (place) =>
      provider.listGrants(place, actorOf(access, place, scene.requestId)),
    )
    return {
      known: thingsIn(known, ({ place, providerName, data }) =>
        data.map((grant) => ({ grant, providerName, providerId: place.providerId })),
      ),
      several: placesWith(access, 'hours:read').length > 1,
      notices,
    }
  }
}

/** Who looks at the hours, and what else they may see. */
function viewerOf(access: Access) {
  return {
    brukareId: access.brukare.id,
    name: access.role === 'brukare' ? null : access.brukare.name,
    maySeeShifts: mayEverywhere(access, 'schedule:read'),
    maySeeReports: mayEverywhere(access, 'reports:read'),
    maySeeClaims: mayEverywhere(access, 'claim:read'),
    mayObject: mayEverywhere(access, 'object'),
  }
}
