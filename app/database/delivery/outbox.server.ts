import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { payloadSchema, type OutboxPayload } from './outbox-content.server'
import { sealerFor, type Statement, type Store } from '~/database/store.server'
import type { OutboxItem, OutboxRepository } from '~/database/types'

const unsettled = { deliveredAt: null, refusedAt: null }

/** A row that cannot be opened (its key is missing) waits, and does not stop the others. */
const unopenable = { delayMs: 10 * 60 * 1000, errorCode: 'cannot-open' }

/** Waits for whoever writes to the same brukare's outbox of the provider, and keeps others out until commit. */
export async function takeTurn(store: Store, brukareId: string, providerId: string): Promise<void> {
  await store.prisma
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${providerId}/${brukareId}`}, 727073690003))`
}

/**
 * Puts something in the outbox, in a transaction of the caller's. The lock makes two for the same brukare and provider
 * take turns until commit, so that numbers are in the order in which others can see them.
 */
export async function enqueue(store: Store, brukareId: string, payload: OutboxPayload): Promise<void> {
  const { providerId } = payload.place
  await takeTurn(store, brukareId, providerId)
  const idempotencyKey = randomUUID()
  await store.prisma.outbox.create({
    data: {
      topic: payload.topic,
      brukareId,
      providerId,
      objectionId: 'objectionId' in payload ? payload.objectionId : null,
      messageId: 'messageId' in payload ? payload.messageId : null,
      commentId: 'commentId' in payload ? payload.commentId : null,
      reviewId: 'reviewId' in payload ? payload.reviewId : null,
      idempotencyKey,
      sealedPayload: sealerFor(store.vault, 'Outbox', idempotencyKey).sealJson('sealedPayload', payload),
      // Due at once, whatever the clocks say.
      nextAttemptAt: new Date(0),
    },
  })
}

const idRow = z.object({ id: z.string() })

const claim: Statement<typeof idRow> = {
  name: 'outbox-claim',
  sql: `
    WITH due AS (
      SELECT o."id" FROM "Outbox" o
      WHERE o."deliveredAt" IS NULL AND o."refusedAt" IS NULL AND o."nextAttemptAt" <= clock_timestamp()
        AND (o."leasedUntil" IS NULL OR o."leasedUntil" <= clock_timestamp())
        AND NOT EXISTS (
          SELECT 1 FROM "Outbox" older
          WHERE older."providerId" = o."providerId" AND older."brukareId" = o."brukareId" AND older."id" < o."id"
            AND older."deliveredAt" IS NULL AND older."refusedAt" IS NULL
        )
      ORDER BY o."id" LIMIT $3::int FOR UPDATE OF o SKIP LOCKED
    )
    UPDATE "Outbox" o
    SET "leasedBy" = $1, "leasedUntil" = clock_timestamp() + $2::int * interval '1 millisecond', "attempts" = o."attempts" + 1
    FROM due WHERE o."id" = due."id" RETURNING o."id"::text AS "id"`,
  row: idRow,
}

const retry: Statement<typeof idRow> = {
  name: 'outbox-retry',
  sql: `
    UPDATE "Outbox"
    SET "leasedBy" = NULL, "leasedUntil" = NULL, "lastErrorCode" = $4,
      "nextAttemptAt" = clock_timestamp() + $3::int * interval '1 millisecond'
    WHERE "id" = $1::bigint AND "leasedBy" = $2 AND "deliveredAt" IS NULL AND "refusedAt" IS NULL
    RETURNING "id"::text AS "id"`,
  row: idRow,
}

const oldestRow = z.object({ createdAt: z.date(), ageMs: z.number() })

const oldest: Statement<typeof oldestRow> = {
  name: 'outbox-oldest',
  sql: `
    SELECT "createdAt", (extract(epoch FROM clock_timestamp() - "createdAt") * 1000)::float8 AS "ageMs" FROM "Outbox"
    WHERE "deliveredAt" IS NULL AND "refusedAt" IS NULL ORDER BY "createdAt" LIMIT 1`,
  row: oldestRow,
}

/** What waits to be sent. */
export function createOutbox(store: Store): OutboxRepository {
  const { prisma } = store
  const retryLater: OutboxRepository['retryLater'] = async (id, workerId, { delayMs, errorCode }) =>
    (await store.rows(retry, [id, workerId, Math.round(delayMs), errorCode])).length > 0

  const settle = async (id: string, how: { deliveredAt: Date } | { refusedAt: Date; lastErrorCode: string }) => {
    const data = { ...how, leasedBy: null, leasedUntil: null }
    return (await prisma.outbox.updateMany({ where: { id: BigInt(id), ...unsettled }, data })).count > 0
  }

  return {
    async claim(workerId, leaseMs, limit) {
      const claimed = await store.rows(claim, [workerId, leaseMs, limit])
      const rows = await prisma.outbox.findMany({
        where: { id: { in: claimed.map(({ id }) => BigInt(id)) } },
        include: { objection: { select: { providerObjectionId: true } } },
        orderBy: { id: 'asc' },
      })
      const items: OutboxItem[] = []
      for (const row of rows) {
        const id = String(row.id)
        const { brukareId, idempotencyKey, attempts, createdAt } = row
        try {
          const opened = sealerFor(store.vault, 'Outbox', idempotencyKey).openJson('sealedPayload', row.sealedPayload)
          const providerObjectionId = row.objection?.providerObjectionId ?? null
          const known = { id, brukareId, idempotencyKey, attempts, createdAt, providerObjectionId }
          items.push({ ...payloadSchema.parse(opened), ...known })
        } catch {
          await retryLater(id, workerId, unopenable)
        }
      }
      return items
    },
    retryLater,
    delivered: (id) => settle(id, { deliveredAt: store.clock() }),
    refused: (id, errorCode) => settle(id, { refusedAt: store.clock(), lastErrorCode: errorCode }),
    oldestPending: async () => (await store.rows(oldest, []))[0] ?? null,
    pendingCount: (providerId) => prisma.outbox.count({ where: { ...unsettled, providerId } }),
  }
}
