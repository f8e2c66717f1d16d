import { z } from 'zod'
import { currentIds, everyIdOf } from '~/database/former-ids.server'
import type { Statement, Store } from '~/database/store.server'
import type { RepresentationUse } from '~/database/types'
import { actionsOfKind } from '~/domain/access-log/action'

const rowSchema = z.object({ basis: z.string(), lastAt: z.date().nullable(), reads: z.number(), acts: z.number() })

/** Of the offer, and not of what it opens. */
const answers = ['invitation.read', 'access.accept', 'access.decline']

const ofWhatIsOpened = (kind: 'seen' | 'done') => actionsOfKind(kind).filter((action) => !answers.includes(action))

/** What was seen, and what was done, and when the last of these: one set of rows, so that no sentence denies another. */
const byBasis: Statement<typeof rowSchema> = {
  name: 'representation-use',
  sql: `SELECT "basis", max("at") FILTER (WHERE "action" = ANY($2::text[] || $3::text[])) AS "lastAt",
      count(*) FILTER (WHERE "action" = ANY($2::text[]))::int AS "reads",
      count(*) FILTER (WHERE "action" = ANY($3::text[]))::int AS "acts"
    FROM "AccessLog" WHERE "brukareId" = ANY($1::text[]) AND "outcome" = 'allowed' AND "basis" IS NOT NULL AND "basis" <> 'self'
    GROUP BY "basis"`,
  row: rowSchema,
}

/** How each representation of a brukare has been used. A row that rests on several counts for each of them. */
export async function readUse(store: Store, brukareId: string): Promise<Map<string, RepresentationUse>> {
  const uses = new Map<string, RepresentationUse>()
  const brukareIds = (await everyIdOf(store, [brukareId]))(brukareId)
  const rows = await store.rows(byBasis, [brukareIds, ofWhatIsOpened('seen'), ofWhatIsOpened('done')])
  const now = await currentIds(
    store,
    rows.flatMap(({ basis }) => basis.split(',')),
  )
  for (const { basis, lastAt, reads, acts } of rows) {
    for (const id of new Set(basis.split(',').map(now))) {
      const known = uses.get(id)
      uses.set(id, {
        lastAt: later(lastAt, known?.lastAt ?? null),
        reads: reads + (known?.reads ?? 0),
        acts: acts + (known?.acts ?? 0),
      })
    }
  }
  return uses
}

const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a)
