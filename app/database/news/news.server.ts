import { z } from 'zod'
import type { Statement, Store } from '~/database/store.server'
import type { PortalNews } from '~/database/types'

const row = z.object({
  what: z.enum(['visit', 'answer', 'wish', 'access']),
  id: z.string(),
  at: z.date(),
  /** Of an answer: whose it is. */
  providerId: z.string().nullable(),
  /** When it was opened; of a visit: when the one before ended. */
  before: z.date().nullable(),
  /** Of a visit: its last page. */
  last: z.date().nullable(),
})

/** What the person has done themself is not new to them. Representations of the brukare are not given, so they are none. */
const news: Statement<typeof row> = {
  name: 'portal-news',
  sql: `WITH "mark" AS (
      SELECT "key", "at" FROM "Opened" WHERE "personId" = $1 AND "brukareId" = $2
        AND ("key" LIKE 'objection:%' OR "key" LIKE 'wish:%' OR "key" LIKE 'access:%'))
    SELECT 'visit' AS "what", '' AS "id", "firstAt" AS "at", NULL AS "providerId", "beforeAt" AS "before", "lastAt" AS "last"
      FROM "Visit" WHERE "personId" = $1 AND "brukareId" = $2
    UNION ALL
    SELECT 'answer', o."id", a."at", o."providerId", m."at", NULL
      FROM "Objection" o
      CROSS JOIN LATERAL (SELECT "at" FROM "ObjectionAnswer" WHERE "objectionId" = o."id" ORDER BY "position" DESC LIMIT 1) a
      LEFT JOIN "mark" m ON m."key" = 'objection:' || o."id"
      WHERE o."brukareId" = $2 AND o."state" IN ('accepted', 'partlyAccepted', 'rejected')
    UNION ALL
    SELECT 'wish', w."id", a."at", w."providerId", m."at", NULL
      FROM "Wish" w
      CROSS JOIN LATERAL (SELECT "at" FROM "WishAnswer" WHERE "wishId" = w."id" ORDER BY "position" DESC LIMIT 1) a
      LEFT JOIN "mark" m ON m."key" = 'wish:' || w."id"
      WHERE w."brukareId" = $2 AND w."state" IN ('accepted', 'partlyAccepted', 'declined', 'question')
    UNION ALL
    SELECT 'access', r."id", r."happened", NULL, m."at", NULL
      FROM (SELECT "id", GREATEST(
          CASE WHEN "givenById" IS DISTINCT FROM $1 THEN "createdAt" END, "acceptedAt", "declinedAt",
          CASE WHEN "revokedById" IS DISTINCT FROM $1 THEN "revokedAt" END) AS "happened"
        FROM "Representation" WHERE "brukareId" = $2 AND "personId" <> $1 AND "kind" <> 'brukare') r
      LEFT JOIN "mark" m ON m."key" = 'access:' || r."id"
      WHERE r."happened" IS NOT NULL`,
  row,
}

/** What may be new to a person about a brukare, of what the portal itself knows, and when they were here: one statement. */
export async function portalNews(
  store: Store,
  { personId, brukareId }: { personId: string; brukareId: string },
): Promise<PortalNews> {
  const rows = await store.rows(news, [personId, brukareId])
  const visit = rows.find(({ what }) => what === 'visit')
  return {
    visit: visit?.last ? { firstAt: visit.at, beforeAt: visit.before, lastAt: visit.last } : null,
    ...{ answers: answersOf(rows, 'answer'), wishes: answersOf(rows, 'wish') },
    access: rows.flatMap(({ what, id, at, before }) => (what === 'access' ? [{ id, at, openedAt: before }] : [])),
  }
}

function answersOf(rows: readonly z.infer<typeof row>[], kind: 'answer' | 'wish'): PortalNews['answers'] {
  return rows.flatMap(({ what, id, at, providerId, before }) =>
    what === kind && providerId !== null ? [{ id, providerId, at, openedAt: before }] : [],
  )
}
