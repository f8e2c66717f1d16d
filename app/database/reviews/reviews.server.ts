import type { Review as ReviewRow } from '~/database/generated/client'
import { enqueue, takeTurn } from '~/database/delivery/outbox.server'
import { newId, sealerFor, type Store } from '~/database/store.server'
import { logWrite } from '~/database/forms/submitting.server'
import type { NewReview, Review, ReviewRepository } from '~/database/types'

/** Opens a row. */
export function toReview(store: Store, { sealedName, providerReviewId: _, createdAt, ...row }: ReviewRow): Review {
  return { ...row, at: createdAt, name: sealerFor(store.vault, 'Review', row.id).open('sealedName', sealedName) }
}

async function submit(store: Store, review: NewReview): Promise<boolean> {
  const { brukareId, place, month, timeReportId, action, seen, name, doer } = review
  const { providerId } = place
  const { personId, role, requestId } = doer
  await takeTurn(store, brukareId, providerId)
  const last = await store.prisma.review.findFirst({
    // What was refused did not come to be: it can be said, or taken back, again.
    where: { brukareId, providerId, month, timeReportId, personId, refusalCode: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const isSaid = action === 'undone' ? last?.action !== 'reviewed' : last?.action === action && last.seen === seen
  if (isSaid) return false
  const id = newId()
  await store.prisma.review.create({
    data: {
      ...{ id, brukareId, providerId, month, timeReportId, personId, action, seen },
      onBehalfOf: role,
      sealedName: sealerFor(store.vault, 'Review', id).seal('sealedName', name),
      createdAt: store.clock(),
    },
  })
  const body = { month, timeReportId: timeReportId ?? undefined, action, name }
  await enqueue(store, brukareId, { topic: 'review', actor: { personId, role, requestId }, place, reviewId: id, body })
  const subject = { ...{ id, brukareId, providerId, period: month }, type: 'review' as const }
  await logWrite(store, action === 'undone' ? 'review.undo' : 'review.submit', subject, doer)
  return true
}

/** What was reviewed with nothing to object, and when. */
export function createReviews(store: Store): ReviewRepository {
  return {
    submit: (review) => store.atomically((inner) => submit(inner, review)),
    async list({ brukareIds, months }) {
      const where = { brukareId: { in: [...brukareIds] }, month: { in: [...months] } }
      const rows = await store.prisma.review.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
      return rows.map((row) => toReview(store, row))
    },
    async received(reviewId, providerReviewId) {
      const data = { providerReviewId, receivedAt: store.clock(), refusalCode: null, refusedAt: null }
      await store.prisma.review.update({ where: { id: reviewId }, data })
    },
    async refused(reviewId, code) {
      await store.prisma.review.update({
        where: { id: reviewId },
        data: { refusalCode: code, refusedAt: store.clock() },
      })
    },
  }
}
