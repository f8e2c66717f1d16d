import type { Access } from '~/auth/types'
import { mayAt, placesWith } from '~/domain/access/rights'
import { nowDays } from '~/views/now/days'
import { nowView, type NowView } from '~/views/now/now'
import type { Scene } from '~/views/frame/scene'
import { waitingView } from '~/views/work-list/waiting'
import { mergeNotices } from '~/services/frame/gather.server'
import type { UrgentAround } from '~/services/urgent/around.server'
import { shiftParts, type ScheduleService } from '~/services/schedule/schedule.server'
import type { WaitingService } from '~/services/work-list/waiting.server'

type Parts = { schedule: ScheduleService; around: UrgentAround; waiting: WaitingService }

/** The first page of a brukare: who is here, who comes, what changed, what waits. */
export function createNowService({ schedule, around, waiting }: Parts) {
  return {
    /** What the page shows; parts that the viewer's scopes do not open are not asked for. */
    async get(access: Access, scene: Scene): Promise<NowView> {
      const { from, to } = nowDays(scene.now)
      const maySee = placesWith(access, 'schedule:read').length > 0
      const [gathered, reach, toldOf, calls, waits] = await Promise.all([
        schedule.shifts(access, scene, from, to),
        schedule.horizons(access, scene),
        around.told(access, scene),
        maySee ? around.calls(access, scene) : [],
        waiting([access], scene),
      ])
      const mine = waits.of(access.brukare.id)
      const viewer = {
        own: access.role === 'brukare',
        brukareName: access.brukare.name,
        lastVisit: access.viewer.previousSignInAt,
      }
      return nowView(
        shiftParts(gathered.known, access, scene, toldOf),
        viewer,
        {
          waiting: waitingView(mine.items, scene, mine.isWhole),
          notices: mergeNotices(gathered.notices, reach.notices, waits.notices),
          horizons: reach.horizons,
          calls,
        },
        scene,
        (providerId) => mayAt(access, providerId, 'object'),
      )
    },
  }
}
