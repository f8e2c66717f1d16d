import { z } from 'zod'
import type { Statement, Store } from '~/database/store.server'
import type { EntryNow, EntryVersion } from '~/database/types'

const versionRow = z.object({ uid: z.string(), digest: z.string(), sequence: z.number(), changedAt: z.date() })

const known: Statement<typeof versionRow> = {
  name: 'calendar-versions',
  sql: `SELECT "uid", "digest", "sequence", "changedAt" FROM "CalendarEntry" WHERE "feedId" = $1`,
  row: versionRow,
}

const uidRow = z.object({ uid: z.string() })

/** Of two who tell of the same change at once, one counts it: the other finds the digest that it has. */
const tell: Statement<typeof uidRow> = {
  name: 'calendar-tell',
  sql: `INSERT INTO "CalendarEntry" AS told ("feedId", "uid", "digest", "sequence", "changedAt", "until")
    SELECT $1, one."uid", one."digest", 0, $2, one."until"
    FROM unnest($3::text[], $4::text[], $5::timestamptz[]) AS one("uid", "digest", "until")
    ON CONFLICT ("feedId", "uid") DO UPDATE SET "digest" = EXCLUDED."digest", "sequence" = told."sequence" + 1,
      "changedAt" = EXCLUDED."changedAt", "until" = EXCLUDED."until"
    WHERE told."digest" <> EXCLUDED."digest"
    RETURNING "uid"`,
  row: uidRow,
}

/**
 * Which version of each entry is told now. An entry that is not as it was told has the next one; one that is gone and comes
 * back goes on from where it was.
 */
export async function versionsOf(
  { rows, clock }: Pick<Store, 'rows' | 'clock'>,
  feedId: string,
  entries: readonly EntryNow[],
): Promise<ReadonlyMap<string, EntryVersion>> {
  const read = async () => new Map((await rows(known, [feedId])).map((row) => [row.uid, row]))
  const before = await read()
  const changed = entries.filter(({ uid, digest }) => before.get(uid)?.digest !== digest)
  if (changed.length === 0) return before
  const columns = [
    changed.map(({ uid }) => uid),
    changed.map(({ digest }) => digest),
    changed.map(({ until }) => until.toISOString()),
  ]
  await rows(tell, [feedId, clock(), ...columns])
  return read()
}
