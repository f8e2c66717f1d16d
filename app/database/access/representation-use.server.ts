import { z } from 'zod'
import { currentIds, everyIdOf } from '~/database/former-ids.server'
import type { Statement, Store } from '~/database/store.server'
import type { RepresentationUse } from '~/database/types'

const rowSchema = z.object({ basis: z.string(), lastAt: z.date(), reads: z.number(), acts: z.number() })

/** Where someone looked, as against where something was done. */
const byBasis: Statement<typeof rowSchema> = {
  name: 'representation-use',
  sql: `SELECT "basis", max("at") AS "lastAt",
      count(*) FILTER (WHERE "action" ~ '\\.(read|open|list|start)$')::int AS "reads",
      count(*) FILTER (WHERE "action" !~ '\\.(read|open|list|start)$')::int AS "acts"
    FROM "AccessLog" WHERE "brukareId" = ANY($1::text[]) AND "outcome" = 'allowed' AND "basis" IS NOT NULL AND "basis" <> 'self'
    GROUP BY "basis"`,
  row: rowSchema,
}

/** How each representation of a brukare has been used. A row that rests on several counts for each of them. */
export async function readUse(store: Store, brukareId: string): Promise<Map<string, RepresentationUse>> {
  const uses = new Map<string, RepresentationUse>()
  const brukareIds = (await everyIdOf(store, [brukareId]))(brukareId)
  const rows = await store.rows(byBasis, [brukareIds])
  const now = await currentIds(
    store,
    rows.flatMap(({ basis }) => basis.split(',')),
  )
  for (const { basis, lastAt, reads, acts } of rows) {
    for (const id of new Set(basis.split(',').map(now))) {
      const known = uses.get(id)
      uses.set(id, {
        lastAt: known && known.lastAt > lastAt ? known.lastAt : lastAt,
        reads: reads + (known?.reads ?? 0),
        acts: acts + (known?.acts ?? 0),
      })
    }
  }
  return uses
}
