import { z } from 'zod'
import { hashOf, type Statement, type Store } from '~/database/store.server'
import type { LogCheckpoint, LogFault } from './types'

/** What stands before the first of a chain. */
export const noHash = '0'.repeat(64)
const batch = 5000

const headRow = z.object({
  ...{ n: z.string(), chain: z.string(), nr: z.string(), chainHash: z.string() },
  ...{ previousHash: z.string(), hash: z.string() },
})
const heads: Statement<typeof headRow> = {
  name: 'access-log-check-heads',
  // Ordered by the column, not by the text of it that is read: as text 10 comes before 2.
  sql: `SELECT h."n"::text AS "n", h."chain", h."nr"::text AS "nr", h."chainHash", h."previousHash", h."hash"
    FROM "AccessLogHead" h WHERE h."n" >= $1::bigint ORDER BY h."n" LIMIT ${batch}`,
  row: headRow,
}

const endRow = z.object({ chain: z.string(), nr: z.string(), hash: z.string() })
const ends: Statement<typeof endRow> = {
  name: 'access-log-check-ends',
  sql: 'SELECT "chain", "nr"::text AS "nr", "hash" FROM "AccessLogChain"',
  row: endRow,
}

/** What the chains must hold: how far each has come, and how far a signed head vouches for it. */
export type KnownHeads = {
  ends: ReadonlyMap<string, { nr: number; hash: string }>
  signed: ReadonlyMap<string, number>
  /** Nothing has been sealed yet: the portal has never started with chains. */
  isOpen: boolean
  count: number
}

/** Looks through the chain of heads, and holds it against what was signed. */
export async function checkHeads(
  store: Store,
  checkpoints: readonly LogCheckpoint[],
): Promise<KnownHeads | { fault: LogFault }> {
  const wanted = new Map(checkpoints.flatMap((one) => ('n' in one ? [[one.n, one.hash] as const] : [])))
  const signedTo = Math.max(-1, ...wanted.keys())
  const signed = new Map<string, number>()
  const known = new Map<string, { nr: number; hash: string }>()
  // The ends before the heads: a chain that grows meanwhile is longer than its end, never shorter.
  const stands = await store.rows(ends, [])
  let before = { n: -1, hash: noHash }
  for (;;) {
    const rows = await store.rows(heads, [before.n + 1])
    for (const { chain, chainHash, previousHash, hash, ...row } of rows) {
      const n = before.n + 1
      const nr = Number(row.nr)
      // The first is drawn at random; all that come after hang on it.
      const made = n === 0 ? hash : hashOf([before.hash, n, chain, nr, chainHash].join('\n'))
      if (Number(row.n) !== n || previousHash !== before.hash || hash !== made) return headFault('head', chain, n)
      if ((wanted.get(n) ?? hash) !== hash) return headFault('checkpoint', chain, n)
      wanted.delete(n)
      if (n > 0) known.set(chain, { nr, hash: chainHash })
      if (n > 0 && n <= signedTo) signed.set(chain, nr)
      before = { n, hash }
    }
    if (rows.length < batch) break
  }
  const [missing] = [...wanted.keys()].sort((a, b) => a - b)
  if (missing !== undefined) return headFault('checkpoint', 'heads', missing)
  for (const { chain, hash, ...end } of stands) {
    const nr = Number(end.nr)
    const head = known.get(chain)
    if (head !== undefined && head.nr > nr) return { fault: { what: 'end', chain, nr } }
    if (nr > 0) known.set(chain, { nr, hash })
  }
  return { ends: known, signed, isOpen: before.n < 0, count: before.n + 1 }
}

function headFault(what: LogFault['what'], chain: string, nr: number): { fault: LogFault } {
  return { fault: { what, chain, nr } }
}
