import type { Access } from '~/auth/types'
import { lastPeriods } from '~/domain/continuity/continuity'
import { mayEverywhere, placesWith } from '~/domain/access/rights'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { ProviderGateway } from '~/provider/types'
import { continuityView, type ContinuityView } from '~/views/continuity/continuity'
import type { Scene } from '~/views/frame/scene'
import { actorOf, mergeNotices, noticeOfList, providerName } from '~/services/frame/gather.server'
import { monthsOf, readMonth } from '~/services/hours/source.server'

/** How many different persons come, whether they keep to the plan, and who is new, for those who may see the hours. */
export function createContinuityService({ provider }: { provider: ProviderGateway }) {
  return async (access: Access, scene: Scene): Promise<ContinuityView> => {
    const today = stockholmDate(scene.now)
    const from = lastPeriods(today).at(-1)?.from ?? today
    // A night shift has its row in the report of the month it began in.
    const months = monthsOf(dayAfter(from, -1), today)
    const read = await Promise.all(
      placesWith(access, 'hours:read').map(async (place) => {
        const actor = actorOf(access, place, scene.requestId)
        const parts = await Promise.all(months.map((month) => readMonth(provider, place, actor, month)))
        const name = providerName(provider, place.providerId)
        return {
          providerId: place.providerId,
          shifts: parts.flatMap(({ shifts }) => shifts),
          reports: parts.flatMap(({ reports }) => reports),
          gaps: parts.flatMap(({ gaps }) => gaps),
          notices: parts.flatMap(({ answers }) => answers.flatMap((answer) => noticeOfList(name, answer) ?? [])),
        }
      }),
    )
    const viewer = {
      name: access.role === 'brukare' ? null : access.brukare.name,
      maySeeSchedule: mayEverywhere(access, 'schedule:read'),
    }
    const gaps = read.flatMap((one) => one.gaps)
    const notices = mergeNotices(...read.map((one) => one.notices))
    return continuityView({ places: read, gaps, notices }, viewer, scene)
  }
}
