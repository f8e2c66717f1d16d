import type {
  CalendarFeed as FeedRow,
  Comment as CommentRow,
  Draft as DraftRow,
  KeptAnswer as KeptRow,
  KnownDevice as DeviceRow,
  Objection as ObjectionRow,
  OwnNote as NoteRow,
  Review as ReviewRow,
  Session as SessionRow,
} from '~/database/generated/client'
import { toComment } from '~/database/reports/comments.server'
import { toFeed } from '~/database/calendar/feeds.server'
import { toDraft } from '~/database/forms/drafts.server'
import { toJointAct, withYes } from '~/database/joint/acts.server'
import { toCase, withHistory } from '~/database/objections/rows.server'
import { toOwnNote } from '~/database/notes/notes.server'
import { toWishCase, withAnswers } from '~/database/wishes/rows.server'
import { toReview } from '~/database/reviews/reviews.server'
import type { Store } from '~/database/store.server'
import type { OpenedRow, OwnDataOf, OwnDataRepository, VisitRow } from '~/database/types'
import { mapped, pagesOf } from '~/platform/pages'
import { everyIdOf } from '~/database/former-ids.server'
import { ownLog } from './own-log.server'
import { ownNotices } from './own-notices.server'

/** Sealed rows: some milliseconds of opening. */
const take = 100

const inOrder = { orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }], take }

/** The rows after one, in that order. Read by key and not by number: a row that is removed meanwhile moves no other. */
const after = (row: { createdAt: Date; id: string } | null) =>
  row === null ? {} : { OR: [{ createdAt: { gt: row.createdAt } }, { createdAt: row.createdAt, id: { gt: row.id } }] }

const isOwn = ({ personId, brukareIds }: OwnDataOf) => [{ personId }, { brukareId: { in: [...brukareIds] } }]

/**
 * Everything that is stored about a person, for that person: by whoever did it, and about whom it is. No transaction holds
 * it together, since it is read as slowly as the person's line is: each page is as it was when it was read.
 */
