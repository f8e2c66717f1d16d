import { toComment } from '~/database/reports/comments.server'
import { toDraft } from '~/database/forms/drafts.server'
import { toJointAct, withYes } from '~/database/joint/acts.server'
import { toCase, withHistory } from '~/database/objections/rows.server'
import { toOwnNote } from '~/database/notes/notes.server'
import { toReview } from '~/database/reviews/reviews.server'
import type { Store } from '~/database/store.server'
import type { OwnDataRepository } from '~/database/types'
import { asKnownNow } from '~/database/access-log/former.server'
import { toLogRows } from '~/database/access-log/log.server'
import { everyIdOf } from '~/database/former-ids.server'

const logBatch = 5000

/** Everything that is stored about a person, for that person: by whoever did it, and about whom it is. */
export function createOwnData(store: Store): OwnDataRepository {
  const { prisma } = store
  return {
    async of(personId, brukareIds) {
      // A message cannot be bound to a person by the database; one that was written while two accounts became one has the old id.
      const writers = (await everyIdOf(store, [personId]))(personId)
      const isOwn = [{ personId }, { brukareId: { in: [...brukareIds] } }]
      const inOrder = { orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }] }
      const [sessions, drafts, objections, comments, reviews, notes, acts, kept] = await Promise.all([
        prisma.session.findMany({ where: { personId }, ...inOrder }),
        prisma.draft.findMany({ where: { personId }, ...inOrder }),
        prisma.objection.findMany({
          where: { OR: [...isOwn, { messages: { some: { personId: { in: writers } } } }] },
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
      const all = await everyIdOf(store, [personId, ...brukareIds])
      const rows = await prisma.accessLog.findMany({
        where: {
          OR: [{ personId: { in: all(personId) } }, { brukareId: { in: brukareIds.flatMap(all) } }],
          seq: { gt: after },
        },
        orderBy: { seq: 'asc' },
        take: logBatch,
      })
      return { rows: await asKnownNow(store, await toLogRows(store, rows)), isLast: rows.length < logBatch }
    },
  }
}
