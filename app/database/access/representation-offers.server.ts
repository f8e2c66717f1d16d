import { z } from 'zod'
import { numberIndexesOf } from '~/database/sign-in/person-rows.server'
import type { Statement, Store } from '~/database/store.server'
import type { Decides } from '~/database/types'
import { stockholmDate } from '~/domain/time/time'

const indexSchema = z.object({ numberIndex: z.string() })

/** By what those are searched who have been given access here, by the number they have and by those they had. */
const offered: Statement<typeof indexSchema> = {
  name: 'representation-offers',
  sql: `WITH "holder" AS (
      SELECT r."personId" FROM "Representation" r
      WHERE r."brukareId" = $1 AND r."source" = 'portal' AND r."revokedAt" IS NULL AND r."declinedAt" IS NULL
        AND (r."validTo" IS NULL OR r."validTo" >= $4::date)
        AND EXISTS (
          SELECT 1 FROM "RepresentationReach" h
          WHERE h."representationId" = r."id" AND h."endedAt" IS NULL AND (h."validTo" IS NULL OR h."validTo" >= $4::date)
            AND ($2::text[] IS NULL OR r."givenById" = $3 OR h."providerId" = ANY($2::text[]))
        )
    )
    SELECT p."numberIndex" FROM "holder" h JOIN "Person" p ON p."id" = h."personId"
    UNION ALL SELECT f."numberIndex" FROM "holder" h JOIN "FormerNumber" f ON f."personId" = h."personId"`,
  row: indexSchema,
}

/** As far as a giver sees: what was given at these providers, and what the giver gave. */
export type GiverSight = { at: Decides; givenBy: string }

/** True when somebody with the number has access that has not run out, or the offer of it, from here. What is read does not depend on the number. */
export async function isOffered(store: Store, brukareId: string, number: string, sight: GiverSight): Promise<boolean> {
  const sought = numberIndexesOf(store, number)
  const today = stockholmDate(store.clock())
  const rows = await store.rows(offered, [brukareId, sight.at === 'everywhere' ? null : sight.at, sight.givenBy, today])
  return rows.some(({ numberIndex }) => sought.includes(numberIndex))
}
