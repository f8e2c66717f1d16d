import { z } from 'zod'
import { newId, type Statement, type Store } from '~/database/store.server'
import type { NoticeRepository, NotTold, WaitingNotice } from '~/database/types'
import { indexesOfAddress, toDestination } from './choices.server'
import { createNoticeEvents, toEvent } from './events.server'
import { createNoticeFates } from './fates.server'
import { createNoticeMessages } from './messages.server'

const personRow = z.object({ personId: z.string() })

const due: Statement<typeof personRow> = {
  name: 'notices-due',
  sql: `SELECT "personId" FROM "Notice" WHERE "settledAt" IS NULL AND "dueAt" <= $1
    GROUP BY "personId" ORDER BY min("dueAt"), "personId" LIMIT $2::int`,
  row: personRow,
}

/** Why each of them is not told. In a transaction. */
export async function settleNotices(
  store: Store,
  settled: readonly { noticeId: string; outcome: NotTold }[],
): Promise<void> {
  for (const { noticeId, outcome } of settled) {
    await store.prisma.notice.updateMany({ where: { id: noticeId }, data: { outcome, settledAt: store.clock() } })
  }
}

/** Whoever writes to the same address waits until commit, so that two who share it do not both get the same. */
async function takeAddress(store: Store, address: string): Promise<void> {
  await store.prisma.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${address.toLowerCase()}, 727073690004))`
}

type Told = Parameters<NoticeRepository['compose']>[1]

/** Writes what is to be sent; see NoticeRepository.compose. In a transaction. */
async function compose(store: Store, personId: string, { noticeIds, tone, language }: Told): Promise<number> {
  const { prisma } = store
  const held = await prisma.$queryRaw<
    { id: string; eventId: string }[]
  >`SELECT "id", "eventId" FROM "Notice" WHERE "id" = ANY(${[...noticeIds]}) AND "personId" = ${personId}
    AND "settledAt" IS NULL ORDER BY "id" FOR UPDATE`
  if (held.length === 0) return 0
  const where = { personId, confirmedAt: { not: null }, failedAt: null }
  const rows = await prisma.noticeDestination.findMany({ where, orderBy: { id: 'asc' } })
  const destinations = rows.map((row) => toDestination(store, row))
  let messages = 0
  for (const { id: destinationId, address } of destinations.toSorted((a, b) => (a.address < b.address ? -1 : 1))) {
    await takeAddress(store, address)
    const known = await prisma.noticeInMessage.findMany({
      where: {
        notice: { eventId: { in: held.map(({ eventId }) => eventId) } },
        message: { destination: { addressIndex: { in: indexesOfAddress(store, address) } } },
      },
      select: { notice: { select: { eventId: true } } },
    })
    const got = new Set(known.map(({ notice }) => notice.eventId))
    const fresh = held.filter(({ eventId }) => !got.has(eventId))
    if (fresh.length === 0) continue
    await prisma.noticeMessage.create({
      data: {
        ...{ id: newId(), destinationId, tone, language },
        // The first instant there is: due at once, whatever the clocks say.
        nextAttemptAt: new Date(0),
        notices: { create: fresh.map(({ id }) => ({ noticeId: id })) },
      },
    })
    messages += 1
  }
  const outcome = messages > 0 ? 'told' : destinations.length === 0 ? 'noDestination' : 'already'
  const ids = held.map(({ id }) => id)
  await prisma.notice.updateMany({ where: { id: { in: ids } }, data: { outcome, settledAt: store.clock() } })
  return messages
}

/** What is to be told, and to whom. */
export function createNotices(store: Store): NoticeRepository {
  const { prisma } = store
  return {
    ...createNoticeEvents(store),
    ...createNoticeMessages(store),
    ...createNoticeFates(store),
    async duePersons(now, limit) {
      return (await store.rows(due, [now, limit])).map(({ personId }) => personId)
    },
    async waitingOf(personId): Promise<WaitingNotice[]> {
      const rows = await prisma.notice.findMany({
        where: { personId, settledAt: null },
        ...{ include: { event: true }, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: 500 },
      })
      return rows.map(({ id, dueAt, event }) => ({ id, dueAt, event: toEvent(event) }))
    },
    async putOff(noticeIds, dueAt) {
      await prisma.notice.updateMany({ where: { id: { in: [...noticeIds] }, settledAt: null }, data: { dueAt } })
    },
    settle: (settled) => store.atomically((inner) => settleNotices(inner, settled)),
    compose: (personId, told) => store.atomically((inner) => compose(inner, personId, told)),
  }
}
