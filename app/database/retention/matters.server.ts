import type { Prisma } from '~/database/generated/client'
import { toJointAct, withYes } from '~/database/joint/acts.server'
import { toCase, withHistory } from '~/database/objections/rows.server'
import { toComment } from '~/database/reports/comments.server'
import { toReview } from '~/database/reviews/reviews.server'
import { toWishCase, withAnswers } from '~/database/wishes/rows.server'
import { sealerFor, type Store } from '~/database/store.server'
import { mapped, pagesOf, type Pages } from '~/platform/pages'
import { keptSince } from '~/platform/retention'
import type { ArchivedMatter, MatterType } from './types'

/** What is opened at a time. */
const take = 100

const settled = { none: { deliveredAt: null, refusedAt: null } } satisfies Prisma.OutboxListRelationFilter
const sent = {
  outbox: { orderBy: { id: 'asc' }, select: { topic: true, deliveredAt: true, refusedAt: true } },
} as const

/** One kind of matter: which are due, how one is read, and how one is removed. */
type Kind = {
  page: (store: Store, after: string | null, id?: string) => Promise<ArchivedMatter[]>
  remove: (store: Store, id: string) => Promise<unknown>
  isThere: (store: Store, id: string) => Promise<boolean>
}

const inOrder = { orderBy: { id: 'asc' as const }, take }
const idAfter = (after: string | null, id?: string) => ({ id: id ?? (after === null ? undefined : { gt: after }) })
const since = ({ retention, clock }: Store) => ({ lt: keptSince('matters', retention, clock()) })

const objections: Kind = {
  page: async (store, after, id) => {
    const due = since(store)
    const none = { none: { at: { gte: due.lt } } }
    const rows = await store.prisma.objection.findMany({
      where: {
        ...idAfter(after, id),
        // One that is open is never removed, however old.
        state: { notIn: ['queued', 'needsAttention', 'received', 'underReview'] },
        ...{ lodgedAt: due, events: none, messages: none, answers: none, outbox: settled },
      },
      include: { ...withHistory, ...sent },
      ...inOrder,
    })
    return rows.map(({ outbox, ...row }) => {
      const synced = sealerFor(store.vault, 'Objection', row.id).openMaybe('sealedSynced', row.sealedSynced)
      const content = { ...toCase(store, row), synced, sendings: outbox }
      return { type: 'objection', id: row.id, brukareId: row.brukareId, content }
    })
  },
  remove: async ({ prisma }, id) => {
    const of = { where: { objectionId: id } }
    await prisma.outbox.deleteMany(of)
    await prisma.objectionEvent.deleteMany(of)
    await prisma.objectionMessage.deleteMany(of)
    await prisma.objectionAnswer.deleteMany(of)
    await prisma.objection.delete({ where: { id } })
  },
  isThere: async ({ prisma }, id) => (await prisma.objection.count({ where: { id } })) > 0,
}

const comments: Kind = {
  page: async (store, after, id) => {
    const where = { ...idAfter(after, id), createdAt: since(store), outbox: settled }
    const rows = await store.prisma.comment.findMany({ where, include: sent, ...inOrder })
    return rows.map(({ outbox, ...row }) => {
      const content = { ...toComment(store, row), sendings: outbox }
      return { type: 'comment', id: row.id, brukareId: row.brukareId, content }
    })
  },
  remove: async ({ prisma }, id) => {
    await prisma.outbox.deleteMany({ where: { commentId: id } })
    await prisma.comment.delete({ where: { id } })
  },
  isThere: async ({ prisma }, id) => (await prisma.comment.count({ where: { id } })) > 0,
}

const reviews: Kind = {
  page: async (store, after, id) => {
    const where = { ...idAfter(after, id), createdAt: since(store), outbox: settled }
    const rows = await store.prisma.review.findMany({ where, include: sent, ...inOrder })
    return rows.map(({ outbox, ...row }) => {
      const content = { ...toReview(store, row), sendings: outbox }
      return { type: 'review', id: row.id, brukareId: row.brukareId, content }
    })
  },
  remove: async ({ prisma }, id) => {
    await prisma.outbox.deleteMany({ where: { reviewId: id } })
    await prisma.review.delete({ where: { id } })
  },
  isThere: async ({ prisma }, id) => (await prisma.review.count({ where: { id } })) > 0,
}

const wishes: Kind = {
  page: async (store, after, id) => {
    const due = since(store)
    const rows = await store.prisma.wish.findMany({
      where: {
        ...idAfter(after, id),
        // One that is undecided is never removed, however old.
        state: { notIn: ['queued', 'needsAttention', 'received', 'question'] },
        ...{ sentAt: due, answers: { none: { at: { gte: due.lt } } }, outbox: settled },
        OR: [{ withdrawnAt: null }, { withdrawnAt: due }],
      },
      include: { ...withAnswers, ...sent },
      ...inOrder,
    })
    return rows.map(({ outbox, ...row }) => {
      const synced = sealerFor(store.vault, 'Wish', row.id).openMaybe('sealedSynced', row.sealedSynced)
      const content = { ...toWishCase(store, row), synced, sendings: outbox }
      return { type: 'wish', id: row.id, brukareId: row.brukareId, content }
    })
  },
  remove: async ({ prisma }, id) => {
    await prisma.outbox.deleteMany({ where: { wishId: id } })
    await prisma.wishAnswer.deleteMany({ where: { wishId: id } })
    await prisma.wish.delete({ where: { id } })
  },
  isThere: async ({ prisma }, id) => (await prisma.wish.count({ where: { id } })) > 0,
}

const jointActs: Kind = {
  page: async (store, after, id) => {
    const where = { ...idAfter(after, id), state: 'done' as const, endedAt: since(store) }
    const rows = await store.prisma.jointAct.findMany({ where, include: withYes, ...inOrder })
    return rows.map((row) => ({
      type: 'jointAct',
      id: row.id,
      brukareId: row.brukareId,
      content: toJointAct(store, row),
    }))
  },
  remove: ({ prisma }, id) => prisma.jointAct.delete({ where: { id } }),
  isThere: async ({ prisma }, id) => (await prisma.jointAct.count({ where: { id } })) > 0,
}

const kinds: Record<MatterType, Kind> = {
  objection: objections,
  comment: comments,
  review: reviews,
  wish: wishes,
  jointAct: jointActs,
}

/** Every matter that has been over for long enough. */
export async function* dueMatters(store: Store): Pages<ArchivedMatter> {
  for (const { page } of Object.values(kinds)) {
    const pages = pagesOf<ArchivedMatter>(take, (last) => page(store, last?.id ?? null))
    yield* mapped(pages, (matter) => matter)
  }
}

/** Removes one, in a transaction in which that is allowed, when it still is what was archived. See ArchiveRepository. */
export async function removeMatter(
  store: Store,
  { type, id }: Pick<ArchivedMatter, 'type' | 'id'>,
  isArchived: (now: ArchivedMatter) => boolean,
): Promise<'removed' | 'gone' | 'changed'> {
  const kind = kinds[type]
  if (!(await kind.isThere(store, id))) return 'gone'
  const [now] = await kind.page(store, null, id)
  if (now === undefined || !isArchived(now)) return 'changed'
  await kind.remove(store, id)
  return 'removed'
}