export function createOwnData(store: Store): OwnDataRepository {
  const { prisma } = store
  return {
    sessions: ({ personId }) =>
      mapped(
        pagesOf<SessionRow>(take, (last) =>
          prisma.session.findMany({ where: { personId, ...after(last) }, ...inOrder }),
        ),
        ({ createdAt, lastSeenAt, authenticatedAt, endedAt, ...session }) => ({
          ...{ createdAt, lastSeenAt, authenticatedAt, endedAt, endReason: session.endReason },
          ...{ deviceSince: session.deviceSince, isNewDevice: session.isNewDevice },
          newDeviceSeenAt: session.newDeviceSeenAt,
          ...{
            deviceLabel: session.deviceLabel,
            acr: session.acr,
            broker: session.broker,
            idpSubject: session.idpSubject,
          },
        }),
      ),
    devices: ({ personId }) =>
      mapped(
        pagesOf<DeviceRow>(take, (last) => {
          const deviceHash = { gt: last?.deviceHash ?? '' }
          return prisma.knownDevice.findMany({ where: { personId, deviceHash }, orderBy: { deviceHash: 'asc' }, take })
        }),
        ({ createdAt, usedAt }) => ({ createdAt, usedAt }),
      ),
    drafts: ({ personId }) =>
      mapped(
        pagesOf<DraftRow>(take, (last) => prisma.draft.findMany({ where: { personId, ...after(last) }, ...inOrder })),
        (row) => toDraft(store, row),
      ),
    objections: (whose) => {
      const pages = pagesOf<Parameters<typeof toCase>[1]>(take, async (last) => {
        // A message cannot be bound to a person by the database; one that was written while two accounts became one has the old id.
        const writers = (await everyIdOf(store, [whose.personId]))(whose.personId)
        const own = { OR: [...isOwn(whose), { messages: { some: { personId: { in: writers } } } }] }
        return prisma.objection.findMany({
          where: { AND: [own, afterLodged(last)] },
          include: withHistory,
          ...{ orderBy: [{ lodgedAt: 'asc' }, { id: 'asc' }], take },
        })
      })
      return mapped(pages, (row) => toCase(store, row))
    },
    comments: (whose) =>
      mapped(
        pagesOf<CommentRow>(take, (last) =>
          prisma.comment.findMany({ where: { AND: [{ OR: isOwn(whose) }, after(last)] }, ...inOrder }),
        ),
        (row) => toComment(store, row),
      ),
    reviews: (whose) =>
      mapped(
        pagesOf<ReviewRow>(take, (last) =>
          prisma.review.findMany({ where: { AND: [{ OR: isOwn(whose) }, after(last)] }, ...inOrder }),
        ),
        (row) => toReview(store, row),
      ),
    wishes: (whose) => {
      const { personId } = whose
      const pages = pagesOf<Parameters<typeof toWishCase>[1]>(take, (last) =>
        prisma.wish.findMany({
          where: { AND: [{ OR: [...isOwn(whose), { withdrawnById: personId }] }, afterSent(last)] },
          include: withAnswers,
          ...{ orderBy: [{ sentAt: 'asc' }, { id: 'asc' }], take },
        }),
      )
      return mapped(pages, (row) => toWishCase(store, row))
    },
    // The writer's alone, also when it is about somebody whose own data this is.
    notes: ({ personId }) =>
      mapped(
        pagesOf<NoteRow>(take, (last) => prisma.ownNote.findMany({ where: { personId, ...after(last) }, ...inOrder })),
        (row) => ({ ...toOwnNote(store, row), brukareId: row.brukareId }),
      ),
    calendars: ({ personId }) =>
      mapped(
        pagesOf<FeedRow>(take, (last) =>
          prisma.calendarFeed.findMany({ where: { personId, ...after(last) }, ...inOrder }),
        ),
        (row) => {
          const { personId: _personId, ...feed } = toFeed(store, row)
          return feed
        },
      ),
    jointActs: (whose) => {
      const own = { OR: [...isOwn(whose), { confirmations: { some: { personId: whose.personId } } }] }
      const pages = pagesOf<Parameters<typeof toJointAct>[1]>(take, (last) =>
        prisma.jointAct.findMany({ where: { AND: [own, after(last)] }, include: withYes, ...inOrder }),
      )
      return mapped(pages, (row) => toJointAct(store, row))
    },
    ...ownNotices(store),
    kept: ({ personId }) =>
      pagesOf<Pick<KeptRow, 'providerId' | 'resource' | 'fetchedAt'>>(take, (last) =>
        prisma.keptAnswer.findMany({
          where: { personId, ...afterKept(last) },
          select: { providerId: true, resource: true, fetchedAt: true },
          ...{ orderBy: [{ providerId: 'asc' }, { resource: 'asc' }], take },
        }),
      ),
    opened: ({ personId }) =>
      pagesOf<OpenedRow>(take, (last) =>
        prisma.opened.findMany({
          where: { personId, ...afterOpened(last) },
          select: { brukareId: true, key: true, at: true },
          ...{ orderBy: [{ brukareId: 'asc' }, { key: 'asc' }], take },
        }),
      ),
    visits: ({ personId }) =>
      pagesOf<VisitRow & { brukareId: string }>(take, (last) =>
        prisma.visit.findMany({
          where: { personId, ...(last === null ? {} : { brukareId: { gt: last.brukareId } }) },
          select: { brukareId: true, firstAt: true, beforeAt: true, lastAt: true },
          ...{ orderBy: { brukareId: 'asc' }, take },
        }),
      ),
    log: (whose, until) => ownLog(store, whose, until),
  }
}

function afterLodged(last: Pick<ObjectionRow, 'lodgedAt' | 'id'> | null) {
  return last === null
    ? {}
    : { OR: [{ lodgedAt: { gt: last.lodgedAt } }, { lodgedAt: last.lodgedAt, id: { gt: last.id } }] }
}

function afterSent(last: { sentAt: Date; id: string } | null) {
  return last === null ? {} : { OR: [{ sentAt: { gt: last.sentAt } }, { sentAt: last.sentAt, id: { gt: last.id } }] }
}

function afterOpened(last: Pick<OpenedRow, 'brukareId' | 'key'> | null) {
  if (last === null) return {}
  const { brukareId, key } = last
  return { OR: [{ brukareId: { gt: brukareId } }, { brukareId, key: { gt: key } }] }
}

function afterKept(last: Pick<KeptRow, 'providerId' | 'resource'> | null) {
  if (last === null) return {}
  const { providerId, resource } = last
  return { OR: [{ providerId: { gt: providerId } }, { providerId, resource: { gt: resource } }] }
}
