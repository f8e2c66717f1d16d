import { z } from 'zod'
import { type Statement, type Store } from '~/database/store.server'
import type { NoticeRepository } from '~/database/types'

const underWayRow = z.object({
  id: z.string(),
  channel: z.enum(['email', 'sms', 'digitalPost']),
  handle: z.string(),
  ageMs: z.number(),
})

/** Whoever asks has them for a while: two processes do not ask for the same. */
const underWay: Statement<typeof underWayRow> = {
  name: 'notice-messages-under-way',
  sql: `
    WITH due AS (
      SELECT "id" FROM "NoticeMessage" WHERE "checkAt" <= clock_timestamp() AND "handle" IS NOT NULL
      ORDER BY "checkAt", "id" LIMIT $1::int FOR UPDATE SKIP LOCKED
    )
    UPDATE "NoticeMessage" m SET "checkAt" = clock_timestamp() + $2::int * interval '1 millisecond'
    FROM due, "NoticeDestination" d WHERE m."id" = due."id" AND d."id" = m."destinationId"
    RETURNING m."id", d."channel"::text AS "channel", m."handle",
      (extract(epoch FROM clock_timestamp() - m."createdAt") * 1000)::float8 AS "ageMs"`,
  row: underWayRow,
}

/** So many in a row that have not arrived: then the address is given up on. One alone may be a telephone that was off for long. */
const mostFailures = 2

/** True when the newest of what was sent there, so many, has all failed. */
async function isGone({ prisma }: Store, destinationId: string): Promise<boolean> {
  const where = { destinationId, OR: [{ deliveredAt: { not: null } }, { failedAt: { not: null } }] }
  const newest = await prisma.noticeMessage.findMany({
    where,
    ...{ orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }], take: mostFailures },
    select: { failedAt: true, lastErrorCode: true },
  })
  const isLost = (one: (typeof newest)[number]) => one.failedAt !== null && one.lastErrorCode === 'not-arrived'
  return newest.length === mostFailures && newest.every(isLost)
}

/** How it went with what a service has taken. */
export function createNoticeFates(store: Store): Pick<NoticeRepository, 'underWay' | 'settleFate'> {
  return {
    underWay: (limit, againMs) => store.rows(underWay, [limit, againMs]),
    settleFate: (id, handle, fate) =>
      store.atomically(async (inner) => {
        const { prisma } = inner
        await prisma.$executeRaw`SELECT 1 FROM "NoticeMessage" WHERE "id" = ${id} FOR UPDATE`
        const row = await prisma.noticeMessage.findUnique({ where: { id } })
        if (row === null || (row.handle !== null && row.handle !== handle)) return false
        // What is said twice is said once: the service calls again when our yes was lost.
        if (row.deliveredAt !== null || (row.failedAt !== null && row.sentAt !== null)) return true
        const now = inner.clock()
        // A service that tells how it went has taken it, also when its answer was lost.
        const taken = {
          handle,
          sentAt: row.sentAt ?? now,
          checkAt: null,
          leasedBy: null,
          leasedUntil: null,
          startedAt: null,
        }
        const how = {
          arrived: { deliveredAt: now, failedAt: null },
          failed: { failedAt: now, lastErrorCode: 'not-arrived' },
          nobodySays: {},
        }[fate]
        await prisma.noticeMessage.update({ where: { id }, data: { ...taken, ...how } })
        if (fate === 'failed' && (await isGone(inner, row.destinationId))) {
          await prisma.noticeDestination.update({ where: { id: row.destinationId }, data: { failedAt: now } })
        }
        return true
      }),
  }
}
