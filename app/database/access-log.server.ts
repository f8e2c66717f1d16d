import { z } from 'zod'
import { roleSchema } from './representation-rows.server'
import { hashOf, type Statement, type Store } from './store.server'
import type { AccessEntry, AccessLogRepository, AccessLogRow } from './types'

const start = { seq: 0, hash: '0'.repeat(64) }
const batch = 5000

const appendRow = z.object({ seq: z.string() })
const append: Statement<typeof appendRow> = {
  name: 'access-log-append',
  sql: `SELECT access_log_append($1::timestamptz, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)::text AS "seq"`,
  row: appendRow,
}

/** An entry whose words are any text, as it is read back. */
type Words = Omit<AccessEntry, 'role' | 'outcome'> & { role: string | null; outcome: string }

/** What the hash covers besides the hash before and the number. Never change it: old rows must still check. */
const canonical = (at: Date, entry: Words) =>
  JSON.stringify([
    at.toISOString(),
    entry.personId,
    entry.brukareId,
    entry.role,
    entry.basis,
    entry.action,
    entry.resourceType,
    entry.resourceId,
    entry.outcome,
    entry.requestId,
  ])

const outcomeSchema = z.enum(['allowed', 'denied', 'failed'])

const toRow = (row: Words & { seq: bigint; at: Date }): AccessLogRow => ({
  seq: Number(row.seq),
  at: row.at,
  personId: row.personId,
  brukareId: row.brukareId,
  role: roleSchema.nullable().parse(row.role),
  basis: row.basis,
  action: row.action,
  resourceType: row.resourceType,
  resourceId: row.resourceId,
  outcome: outcomeSchema.parse(row.outcome),
  requestId: row.requestId,
})

/** A log that can only grow: triggers refuse change and removal, and each row holds the hash of the one before. */
export function createAccessLog(store: Store): AccessLogRepository {
  const { accessLog } = store.prisma
  return {
    async append(entry) {
      const at = store.clock()
      const { personId, brukareId, role, basis, action, resourceType, resourceId, outcome, requestId } = entry
      const columns = [personId, brukareId, role, basis, action, resourceType, resourceId, outcome, requestId]
      const [row] = await store.rows(append, [at, ...columns, canonical(at, entry)])
      return { seq: Number(row?.seq) }
    },
    async verify(checkpoint) {
      let before = start
      let checked = checkpoint === undefined || checkpoint.seq === 0
      for (;;) {
        const where = { seq: { gt: before.seq } }
        const rows = await accessLog.findMany({ where, orderBy: { seq: 'asc' }, take: batch })
        for (const row of rows) {
          const seq = before.seq + 1
          const hash = hashOf(`${before.hash}\n${seq}\n${canonical(row.at, row)}`)
          if (Number(row.seq) !== seq || row.previousHash !== before.hash || row.hash !== hash)
            return { ok: false, badSeq: seq }
          if (checkpoint?.seq === seq) {
            if (checkpoint.hash !== hash) return { ok: false, badSeq: seq }
            checked = true
          }
          before = { seq, hash }
        }
        if (rows.length < batch) break
      }
      return checked ? { ok: true, rows: before.seq } : { ok: false, badSeq: before.seq + 1 }
    },
    async head() {
      const row = await accessLog.findFirst({ orderBy: { seq: 'desc' } })
      return row ? { seq: Number(row.seq), hash: row.hash } : start
    },
    async listForBrukare(brukareId, { before, limit = 100 } = {}) {
      const where = { brukareId, seq: before === undefined ? undefined : { lt: before } }
      return (await accessLog.findMany({ where, orderBy: { seq: 'desc' }, take: limit })).map(toRow)
    },
  }
}
