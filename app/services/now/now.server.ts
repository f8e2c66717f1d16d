import type { Access } from '~/auth/types'
import { placesWith } from '~/domain/access/rights'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import { changeDays, nowView, type NowView } from '~/views/now/now'
import type { Scene } from '~/views/frame/scene'
import { waitingView } from '~/views/work-list/waiting'
import { mergeNotices } from '~/services/frame/gather.server'
import { shiftParts, type ScheduleService } from '~/services/schedule/schedule.server'
import type { WaitingService } from '~/services/work-list/waiting.server'

type Parts = { schedule: ScheduleService; waiting: WaitingService }

/** The first page of a brukare: who is here, who comes, what changed, what waits. */
export function createNowService({ schedule, waiting }: Parts) {
  return {
    /** What the page shows; parts that the viewer's scopes do not open are empty. */
    async get(access: Access, scene: Scene): Promise<NowView> {
      const today = stockholmDate(scene.now)
      const [gathered, waits] = await Promise.all([
        placesWith(access, 'schedule:read').length > 0
          ? schedule.shifts(access, scene, dayAfter(today, -1), dayAfter(today, changeDays))
          : { parts: [], notices: [] },
        waiting([access], scene),
      ])
      const viewer = {
        own: access.role === 'brukare',
        brukareName: access.brukare.name,
        lastVisit: access.viewer.previousSignInAt,
      }
      return nowView(
        shiftParts(gathered.parts, access, scene),
        viewer,
        {
          waiting: waitingView(waits.of(access.brukare.id).items, scene),
          notices: mergeNotices(gathered.notices, waits.notices),
        },
        scene,
      )
    },
  }
}
