import { z } from 'zod'
import type { NoticeEvent as EventRow } from '~/database/generated/client'
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

/** Of what happened, those it may be for. */
export function createNoticeEvents(store: Store): Pick<NoticeRepository, 'add' | 'unspread' | 'maybeTold' | 'spread'> {
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
          ...(forId === null ? { representations: { some: { brukareId } } } : { id: forId }),
          destinations: { some: { confirmedAt: { not: null }, failedAt: null } },
        },
        select: { id: true },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ id }) => id)
    },
    spread: (eventId, dues) =>
      store.atomically(async (inner) => {
        const data = dues.map(({ personId, dueAt }) => ({ id: newId(), eventId, personId, dueAt }))
        await inner.prisma.notice.createMany({ data, skipDuplicates: true })
        await inner.prisma.noticeEvent.update({ where: { id: eventId }, data: { spreadAt: store.clock() } })
      }),
  }
}
