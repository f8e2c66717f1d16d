import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { payloadSchema, type OutboxPayload } from './outbox-content.server'
import { sealerFor, type Statement, type Store } from '~/database/store.server'
import type { OutboxItem, OutboxRepository } from '~/database/types'

const unsettled = { deliveredAt: null, refusedAt: null }

/** A row that cannot be opened (its key is missing) waits, and does not stop the others. */
const unopenable = { delayMs: 10 * 60 * 1000, errorCode: 'cannot-open', fault: 'portal' } as const

/** Waits for whoever writes to the same brukare's outbox of the provider, and keeps others out until commit. */
export async function takeTurn(store: Store, brukareId: string, providerId: string): Promise<void> {
  await store.prisma
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${providerId}/${brukareId}`}, 727073690003))`
}

/** What is sent in order. Two matters never wait for each other. */
function matterOf(brukareId: string, payload: OutboxPayload, idempotencyKey: string): string {
  switch (payload.topic) {
    case 'comment':
      return `comment:${payload.commentId}`
    case 'review':
      return `review:${payload.place.providerId}/${brukareId}/${payload.body.month}`
    case 'arrival':
      return `arrival:${idempotencyKey}`
    case 'wish':
    case 'wishWithdrawal':
      return `wish:${payload.wishId}`
    default:
      return `objection:${payload.objectionId}`
  }
}

/**
 * Puts something in the outbox, in a transaction of the caller's. The lock makes two for the same brukare and provider
 * take turns until commit, so that numbers are in the order in which others can see them.
 * `notBefore`: the database's time at which it is due; left out: at once.
 */
export async function enqueue(
  store: Store,
  brukareId: string,
  payload: OutboxPayload,
  notBefore: Date = new Date(0),
): Promise<void> {
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
      wishId: 'wishId' in payload ? payload.wishId : null,
      idempotencyKey,
      sealedPayload: sealerFor(store.vault, 'Outbox', idempotencyKey).sealJson('sealedPayload', payload),
      matter: matterOf(brukareId, payload, idempotencyKey),
      submittedAt: store.clock(),
      // The first instant there is: due at once, whatever the clocks say.
      nextAttemptAt: notBefore,
    },
  })
}

const idRow = z.object({ id: z.string() })

const claimedRow = z.object({ id: z.string(), ageMs: z.number() })

const isDue = `o."deliveredAt" IS NULL AND o."refusedAt" IS NULL AND o."nextAttemptAt" <= clock_timestamp()
        AND (o."leasedUntil" IS NULL OR o."leasedUntil" <= clock_timestamp())`

/**
 * $4: the one provider, or null; $5: JSON list of those left out. `turn` is 1 for one of each brukare. What is due is asked
 * again where the rows are locked: another worker may have taken one since it was ranked.
 */
const claim: Statement<typeof claimedRow> = {
  name: 'outbox-claim',
  sql: `
    WITH ready AS MATERIALIZED (
      SELECT o."id", row_number() OVER (PARTITION BY o."brukareId" ORDER BY o."nextAttemptAt", o."id") AS turn
      FROM "Outbox" o
      WHERE ${isDue}
        AND ($4::text IS NULL OR o."providerId" = $4)
        AND o."providerId" NOT IN (SELECT jsonb_array_elements_text($5::jsonb))
        AND NOT EXISTS (
          SELECT 1 FROM "Outbox" older
          WHERE older."providerId" = o."providerId" AND older."brukareId" = o."brukareId"
            AND older."matter" = o."matter" AND older."id" < o."id"
            AND older."deliveredAt" IS NULL AND older."refusedAt" IS NULL
        )
    ), due AS (
      SELECT o."id" FROM "Outbox" o JOIN ready ON ready."id" = o."id"
      WHERE ${isDue}
      ORDER BY ready.turn, o."nextAttemptAt", o."id" LIMIT $3::int FOR UPDATE OF o SKIP LOCKED
    )
    UPDATE "Outbox" o
    SET "leasedBy" = $1, "leasedUntil" = clock_timestamp() + $2::int * interval '1 millisecond', "attempts" = o."attempts" + 1
    FROM due WHERE o."id" = due."id"
    RETURNING o."id"::text AS "id",
      (extract(epoch FROM clock_timestamp() - o."createdAt") * 1000)::float8 AS "ageMs"`,
  row: claimedRow,
}

const retry: Statement<typeof idRow> = {
  name: 'outbox-retry',
  sql: `
    UPDATE "Outbox"
    SET "leasedBy" = NULL, "leasedUntil" = NULL, "lastErrorCode" = $4, "lastFault" = $5::"OutboxFault",
      "nextAttemptAt" = clock_timestamp() + $3::int * interval '1 millisecond'
    WHERE "id" = $1::bigint AND "leasedBy" = $2 AND "deliveredAt" IS NULL AND "refusedAt" IS NULL
    RETURNING "id"::text AS "id"`,
  row: idRow,
}

const recalledRow = z.object({ attempts: z.number(), leasedUntil: z.date().nullable() })

