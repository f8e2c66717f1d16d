import { bulkhead } from 'cockatiel'
import type { User } from '~/auth/types'
import type { Subject } from '~/auth/access.server'
import type { Database } from '~/database/types'
import { monthToReview, reviewObstacle } from '~/domain/review'
import { stockholmDate } from '~/domain/time'
import type { ProviderGateway } from '~/provider/types'
import { jointWaiting } from '~/views/joint-act'
import type { ProviderNotice } from '~/views/notice'
import type { Scene } from '~/views/scene'
import { workListView, type WorkFacts, type WorkListView } from '~/views/work-list'
import { doerOf } from './access-log.server'
import { actorOf, gather, mergeNotices } from './gather.server'
import { reviewable } from './reviews.server'

type Parts = {
  provider: ProviderGateway
  database: Pick<Database, 'reviews' | 'objections' | 'jointActs' | 'transaction'>
}

export type WorkListService = ReturnType<typeof createWorkListService>

/** How many huvudmän are asked about at the same time: the contract has no call about several. */
const atOnce = 8

/** What waits for someone who acts for many. */
export function createWorkListService({ provider, database }: Parts) {
  return {
    /** What waits, of those whose reports the viewer may review. Each that was looked at is in the access log. */
    async get(
      user: User,
      subjects: readonly Subject[],
      scene: Scene,
    ): Promise<WorkListView & { month: string; notices: ProviderNotice[] }> {
      const acting = subjects.filter(({ scopes }) => scopes.has('reports:read') && scopes.has('object'))
      const month = monthToReview(stockholmDate(scene.now))
      await note(acting, month, scene.requestId)
      const brukareIds = acting.map(({ brukare }) => brukare.id)
      const turns = bulkhead(atOnce, acting.length)
      const [reviews, objections, acts, gathered] = await Promise.all([
        database.reviews.list({ brukareIds, months: [month] }),
        database.objections.listWaiting(brukareIds),
        database.jointActs.listWaiting(brukareIds),
        Promise.all(
          acting.map((access) =>
            turns.execute(async () => ({
              access,
              ...(await gather(provider, access, (place) =>
                provider.listTimeReports(place, actorOf(access, scene.requestId), month),
              )),
            })),
          ),
        ),
      ])
      const facts = gathered.map(({ access, parts }): WorkFacts => ({
        brukare: { id: access.brukare.id, name: access.brukare.name },
        reports: parts.flatMap(({ place, data }) =>
          data.map((report) => ({
            ...reviewable(report),
            providerId: place.providerId,
            isOwn: reviewObstacle([reviewable(report)], access) === 'ownShifts',
            faststalldAt: report.latestFaststallande ? new Date(report.latestFaststallande.at) : null,
          })),
        ),
        reviews: reviews.filter(({ brukareId }) => brukareId === access.brukare.id),
        objections: objections.filter(({ brukareId }) => brukareId === access.brukare.id),
        asked: jointWaiting(
          acts.filter(({ brukareId }) => brukareId === access.brukare.id),
          { personId: user.personId, base: `/b/${access.brukare.id}`, holder: access },
          scene,
        ),
      }))
      const worker = { personId: user.personId, lastVisit: user.previousSignInAt }
      return {
        ...workListView(facts, month, worker, scene),
        month,
        notices: mergeNotices(...gathered.map(({ notices }) => notices)),
      }
    },
  }

  function note(acting: readonly Subject[], month: string, requestId: string): Promise<void> {
    return database.transaction(async ({ accessLog }) => {
      for (const access of acting) {
        await accessLog.append({
          ...doerOf(access, requestId),
          ...{ brukareId: access.brukare.id, action: 'workList.read', resourceType: 'month', resourceId: month },
          outcome: 'allowed',
        })
      }
    })
  }
}
