import { toComment } from '~/database/reports/comments.server'
import { toDraft } from '~/database/forms/drafts.server'
import { toJointAct, withYes } from '~/database/joint/acts.server'
import { toCase, withHistory } from '~/database/objections/rows.server'
import { toOwnNote } from '~/database/notes/notes.server'
import { toReview } from '~/database/reviews/reviews.server'
import type { Store } from '~/database/store.server'
import type { OwnDataRepository } from '~/database/types'
import { toLogRows } from '~/database/access-log/log.server'

const logBatch = 5000

/** Everything that is stored about a person, for that person: by whoever did it, and about whom it is. */
export function createOwnData(store: Store): OwnDataRepository {
  const { prisma } = store
  return {
    async of(personId, brukareIds) {
      const isOwn = [{ personId }, { brukareId: { in: [...brukareIds] } }]
      const inOrder = { orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }] }
      const [sessions, drafts, objections, comments, reviews, notes, acts, kept] = await Promise.all([
        prisma.session.findMany({ where: { personId }, ...inOrder }),
        prisma.draft.findMany({ where: { personId }, ...inOrder }),
        prisma.objection.findMany({
          where: { OR: [...isOwn, { messages: { some: { personId } } }] },
          include: withHistory,
          orderBy: [{ lodgedAt: 'asc' }, { id: 'asc' }],
        }),
        prisma.comment.findMany({ where: { OR: isOwn }, ...inOrder }),
        prisma.review.findMany({ where: { OR: isOwn }, ...inOrder }),
        // The writer's alone, also when it is about somebody whose own data this is.
        prisma.ownNote.findMany({ where: { personId }, ...inOrder }),
        prisma.jointAct.findMany({
          where: { OR: [...isOwn, { confirmations: { some: { personId } } }] },
          include: withYes,
          ...inOrder,
        }),
        prisma.keptAnswer.findMany({
          where: { personId },
          select: { providerId: true, resource: true, fetchedAt: true },
          orderBy: { fetchedAt: 'asc' },
        }),
      ])
      return {
        sessions: sessions.map(({ createdAt, lastSeenAt, authenticatedAt, endedAt, ...session }) => ({
          ...{ createdAt, lastSeenAt, authenticatedAt, endedAt, endReason: session.endReason },
          ...{ deviceLabel: session.deviceLabel, acr: session.acr, idpSubject: session.idpSubject },
        })),
        drafts: drafts.map((row) => toDraft(store, row)),
        objections: objections.map((row) => toCase(store, row)),
        comments: comments.map((row) => toComment(store, row)),
        reviews: reviews.map((row) => toReview(store, row)),
        notes: notes.map((row) => ({ ...toOwnNote(store, row), brukareId: row.brukareId })),
        jointActs: acts.map((row) => toJointAct(store, row)),
        kept,
      }
    },
    async log(personId, brukareIds, after) {
      const rows = await prisma.accessLog.findMany({
        where: { OR: [{ personId }, { brukareId: { in: [...brukareIds] } }], seq: { gt: after } },
        orderBy: { seq: 'asc' },
        take: logBatch,
      })
      return { rows: await toLogRows(store, rows), isLast: rows.length < logBatch }
    },
  }
}