const recall: Statement<typeof recalledRow> = {
  name: 'outbox-recall',
  sql: `
    WITH held AS (
      SELECT o."id", o."attempts", o."leasedUntil" FROM "Outbox" o
      WHERE (o."objectionId" = $1 OR o."wishId" = $1) AND o."topic" = $2::"OutboxTopic" AND o."deliveredAt" IS NULL AND o."refusedAt" IS NULL
      FOR UPDATE OF o
    )
    UPDATE "Outbox" o
    SET "refusedAt" = clock_timestamp(), "lastErrorCode" = 'withdrawn', "leasedBy" = NULL, "leasedUntil" = NULL
    FROM held WHERE o."id" = held."id" RETURNING held."attempts", held."leasedUntil"`,
  row: recalledRow,
}

/**
 * Takes an objection or a wish out of the outbox, in a transaction of the caller's: from then on no try begins. Whoever is
 * sending it may still be about to arrive, until `maybeUntil` (the database's time). Take it before the matter's own row is
 * held: that is the order in which a receipt takes them.
 * @returns null when it was not there: it has been delivered or refused
 */
export async function recallMatter(
  store: Store,
  topic: 'objection' | 'wish',
  id: string,
): Promise<{ wasTried: boolean; maybeUntil: Date | null } | null> {
  const [recalled] = await store.rows(recall, [id, topic])
  return recalled ? { wasTried: recalled.attempts > 0, maybeUntil: recalled.leasedUntil } : null
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
  const retryLater: OutboxRepository['retryLater'] = async (id, workerId, { delayMs, errorCode, fault }) =>
    (await store.rows(retry, [id, workerId, Math.round(delayMs), errorCode, fault])).length > 0

  const settle = async (id: string, how: { deliveredAt: Date } | { refusedAt: Date; lastErrorCode: string }) => {
    const data = { ...how, leasedBy: null, leasedUntil: null }
    return (await prisma.outbox.updateMany({ where: { id: BigInt(id), ...unsettled }, data })).count > 0
  }

  return {
    async claim(workerId, leaseMs, limit, lane = { exceptProviderIds: [] }) {
      const only = 'providerId' in lane ? lane.providerId : null
      const except = JSON.stringify('providerId' in lane ? [] : lane.exceptProviderIds)
      const claimed = await store.rows(claim, [workerId, leaseMs, limit, only, except])
      const ages = new Map(claimed.map(({ id, ageMs }) => [id, ageMs]))
      const rows = await prisma.outbox.findMany({
        where: { id: { in: claimed.map(({ id }) => BigInt(id)) } },
        include: {
          objection: { select: { providerObjectionId: true, reference: true } },
          wish: { select: { providerWishId: true, reference: true } },
        },
        orderBy: { id: 'asc' },
      })
      const items: OutboxItem[] = []
      for (const row of rows) {
        const id = String(row.id)
        const { brukareId, idempotencyKey, attempts, createdAt } = row
        try {
          const opened = sealerFor(store.vault, 'Outbox', idempotencyKey).openJson('sealedPayload', row.sealedPayload)
          const { providerObjectionId = null } = row.objection ?? {}
          const { providerWishId = null } = row.wish ?? {}
          const { reference = '' } = row.objection ?? row.wish ?? {}
          const there = { providerObjectionId, providerWishId, reference }
          const known = { id, brukareId, idempotencyKey, attempts, createdAt, ...there }
          items.push({ ...payloadSchema.parse(opened), ...known, ageMs: ages.get(id) ?? 0 })
        } catch {
          await retryLater(id, workerId, unopenable)
        }
      }
      return items
    },
    retryLater,
    delivered: (id) => settle(id, { deliveredAt: store.clock() }),
    refused: (id, errorCode) => settle(id, { refusedAt: store.clock(), lastErrorCode: errorCode }),
    async listUndelivered(brukareIds) {
      const rows = await prisma.outbox.findMany({
        where: { ...unsettled, brukareId: { in: [...brukareIds] } },
        select: {
          ...{ matter: true, topic: true, brukareId: true, providerId: true },
          ...{ objectionId: true, commentId: true, reviewId: true, wishId: true },
          ...{ comment: { select: { timeReportId: true } }, review: { select: { month: true } } },
          ...{ submittedAt: true, createdAt: true, attempts: true, lastFault: true },
        },
        orderBy: { id: 'asc' },
      })
      const seen = new Set<string>()
      return rows.flatMap(({ matter, submittedAt, createdAt, attempts, lastFault, comment, review, ...row }) => {
        if (matter !== '' && seen.has(matter)) return []
        seen.add(matter)
        const about = { timeReportId: comment?.timeReportId ?? null, month: review?.month ?? null }
        return [{ ...row, ...about, since: submittedAt ?? createdAt, tries: attempts, fault: lastFault }]
      })
    },
    oldestPending: async () => (await store.rows(oldest, []))[0] ?? null,
    pendingCount: (providerId) => prisma.outbox.count({ where: { ...unsettled, providerId } }),
  }
}
