import { z } from 'zod'
import type { Prisma } from '~/database/generated/client'
import { roleSchema } from '~/database/access/representation-rows.server'
import { hashOf, type Statement, type Store } from '~/database/store.server'
import type { AccessEntry, AccessLogRepository, AccessLogRow, LogWanted } from '~/database/types'

const start = { seq: 0, hash: '0'.repeat(64) }
const batch = 5000

const appendRow = z.object({ seq: z.string() })
const append: Statement<typeof appendRow> = {
  name: 'access-log-append',
  sql: `SELECT access_log_append($1::timestamptz, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)::text AS "seq"`,
  row: appendRow,
}

const appendAll: Statement<typeof appendRow> = {
  name: 'access-log-append-all',
  sql: `SELECT access_log_append(
      (said->>'at')::timestamptz, said->>'personId', said->>'brukareId', said->>'role', said->>'basis', said->>'action',
      said->>'resourceType', said->>'resourceId', said->>'outcome', said->>'requestId', said->>'content'
    )::text AS "seq"
    FROM (SELECT said FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given(said, nth) ORDER BY nth) AS ordered`,
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

/** A row as it is read; its words are checked. */
export const toLogRow = (row: Words & { seq: bigint; at: Date }): AccessLogRow => ({
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
    async appendAll(entries) {
      if (entries.length === 0) return
      const at = store.clock()
      await store.rows(appendAll, [JSON.stringify(entries.map((one) => ({ ...one, at, content: canonical(at, one) })))])
    },
    async verify(...checkpoints) {
      let before = start
      const unchecked = new Map(checkpoints.filter(({ seq }) => seq > 0).map(({ seq, hash }) => [seq, hash]))
      // Two checkpoints of the same row that differ cannot both be true of it.
      const torn = checkpoints.find(({ seq, hash }) => seq > 0 && unchecked.get(seq) !== hash)
      if (torn) return { ok: false, badSeq: torn.seq }
      for (;;) {
        const where = { seq: { gt: before.seq } }
        const rows = await accessLog.findMany({ where, orderBy: { seq: 'asc' }, take: batch })
        for (const row of rows) {
          const seq = before.seq + 1
          const hash = hashOf(`${before.hash}\n${seq}\n${canonical(row.at, row)}`)
          if (Number(row.seq) !== seq || row.previousHash !== before.hash || row.hash !== hash)
            return { ok: false, badSeq: seq }
          if ((unchecked.get(seq) ?? hash) !== hash) return { ok: false, badSeq: seq }
          unchecked.delete(seq)
          before = { seq, hash }
        }
        if (rows.length < batch) break
      }
      return unchecked.size === 0 ? { ok: true, rows: before.seq } : { ok: false, badSeq: before.seq + 1 }
    },
    async head() {
      const row = await accessLog.findFirst({ orderBy: { seq: 'desc' } })
      return row ? { seq: Number(row.seq), hash: row.hash } : start
    },
    async listForBrukare(brukareId, wanted = {}) {
      // Two questions, since each has its index; the newest of both are the newest of all.
      const limit = wanted.limit ?? 100
      const wheres = [
        wanted.part === 'signIns' ? null : aboutBrukare(brukareId, wanted),
        wanted.part === 'about' ? null : signIns(wanted),
      ].filter((where) => where !== null)
      const found = await Promise.all(
        wheres.map((where) => accessLog.findMany({ where, orderBy: { seq: 'desc' }, take: limit })),
      )
      return found
        .flat()
        .sort((a, b) => Number(b.seq - a.seq))
        .slice(0, limit)
        .map(toLogRow)
    },
  }
}

function aboutBrukare(brukareId: string, wanted: LogWanted): Prisma.AccessLogWhereInput {
  const { before, personId, notPersonId, actions, denied } = wanted
  return {
    ...{ brukareId, personId: personId ?? (notPersonId === undefined ? undefined : { not: notPersonId }) },
    seq: before === undefined ? undefined : { lt: before },
    action: actions && { in: [...actions] },
    outcome: denied === undefined ? undefined : denied ? 'denied' : { not: 'denied' },
  }
}

function signIns({ before, personId, denied, ...wanted }: LogWanted): Prisma.AccessLogWhereInput | null {
  const persons = (wanted.signIns ?? []).filter((one) => personId === undefined || one.personId === personId)
  const actions = (wanted.signInActions ?? []).filter((action) => wanted.actions?.includes(action) ?? true)
  if (persons.length === 0 || actions.length === 0 || denied === true) return null
  return {
    brukareId: null,
    seq: before === undefined ? undefined : { lt: before },
    action: { in: actions },
    OR: persons.map((one) => ({ personId: one.personId, at: { gte: one.from, lte: one.until ?? undefined } })),
  }
}
