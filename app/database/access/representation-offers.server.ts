import { z } from 'zod'
import { numberIndexesOf } from '~/database/sign-in/person-rows.server'
import type { Statement, Store } from '~/database/store.server'

const indexSchema = z.object({ numberIndex: z.string() })

/** By what those are searched who have been given access here, by the number they have and by those they had. */
const offered: Statement<typeof indexSchema> = {
  name: 'representation-offers',
  sql: `WITH "holder" AS (
      SELECT "personId" FROM "Representation"
      WHERE "brukareId" = $1 AND "source" = 'portal' AND "revokedAt" IS NULL AND "declinedAt" IS NULL
    )
    SELECT p."numberIndex" FROM "holder" h JOIN "Person" p ON p."id" = h."personId"
    UNION ALL SELECT f."numberIndex" FROM "holder" h JOIN "FormerNumber" f ON f."personId" = h."personId"`,
  row: indexSchema,
}

/** True when somebody with the number has access, or the offer of it, from here. What is read does not depend on the number. */
export async function isOffered(store: Store, brukareId: string, number: string): Promise<boolean> {
  const sought = numberIndexesOf(store, number)
  const rows = await store.rows(offered, [brukareId])
  return rows.some(({ numberIndex }) => sought.includes(numberIndex))
}
