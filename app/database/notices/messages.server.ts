import { z } from 'zod'
import { type Statement, type Store } from '~/database/store.server'
import type { NoticeMessage, NoticeRepository } from '~/database/types'
import { toDestination } from './choices.server'
import { toEvent } from './events.server'

const claimedRow = z.object({ id: z.string(), ageMs: z.number() })

/** How it went with what was taken is asked so long after, in milliseconds. */
const firstCheckMs = 5_000

/** What is most pressing first. The clock of the database, so that processes on different machines agree. */
const claim: Statement<typeof claimedRow> = {
  name: 'notice-messages-claim',
  sql: `
    WITH due AS (
      SELECT "id" FROM "NoticeMessage"
      WHERE "sentAt" IS NULL AND "failedAt" IS NULL AND "nextAttemptAt" <= clock_timestamp()
        AND ("leasedUntil" IS NULL OR "leasedUntil" <= clock_timestamp())
      ORDER BY "tone", "nextAttemptAt", "createdAt", "id" LIMIT $3::int FOR UPDATE SKIP LOCKED
    )
    UPDATE "NoticeMessage" m
    SET "leasedBy" = $1, "leasedUntil" = clock_timestamp() + $2::int * interval '1 millisecond', "attempts" = m."attempts" + 1
    FROM due WHERE m."id" = due."id"
    RETURNING m."id", (extract(epoch FROM clock_timestamp() - m."createdAt") * 1000)::float8 AS "ageMs"`,
  row: claimedRow,
}

const idRow = z.object({ id: z.string() })

const later: Statement<typeof idRow> = {
  name: 'notice-messages-later',
  sql: `UPDATE "NoticeMessage" SET "leasedBy" = NULL, "leasedUntil" = NULL, "lastErrorCode" = $4,
      "startedAt" = CASE WHEN $5::boolean THEN "startedAt" END,
      "nextAttemptAt" = clock_timestamp() + $3::int * interval '1 millisecond'
    WHERE "id" = $1 AND "leasedBy" = $2 AND "sentAt" IS NULL AND "failedAt" IS NULL RETURNING "id"`,
  row: idRow,
}

const begin: Statement<typeof idRow> = {
  name: 'notice-messages-begin',
  sql: `UPDATE "NoticeMessage" SET "startedAt" = clock_timestamp()
    WHERE "id" = $1 AND "leasedBy" = $2 AND "leasedUntil" > clock_timestamp() AND "sentAt" IS NULL AND "failedAt" IS NULL
    RETURNING "id"`,
  row: idRow,
}

const sentNow: Statement<typeof idRow> = {
  name: 'notice-messages-sent',
  sql: `UPDATE "NoticeMessage" SET "sentAt" = $2, "leasedBy" = NULL, "leasedUntil" = NULL, "startedAt" = NULL,
      "handle" = coalesce($3, "handle"),
      "checkAt" = CASE WHEN $4::boolean AND "deliveredAt" IS NULL
        THEN clock_timestamp() + $5::int * interval '1 millisecond' END
    WHERE "id" = $1 AND "sentAt" IS NULL AND "failedAt" IS NULL RETURNING "id"`,
  row: idRow,
}

/** A row that cannot be opened (its key is missing) waits, and does not stop the others. */
const unopenable = { delayMs: 10 * 60 * 1000, errorCode: 'cannot-open' }

type Messages = Pick<NoticeRepository, 'claim' | 'begin' | 'sent' | 'retryLater' | 'drop' | 'failed'>

/** What is sent. */
export function createNoticeMessages(store: Store): Messages {
  const { prisma } = store
  const settle = async (id: string, how: { failedAt: Date; lastErrorCode: string }) => {
    const data = { ...how, leasedBy: null, leasedUntil: null }
    await prisma.noticeMessage.updateMany({ where: { id, sentAt: null, failedAt: null }, data })
  }
  const retryLater: Messages['retryLater'] = async (id, workerId, { delayMs, errorCode, mayBeTaken = false }) => {
    await store.rows(later, [id, workerId, Math.round(delayMs), errorCode, mayBeTaken])
  }
  return {
    retryLater,
    async claim(workerId, leaseMs, limit): Promise<NoticeMessage[]> {
      const claimed = await store.rows(claim, [workerId, leaseMs, limit])
      const ages = new Map(claimed.map(({ id, ageMs }) => [id, ageMs]))
      const rows = await prisma.noticeMessage.findMany({
        where: { id: { in: [...ages.keys()] } },
        include: { destination: true, notices: { include: { notice: { include: { event: true } } } } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
      const messages: NoticeMessage[] = []
      for (const { id, destination, notices, ...row } of rows) {
        const { destinationId, tone, language, attempts, startedAt } = row
        try {
          const { channel, address } = toDestination(store, destination)
          messages.push({
            ...{
              id,
              destinationId,
              personId: destination.personId,
              channel,
              address,
              tone,
              language,
              attempts,
              startedAt,
            },
            ageMs: ages.get(id) ?? 0,
            notices: notices.map(({ notice }) => {
              return { id: notice.id, dueAt: notice.dueAt, event: toEvent(notice.event) }
            }),
          })
        } catch {
          await retryLater(id, workerId, unopenable)
        }
      }
      return messages
    },
    begin: async (id, workerId) => (await store.rows(begin, [id, workerId])).length > 0,
    async sent(id, { handle, isFollowed } = { handle: null, isFollowed: false }) {
      await store.rows(sentNow, [id, store.clock(), handle, isFollowed, firstCheckMs])
    },
    drop: (id, settled) =>
      store.atomically(async (inner) => {
        await inner.prisma.noticeMessage.deleteMany({ where: { id, sentAt: null } })
        for (const { noticeId, outcome } of settled) {
          // What another destination of the same person has got is told.
          const elsewhere = await inner.prisma.noticeInMessage.count({ where: { noticeId } })
          if (elsewhere === 0) await inner.prisma.notice.update({ where: { id: noticeId }, data: { outcome } })
        }
      }),
    async failed(id, errorCode, isAddress) {
      const failedAt = store.clock()
      await settle(id, { failedAt, lastErrorCode: errorCode })
      if (!isAddress) return
      await prisma.noticeDestination.updateMany({ where: { messages: { some: { id } } }, data: { failedAt } })
    },
  }
}
