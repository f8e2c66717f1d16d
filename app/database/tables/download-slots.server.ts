import { z } from 'zod'
import { newId, type Statement, type Store } from '~/database/store.server'
import type { DownloadSlotRepository } from './types'

const leaseRow = z.object({ lease: z.string() })

const take: Statement<typeof leaseRow> = {
  name: 'download-slot-take',
  sql: `INSERT INTO "DownloadSlot" ("holder", "slot", "lease", "until")
    SELECT $1::varchar, "nth", $2::varchar, $3::timestamptz FROM generate_series(1, $4::int) AS "nth"
    WHERE NOT EXISTS (
      SELECT 1 FROM "DownloadSlot" WHERE "holder" = $1::varchar AND "slot" = "nth" AND "until" > $5::timestamptz)
    ORDER BY "nth" LIMIT 1
    ON CONFLICT ("holder", "slot") DO UPDATE SET "lease" = EXCLUDED."lease", "until" = EXCLUDED."until"
      WHERE "DownloadSlot"."until" <= $5::timestamptz
    RETURNING "lease"`,
  row: leaseRow,
}

const countRow = z.object({ taken: z.number() })
const count: Statement<typeof countRow> = {
  name: 'download-slot-count',
  sql: `SELECT count(*)::int AS "taken" FROM "DownloadSlot" WHERE "holder" = $1 AND "until" > $2::timestamptz`,
  row: countRow,
}

/** A lease and not a lock: a process that dies holds no place for ever, and no connection is kept while a file is sent. */
export function createDownloadSlots(store: Store): DownloadSlotRepository {
  const { downloadSlot } = store.prisma
  const untilOf = (leaseMs: number) => new Date(store.clock().getTime() + leaseMs)
  return {
    async take(personId, most, leaseMs) {
      // Two that ask at once may want the same place; the one that did not get it looks for another.
      for (;;) {
        const now = store.clock()
        const [row] = await store.rows(take, [personId, newId(), untilOf(leaseMs), most, now])
        if (row) return row.lease
        const [found] = await store.rows(count, [personId, now])
        if (found === undefined || found.taken >= most) return null
      }
    },
    async extend(lease, leaseMs) {
      const { count: changed } = await downloadSlot.updateMany({
        where: { lease },
        data: { until: untilOf(leaseMs) },
      })
      return changed > 0
    },
    async release(lease) {
      await downloadSlot.deleteMany({ where: { lease } })
    },
  }
}
