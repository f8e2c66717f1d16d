import { z } from 'zod'
import type { NoticeEvent as EventRow, Prisma } from '~/database/generated/client'
import { newId, type Statement, type Store } from '~/database/store.server'
import type { NewNoticeEvent, NoticeEvent, NoticeRepository } from '~/database/types'

/** A row as the others know it. */
export function toEvent({ id, key, kind, brukareId, providerId, resourceId, forId, byId, at }: EventRow): NoticeEvent {
  return { id, key, kind, brukareId, providerId, resourceId, forId, byId, at }
}

const addedRow = z.object({ id: z.string() })

const add: Statement<typeof addedRow> = {
  name: 'notice-event-add',
  sql: `INSERT INTO "NoticeEvent" ("id", "key", "kind", "brukareId", "providerId", "resourceId", "forId", "byId", "at")
    VALUES ($1, $2, $3::"NoticeKind", $4, $5, $6, $7, $8, $9) ON CONFLICT ("key") DO NOTHING RETURNING "id"`,
  row: addedRow,
}

/** Writes down that something happened, in the transaction of what led to it. False when it is written already. */
export async function addNoticeEvent(store: Store, event: NewNoticeEvent): Promise<boolean> {
  const { key, kind, brukareId, providerId, resourceId, forId, byId } = event
  const values = [newId(), key, kind, brukareId, providerId, resourceId, forId, byId, store.clock()]
  return (await store.rows(add, values)).length > 0
}

type Events = Pick<
  NoticeRepository,
  'add' | 'unspread' | 'maybeTold' | 'spread' | 'hasToldOf' | 'watched' | 'watchedClosely'
>

/** Somebody who can be reached outside the portal. */
const reached = {
  destinations: { some: { confirmedAt: { not: null }, failedAt: null } },
} satisfies Prisma.PersonWhereInput

/** So many are written at once: an incident may be for everybody. */
const atOnce = 1_000

/** Whom something may be for. */
function whomFor({ brukareId, forId }: Pick<NoticeEvent, 'brukareId' | 'forId'>): Prisma.PersonWhereInput {
  if (forId !== null) return { id: forId }
  return brukareId === null ? {} : { representations: { some: { brukareId } } }
}

/** Of whom anybody is told: not of a protected identity, while a provider that says so has not agreed to it. */
const isTold = { OR: [{ protectedIdentity: false }, { noticesApproved: true }] } satisfies Prisma.BrukareWhereInput

/** Of what happened, those it may be for. */
export function createNoticeEvents(store: Store): Events {
  const { prisma } = store
  return {
    add: (event) => addNoticeEvent(store, event),
    async unspread(limit) {
      const rows = await prisma.noticeEvent.findMany({
        where: { spreadAt: null },
        ...{ orderBy: [{ at: 'asc' }, { id: 'asc' }], take: limit },
      })
      return rows.map(toEvent)
    },
    async maybeTold({ brukareId, forId, byId }) {
      const rows = await prisma.person.findMany({
        where: {
          ...(byId === null ? {} : { NOT: { id: byId } }),
          ...whomFor({ brukareId, forId }),
          ...reached,
        },
        select: { id: true },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ id }) => id)
    },
    async hasToldOf(personId, { kind, brukareId, resourceId }) {
      const where = { personId, outcome: 'told' as const, event: { kind, brukareId, resourceId } }
      return (await prisma.notice.count({ where })) > 0
    },
    async watched() {
      const where = { ...isTold, representations: { some: { person: reached } } }
      const rows = await prisma.brukare.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
      return rows.map(({ id }) => id)
    },
    async watchedClosely() {
      const where = { ...isTold, noticeChoices: { some: { level: 'all' as const, person: reached } } }
      const rows = await prisma.brukare.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
      return rows.map(({ id }) => id)
    },
    spread: (eventId, dues) =>
      store.atomically(async (inner) => {
        const data = dues.map(({ personId, dueAt }) => ({ id: newId(), eventId, personId, dueAt }))
        for (let from = 0; from < data.length; from += atOnce) {
          await inner.prisma.notice.createMany({ data: data.slice(from, from + atOnce), skipDuplicates: true })
        }
        await inner.prisma.noticeEvent.update({ where: { id: eventId }, data: { spreadAt: store.clock() } })
      }),
  }
}
