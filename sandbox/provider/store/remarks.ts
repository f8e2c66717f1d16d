/** Comments that are no objections, and "reviewed, nothing to object". */
import { randomUUID } from 'node:crypto'
import { appendChanges } from '../world/change-feed'
import type { StoreContext } from './context'
import { done, once, refuse } from './once'
import { instant, maybe } from '../../../provider-kit/shape'
import { commentOf } from './shape'
import type { ContractStore } from './types'

/** The calls on comments and reviews. */
export function createRemarks(context: StoreContext): Pick<ContractStore, 'addComment' | 'addReview'> {
  const { tenant, clock } = context
  return {
    addComment: (timeReportId, write) =>
      once(context, { operation: `addComment ${timeReportId}`, schema: 'Comment', status: 201 }, write, async (on) => {
        const report = await on.timeReport.findFirst({ where: { id: timeReportId, tenantId: tenant.key } })
        if (!report) return refuse('notFound')
        const rowIds = [...new Set(write.body.rowIds ?? [])]
        const known = await on.reportRow.count({ where: { timeReportId, id: { in: rowIds } } })
        if (known !== rowIds.length) return refuse('unknownTarget')
        const now = clock()
        const comment = await on.comment.create({
          data: {
            id: `com-${randomUUID()}`,
            timeReportId,
            rowIds,
            text: write.body.text,
            at: now,
            byRole: write.actor.role,
            name: write.body.name ?? '',
            actorReference: write.actor.reference,
          },
        })
        await appendChanges(on, tenant.key, [
          { type: 'comment', brukareId: report.brukareId, resourceId: comment.id, at: now },
          { type: 'timeReport', brukareId: report.brukareId, resourceId: timeReportId, at: now },
        ])
        return done(commentOf(comment))
      }),

    addReview: (brukareId, write) =>
      once(context, { operation: `addReview ${brukareId}`, schema: 'Review', status: 201 }, write, async (on) => {
        const { month, timeReportId, action, name } = write.body
        if ((await on.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })) === 0)
          return refuse('notFound')
        if (
          timeReportId !== undefined &&
          (await on.timeReport.count({ where: { id: timeReportId, brukareId, month } })) === 0
        ) {
          return refuse('unknownTarget')
        }
        const now = clock()
        const review = await on.review.create({
          data: {
            id: `rev-${randomUUID()}`,
            brukareId,
            month,
            timeReportId,
            action,
            at: now,
            byRole: write.actor.role,
            name,
            actorReference: write.actor.reference,
          },
        })
        await appendChanges(on, tenant.key, [{ type: 'review', brukareId, resourceId: review.id, at: now }])
        const { id, byRole } = review
        return done({
          id,
          month,
          ...maybe('timeReportId', review.timeReportId),
          action,
          at: instant(review.at),
          byRole,
        })
      }),
  }
}
