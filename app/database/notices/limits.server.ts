import { z } from 'zod'
import type { Statement, Store } from '~/database/store.server'
import type { NoticeChoiceRepository, ToldPerson } from '~/database/types'

type Limits = Pick<NoticeChoiceRepository, 'offFor' | 'stuck' | 'limitsOf' | 'toldAbout' | 'saveLimit' | 'toldLately'>

/** What may have been taken is not known to be stuck. By the database's clock, as all times of sending. */
const stuckRow = z.object({ destinationId: z.string(), ageMs: z.number() })
const stuckOf: Statement<typeof stuckRow> = {
  name: 'notices-stuck',
  sql: `SELECT m."destinationId", max(extract(epoch FROM clock_timestamp() - m."createdAt") * 1000)::float8 AS "ageMs"
    FROM "NoticeMessage" m JOIN "NoticeDestination" d ON d."id" = m."destinationId"
    WHERE d."personId" = $1 AND d."failedAt" IS NULL AND d."confirmedAt" IS NOT NULL AND m."sentAt" IS NULL
      AND m."failedAt" IS NULL AND m."lastErrorCode" IS NOT NULL AND m."startedAt" IS NULL GROUP BY m."destinationId"`,
  row: stuckRow,
}

/** Who is told of a brukare outside the portal, and how much at most. */
export function createNoticeLimits(store: Store): Limits {
  const { prisma } = store
  return {
    async offFor(brukareIds) {
      const where = { id: { in: [...brukareIds] }, protectedIdentity: true, noticesApproved: false }
      const rows = brukareIds.length === 0 ? [] : await prisma.brukare.findMany({ where, select: { id: true } })
      return new Set(rows.map(({ id }) => id))
    },
    async limitsOf(personId) {
      const rows = await prisma.noticeLimit.findMany({ where: { personId }, select: { brukareId: true, level: true } })
      return new Map(rows.map(({ brukareId, level }) => [brukareId, level]))
    },
    async toldAbout(brukareId): Promise<ToldPerson[]> {
      const about = { where: { brukareId }, select: { level: true } }
      const rows = await prisma.person.findMany({
        where: {
          representations: { some: { brukareId } },
          destinations: { some: { confirmedAt: { not: null }, failedAt: null } },
        },
        select: { id: true, noticeChoices: about, noticeLimits: about },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ id, noticeChoices: [choice], noticeLimits: [limit] }) => {
        return { personId: id, level: choice?.level ?? null, limit: limit?.level ?? null }
      })
    },
    async saveLimit(brukareId, personId, level) {
      const where = { brukareId_personId: { brukareId, personId } }
      if (level === null) {
        await prisma.noticeLimit.deleteMany({ where: { brukareId, personId } })
        return
      }
      const data = { level, changedAt: store.clock() }
      await prisma.noticeLimit.upsert({ where, create: { brukareId, personId, ...data }, update: data })
    },
    async stuck(personId) {
      const rows = await store.rows(stuckOf, [personId])
      return new Map(rows.map(({ destinationId, ageMs }) => [destinationId, ageMs]))
    },
    async toldLately(personId, limit) {
      const rows = await prisma.noticeMessage.findMany({
        where: { destination: { personId }, sentAt: { not: null } },
        select: { sentAt: true, tone: true, destination: { select: { channel: true } } },
        ...{ orderBy: [{ sentAt: 'desc' }, { id: 'asc' }], take: limit },
      })
      return rows.flatMap(({ sentAt, tone, destination }) => {
        return sentAt === null ? [] : [{ at: sentAt, tone, channel: destination.channel }]
      })
    },
  }
}
