import { z } from 'zod'
import type { Statement, Store } from '~/database/store.server'
import { chainOf, hashOfRow, isWritten } from './canonical.server'
import { checkHeads, noHash, type KnownHeads } from './checking-heads.server'
import { openNames } from './names.server'
import type { AccessLogRepository, LogCheckpoint, LogFault, LogVerdict } from './types'

const batch = 5000

const text = z.string().nullable()
const said = {
  at: z.coerce.date(),
  ...{ personId: text, brukareId: text, role: text, basis: text, action: z.string(), resourceType: z.string() },
  ...{ resourceId: text, providerId: text, period: text, nameId: text, aboutId: text, outcome: z.string() },
  ...{ requestId: text, mac: text, previousHash: z.string(), hash: z.string() },
}
const firstRow = z.object({ ...said, seq: z.string() })
const chainRow = z.object({ ...said, seq: z.string(), chain: z.string(), nr: z.string(), headHash: text })

const columns = Object.keys(said)
  .map((name) => `l."${name}"`)
  .join(', ')

const firstRows: Statement<typeof firstRow> = {
  name: 'access-log-check-first',
  sql: `SELECT ${columns}, l."seq"::text AS "seq" FROM "AccessLog" l WHERE l."chain" IS NULL AND l."seq" > $1::bigint
    ORDER BY l."seq" LIMIT ${batch}`,
  row: firstRow,
}

const chainRows: Statement<typeof chainRow> = {
  name: 'access-log-check-chains',
  sql: `SELECT ${columns}, l."seq"::text AS "seq", l."chain", l."nr"::text AS "nr", h."chainHash" AS "headHash"
    FROM "AccessLog" l LEFT JOIN "AccessLogHead" h ON h."chain" = l."chain" AND h."nr" = l."nr"
    WHERE (l."chain", l."nr") > ($1::text, $2::bigint) ORDER BY l."chain", l."nr" LIMIT ${batch}`,
  row: chainRow,
}

const bad = (what: LogFault['what'], chain: string, nr: number): LogVerdict => ({
  ok: false,
  fault: { what, chain, nr },
})

type End = { nr: number; hash: string }
type Passed = { rows: number }

/** Where each chain begins now: after the last row that was archived. Nothing may be there before it. */
type Beginnings = ReadonlyMap<string, End>
const beginningOf = (begins: Beginnings, chain: string): End => begins.get(chain) ?? { nr: 0, hash: noHash }

function beginningsIn(checkpoints: readonly LogCheckpoint[]): Beginnings {
  const begins = new Map<string, End>()
  for (const one of checkpoints) {
    if (!('chain' in one)) continue
    const { chain, nr, hash } = one
    if (nr > (begins.get(chain)?.nr ?? 0)) begins.set(chain, { nr, hash })
  }
  return begins
}

/** The first chain: what was written before there were several. Its end must be what the heads say. */
async function checkFirst(
  store: Store,
  known: KnownHeads,
  checkpoints: readonly LogCheckpoint[],
  begins: Beginnings,
): Promise<LogVerdict | Passed> {
  const begin = beginningOf(begins, 'first')
  const signed = checkpoints.flatMap((one) => ('seq' in one && one.seq > 0 ? [one] : []))
  if (signed.some(({ seq, hash }) => seq === begin.nr && hash !== begin.hash))
    return bad('checkpoint', 'first', begin.nr)
  const unchecked = signed.filter(({ seq }) => seq > begin.nr)
  let before = begin
  for (let after = 0; ; after = before.nr) {
    const rows = await store.rows(firstRows, [after])
    for (const row of rows) {
      const nr = before.nr + 1
      const hash = hashOfRow(before.hash, { ...row, chain: 'first', nr, mac: '' })
      if (Number(row.seq) !== nr || row.previousHash !== before.hash || row.hash !== hash)
        return bad('row', 'first', nr)
      if (unchecked.some((one) => one.seq === nr && one.hash !== hash)) return bad('checkpoint', 'first', nr)
      before = { nr, hash }
    }
    if (rows.length < batch) break
  }
  const beyond = unchecked.find(({ seq }) => seq > before.nr)
  if (beyond) return bad('checkpoint', 'first', before.nr + 1)
  const closed = known.ends.get('first')
  const passed = { rows: before.nr - begin.nr }
  if (closed === undefined) return before.nr === 0 || known.isOpen ? passed : bad('first', 'first', before.nr)
  if (closed.nr !== before.nr || closed.hash !== before.hash) return bad('end', 'first', before.nr + 1)
  return passed
}

