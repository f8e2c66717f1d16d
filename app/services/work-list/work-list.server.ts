import type { Access, User } from '~/auth/types'
import type { Subject } from '~/auth/access.server'
import type { Database } from '~/database/types'
import { troubleOf } from '~/domain/delivery/undelivered'
import { narrowedTo, placeAt, placesWith } from '~/domain/access/rights'
import { monthToReview, reviewObstacle } from '~/domain/reviews/review'
import { stockholmDate } from '~/domain/time/time'
import type { ProviderGateway } from '~/provider/types'
import { jointWaiting } from '~/views/joint/act'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { workListView, type WorkFacts, type WorkListView } from '~/views/work-list/work-list'
import { doerOf } from '~/services/access-log/log.server'
import { reportsOfMany } from '~/services/reports/of-many.server'
import { reviewable } from '~/services/reviews/reviews.server'

type Parts = {
  provider: ProviderGateway
  database: Pick<Database, 'reviews' | 'objections' | 'outbox' | 'jointActs' | 'accessLog'>
}

/** What waits for someone who acts for many. */
export function createWorkListService({ provider, database }: Parts) {
  return {
    /** What waits, of those whose reports the viewer may review. Each that was looked at is in the access log. */
    async get(
      user: User,
      subjects: readonly Subject[],
      scene: Scene,
    ): Promise<WorkListView & { month: string; notices: ProviderNotice[] }> {
      const acting = subjects.flatMap((one) => narrowedTo(one, placesWith(one, 'reports:read', 'object')) ?? [])
      const month = monthToReview(stockholmDate(scene.now))
      await note(acting, month, scene.requestId)
      const brukareIds = acting.map(({ brukare }) => brukare.id)
      const [reviews, objections, undelivered, acts, { reports, unread, notices }] = await Promise.all([
        database.reviews.list({ brukareIds, months: [month] }),
        database.objections.listWaiting(brukareIds),
        database.outbox.listUndelivered(brukareIds),
        database.jointActs.listWaiting(brukareIds),
        reportsOfMany(provider, acting, month, scene.requestId),
      ])
      const told = undelivered.filter((item) => troubleOf(item, scene.now) !== null)
      const unconfirmed = new Map(told.map(({ objectionId, since }) => [objectionId, since]))
      const facts = acting.map((access): WorkFacts => ({
        brukare: { id: access.brukare.id, name: access.brukare.name },
        isWhole: !unread.has(access.brukare.id),
        reports: (reports.get(access.brukare.id) ?? []).flatMap(({ providerId, items }) =>
          items.map((report) => ({
            ...reviewable(report),
            providerId,
            isOwn: reviewObstacle([reviewable(report)], placeAt(access, providerId) ?? access) === 'ownShifts',
            faststalldAt: report.latestFaststallande ? new Date(report.latestFaststallande.at) : null,
          })),
        ),
        reviews: reviews.filter((one) => isAt(access, one)),
        objections: objections
          .filter((one) => isAt(access, one))
          .map((one) => ({ ...one, unconfirmedSince: unconfirmed.get(one.id) ?? null })),
        asked: jointWaiting(
          acts.filter(({ brukareId }) => brukareId === access.brukare.id),
          { personId: user.personId, base: `/b/${access.brukare.id}`, places: access.places },
          scene,
        ),
      }))
      const worker = { personId: user.personId, lastVisit: user.previousSignInAt }
      return {
        ...workListView(facts, month, worker, scene),
        month,
        notices,
      }
    },
  }

  /** About the brukare, at a provider where the viewer acts. */
  function isAt(access: Access, one: { brukareId: string; providerId: string }): boolean {
    return one.brukareId === access.brukare.id && placeAt(access, one.providerId) !== null
  }

  function note(acting: readonly Subject[], month: string, requestId: string): Promise<void> {
    return database.accessLog.appendAll(
      acting.map((access) => ({
        ...doerOf(access, requestId),
        ...{ brukareId: access.brukare.id, action: 'workList.read', resourceType: 'month', resourceId: month },
        outcome: 'allowed',
      })),
    )
  }
}
