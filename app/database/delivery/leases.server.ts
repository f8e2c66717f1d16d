import { z } from 'zod'
import type { Statement, Store } from '~/database/store.server'
import type { LeaseRepository } from '~/database/types'

const heldRow = z.object({ name: z.string() })

/** One statement, so that of two that take it at once one has it. */
const take: Statement<typeof heldRow> = {
  name: 'lease-take',
  sql: `
    INSERT INTO "Lease" AS held ("name", "heldBy", "heldUntil")
    VALUES ($1, $2, clock_timestamp() + $3::int * interval '1 millisecond')
    ON CONFLICT ("name") DO UPDATE SET "heldBy" = EXCLUDED."heldBy", "heldUntil" = EXCLUDED."heldUntil"
    WHERE held."heldBy" = EXCLUDED."heldBy" OR held."heldUntil" <= clock_timestamp()
    RETURNING "name"`,
  row: heldRow,
}

const give: Statement<typeof heldRow> = {
  name: 'lease-give',
  sql: `UPDATE "Lease" SET "heldUntil" = '-infinity' WHERE "name" = $1 AND "heldBy" = $2 RETURNING "name"`,
  row: heldRow,
}

/** Who does what one process at a time does, by the database's clock. */
export function createLeases({ rows }: Store): LeaseRepository {
  return {
    take: async (name, holder, ms) => (await rows(take, [name, holder, ms])).length > 0,
    give: async (name, holder) => (await rows(give, [name, holder])).length > 0,
  }
}
