import type { Store } from '~/database/store.server'
import type { OpenedRepository, VisitRow } from '~/database/types'
import { portalNews } from './news.server'

/** What people have opened, and when they were here. Ids and times only; who has seen what is the access log's to tell. */
export function createOpened(store: Store): OpenedRepository {
  return {
    mark: ({ personId, brukareId, key, at = store.clock() }) => markAt(store, { personId, brukareId, key, at }),
    list: ({ personId, brukareIds, kinds }) =>
      store.prisma.opened.findMany({
        where: {
          ...{ personId, brukareId: { in: [...brukareIds] } },
          OR: kinds.map((kind) => ({ key: { startsWith: kind } })),
        },
        select: { brukareId: true, key: true, at: true },
        orderBy: [{ at: 'asc' }, { key: 'asc' }],
      }),
    async forget({ personId, prefix }) {
      await store.prisma.opened.deleteMany({ where: { personId, key: { startsWith: prefix } } })
    },
    news: (whose) => portalNews(store, whose),
    async visits({ personId, brukareIds }) {
      const rows = await store.prisma.visit.findMany({ where: { personId, brukareId: { in: [...brukareIds] } } })
      return new Map(rows.map(({ brukareId, ...visit }) => [brukareId, visitOf(visit)]))
    },
    visit: ({ personId, brukareId }, { firstAt, beforeAt, lastAt }) => {
      return writeVisit(store, { personId, brukareId, firstAt, beforeAt, lastAt })
    },
  }
}

type Mark = { personId: string; brukareId: string; key: string; at: Date }
type Visited = { personId: string; brukareId: string } & VisitRow

const visitOf = ({ firstAt, beforeAt, lastAt }: VisitRow): VisitRow => ({ firstAt, beforeAt, lastAt })

async function markAt({ prisma }: Store, { personId, brukareId, key, at }: Mark): Promise<void> {
  await prisma.$executeRaw`INSERT INTO "Opened" ("personId", "brukareId", "key", "at")
    VALUES (${personId}, ${brukareId}, ${key}, ${at})
    ON CONFLICT ("personId", "brukareId", "key") DO UPDATE SET "at" = GREATEST("Opened"."at", EXCLUDED."at")`
}

/** The end of the visit before is written with the first page of a visit, and stands through it. */
async function writeVisit({ prisma }: Store, visit: Visited): Promise<void> {
  const { personId, brukareId, firstAt, beforeAt, lastAt } = visit
  await prisma.$executeRaw`INSERT INTO "Visit" ("personId", "brukareId", "firstAt", "beforeAt", "lastAt")
    VALUES (${personId}, ${brukareId}, ${firstAt}, ${beforeAt}, ${lastAt})
    ON CONFLICT ("personId", "brukareId") DO UPDATE SET
      "beforeAt" = GREATEST("Visit"."beforeAt", EXCLUDED."beforeAt"), "lastAt" = EXCLUDED."lastAt"
      WHERE "Visit"."lastAt" < EXCLUDED."lastAt"`
}

type Moved = { personId: string } | { brukareId: string }

/**
 * What one account, or one brukare, has opened becomes the other's, and when they were here; of what both have, the last time
 * stands, and of visits the first too. In a transaction of the caller's.
 */
export async function moveOpened(store: Store, from: Moved, into: Moved): Promise<void> {
  const { prisma } = store
  for (const row of await prisma.opened.findMany({ where: from })) await markAt(store, { ...row, ...into })
  await prisma.opened.deleteMany({ where: from })
  for (const row of await prisma.visit.findMany({ where: from })) {
    const id = { personId: row.personId, brukareId: row.brukareId, ...into }
    const known = await prisma.visit.findUnique({ where: { personId_brukareId: id } })
    const both = known === null ? row : together(row, known)
    const visit = visitOf(both)
    await prisma.visit.upsert({ where: { personId_brukareId: id }, create: { ...id, ...visit }, update: visit })
  }
  await prisma.visit.deleteMany({ where: from })
}

/** Two accounts' visits to the same: nothing that either had seen is new. */
function together(one: VisitRow, other: VisitRow): VisitRow {
  const [first, last] = one.lastAt < other.lastAt ? [one, other] : [other, one]
  return {
    firstAt: one.firstAt < other.firstAt ? one.firstAt : other.firstAt,
    beforeAt: last.beforeAt === null || last.beforeAt < first.lastAt ? first.lastAt : last.beforeAt,
    lastAt: last.lastAt,
  }
}