/** Every other chain, one after another, each from its first row to its end. */
async function checkChains(store: Store, known: KnownHeads, begins: Beginnings): Promise<LogVerdict | Passed> {
  const left = new Map([...known.ends].filter(([chain]) => chain !== 'first'))
  const macs = new Set<string>()
  let chain = ''
  let before: End = { nr: 0, hash: noHash }
  let after = 0
  let count = 0

  const endOf = (): LogVerdict | null => {
    const end = left.get(chain)
    left.delete(chain)
    macs.clear()
    return end === undefined || end.nr <= before.nr ? null : bad('end', chain, before.nr + 1)
  }

  for (;;) {
    const rows = await store.rows(chainRows, [chain, after])
    const names = await openNames(
      store,
      rows.flatMap(({ nameId, aboutId }) => [nameId, aboutId]),
    )
    for (const row of rows) {
      if (row.chain !== chain) {
        const cut = endOf()
        if (cut) return cut
        chain = row.chain
        before = beginningOf(begins, chain)
      }
      const nr = before.nr + 1
      const mac = row.mac ?? ''
      const hash = hashOfRow(before.hash, { ...row, nr, mac })
      const isNext = Number(row.nr) === nr && row.previousHash === before.hash && row.hash === hash
      if (!isNext || chainOf(row) !== chain || macs.has(mac)) return bad('row', chain, nr)
      // A row whose key is gone is known by a head that was signed while the key was there.
      const isOurs = isWritten(store.vault, row.at, row, mac) ?? nr <= (known.signed.get(chain) ?? 0)
      if (!isOurs) return bad('row', chain, nr)
      if (row.headHash !== null && row.headHash !== hash) return bad('head', chain, nr)
      const end = left.get(chain)
      if (end?.nr === nr && end.hash !== hash) return bad('end', chain, nr)
      if ([row.nameId, row.aboutId].some((id) => id !== null && !names.has(id))) return bad('name', chain, nr)
      macs.add(mac)
      before = { nr, hash }
      after = nr
      count += 1
    }
    if (rows.length < batch) break
  }
  const cut = endOf()
  if (cut) return cut
  // Of a chain that is archived whole, what is left is where it ended.
  const isWhole = (name: string, end: End) => begins.get(name)?.nr === end.nr && begins.get(name)?.hash === end.hash
  const [gone] = [...left].filter(([name, end]) => !isWhole(name, end))
  return gone === undefined ? { rows: count } : bad('end', gone[0], beginningOf(begins, gone[0]).nr + 1)
}

/** Looks through the whole log, in constant memory but for one line a chain. It may be written to meanwhile. */
export function createChecking(store: Store): Pick<AccessLogRepository, 'verify'> {
  return {
    async verify(...checkpoints) {
      // Two words of the same that differ cannot both be true of it.
      const keyed = checkpoints.map((one) => ({ key: keyOf(one), hash: one.hash }))
      const torn = keyed.findIndex(({ key, hash }) => keyed.some((other) => other.key === key && other.hash !== hash))
      if (torn >= 0) return bad('checkpoint', keyed[torn]?.key ?? '', 0)
      const known = await checkHeads(store, checkpoints)
      if ('fault' in known) return { ok: false, fault: known.fault }
      const begins = beginningsIn(checkpoints)
      const first = await checkFirst(store, known, checkpoints, begins)
      if ('ok' in first) return first
      const chains = await checkChains(store, known, begins)
      return 'ok' in chains ? chains : { ok: true, rows: first.rows + chains.rows, heads: known.count }
    },
  }
}

function keyOf(one: LogCheckpoint): string {
  if ('chain' in one) return `${one.chain} ${one.nr}`
  return 'n' in one ? `n${one.n}` : `seq${one.seq}`
}
