import { z } from 'zod'
import type { AccessLog, Prisma } from '~/database/generated/client'
import { roleSchema } from '~/database/access/representation-rows.server'
import { doneToOne } from '~/domain/access-log/action'
import { lockIsHeld, type Statement, type Store } from '~/database/store.server'
import { createGathering } from '~/database/turns.server'
import { fault } from '~/platform/errors.server'
import { asKnownNow, withFormer, type LogSearch } from './former.server'
import { canonical, chainOf, macOf } from './canonical.server'
import { createChecking } from './checking.server'
import { createHeads } from './heads.server'
import { openNames, sealedName } from './names.server'
import type { AccessEntry, AccessLogRepository, AccessLogRow, Said } from './types'

const writtenRow = z.object({ seq: z.string() })
const write: Statement<typeof writtenRow> = {
  name: 'access-log-write',
  sql: `SELECT access_log_write($1::jsonb)::text AS "seq"`,
  row: writtenRow,
}

/** More rows than so are not counted while somebody waits for a page. */
const mostCounted = 10_000

const tallied = z.object({
  personId: z.string().nullable(),
  action: z.string(),
  outcome: z.string(),
  count: z.number(),
})
const tally: Statement<typeof tallied> = {
  name: 'access-log-tally',
  sql: `SELECT "personId", "action", "outcome", count(*)::int AS "count"
    FROM (
      SELECT "personId", "action", "outcome" FROM "AccessLog"
      WHERE "brukareId" = ANY($1::text[]) LIMIT $2::int
    ) AS "counted"
    GROUP BY 1, 2, 3`,
  row: tallied,
}

const outcomeSchema = z.enum(['allowed', 'denied', 'absent', 'failed', 'unknown'])

/** Rows as they are read, with the names in them; their words are checked. */
export async function toLogRows(store: Store, rows: readonly AccessLog[]): Promise<AccessLogRow[]> {
  const names = await openNames(
    store,
    rows.flatMap(({ nameId, aboutId }) => [nameId, aboutId]),
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    personId: row.personId,
    brukareId: row.brukareId,
    role: roleSchema.nullable().parse(row.role),
    basis: row.basis,
    action: row.action,
    resourceType: row.resourceType,
    resourceId: row.resourceId,
    providerId: row.providerId,
    period: row.period,
    about: nameOf(row.aboutId),
    name: nameOf(row.nameId),
    outcome: outcomeSchema.parse(row.outcome),
    requestId: row.requestId,
  }))
}

/** A row as `access_log_write` takes it. */
function written(store: Store, at: Date, { about = null, ...entry }: AccessEntry) {
  const name = about === null ? null : sealedName(store, about)
  const { personId, brukareId, role, basis, action, resourceType, resourceId, outcome, requestId } = entry
  const { providerId = null, period = null } = entry
  const said: Said = {
    ...{ personId, brukareId, role, basis, action, resourceType, resourceId, outcome, requestId },
    ...{ providerId, period, aboutId: name?.id ?? null },
  }
  const mac = macOf(store.vault, at, said)
  const ofRow = { at: at.toISOString(), chain: chainOf(said), mac, content: canonical(at, said, mac) }
  return { ...said, ...ofRow, aboutSealed: name?.sealedName ?? null }
}

type Written = ReturnType<typeof written>

/**
 * A log that can only grow, with a chain for each brukare: the database refuses change and removal, each row holds the hash
 * of the one before and a word that only the portal can make, and where the chains stand is in a chain of heads.
 */
export function createAccessLog(store: Store): AccessLogRepository {
  const { accessLog } = store.prisma

  const writeAll = (rows: readonly Written[]) => store.rows(write, [JSON.stringify(rows)])
  // One connection at most waits for a chain, so that one that is held leaves the others to everybody else.
  const writeInTurn = createGathering<Written, z.infer<typeof writtenRow>>(
    store.inTurn,
    (_chain, rows) => writeAll(rows),
    lockIsHeld,
  )

  const add = async (entries: readonly AccessEntry[]): Promise<number> => {
    const at = store.clock()
    const rows = entries.map((entry) => written(store, at, entry))
    const [chain = '', ...more] = new Set(rows.map((row) => row.chain))
    try {
      const [first] = await (more.length === 0 ? writeInTurn(chain, rows) : writeAll(rows))
      return Number(first?.seq)
    } catch (cause) {
      if (!lockIsHeld(cause)) throw cause
      const message = 'a chain of the access log has been held for too long'
      throw fault('unavailable', { code: 'access-log-busy', message, cause })
    }
  }

  return {
    append: async (entry) => ({ seq: await add([entry]) }),
    async appendAll(entries) {
      if (entries.length > 0) await add(entries)
    },
    ...createChecking(store),
    ...createHeads(store),
    async listForBrukare(brukareId, wanted = {}) {
      // Two questions, since each has its index; the newest of both are the newest of all.
      const limit = wanted.limit ?? 100
      const search = await withFormer(store, brukareId, wanted)
      const wheres = [
        wanted.part === 'signIns' ? null : aboutBrukare(search),
        wanted.part === 'about' ? null : signIns(search),
      ].filter((where) => where !== null)
      const found = await Promise.all(
        wheres.map((where) => accessLog.findMany({ where, orderBy: { seq: 'desc' }, take: limit })),
      )
      const newest = found.flat().sort((x, y) => Number(y.seq - x.seq))
      return asKnownNow(store, await toLogRows(store, newest.slice(0, limit)))
    },
    async tallyForBrukare(brukareId, wanted) {
      const search = await withFormer(store, brukareId, wanted)
      const where = signIns(search)
      const [about, signedIn] = await Promise.all([
        store.rows(tally, [search.brukareIds, mostCounted + 1]),
        where === null
          ? []
          : accessLog.groupBy({ by: ['personId', 'action', 'outcome'], where, _count: { seq: true } }),
      ])
      if (about.reduce((sum, { count }) => sum + count, 0) > mostCounted) return null
      const counted = [...about, ...signedIn.map(({ _count: { seq: count }, ...of }) => ({ ...of, count }))]
      const nobody = { brukareId: null, basis: null }
      const rows = counted.map((row) => ({ ...row, outcome: outcomeSchema.parse(row.outcome), ...nobody }))
      return asKnownNow(store, rows)
    },
  }
}

const refusals = ['denied', 'absent']

function aboutBrukare(search: LogSearch): Prisma.AccessLogWhereInput {
  const { before, brukareIds, personIds, notPersonIds, actions, denied } = search
  return {
    ...{
      brukareId: { in: brukareIds },
      personId: personIds && { in: personIds },
    },
    // What nobody who was signed in has done is by somebody else too.
    OR: notPersonIds && [{ personId: null }, { personId: { notIn: notPersonIds } }],
    seq: before === undefined ? undefined : { lt: before },
    action: actions && { in: [...actions] },
    outcome: search.allowed
      ? 'allowed'
      : denied === undefined
        ? undefined
        : denied
          ? { in: refusals }
          : { notIn: refusals },
  }
}

function signIns({ before, personIds, denied, ...wanted }: LogSearch): Prisma.AccessLogWhereInput | null {
  const persons = wanted.signIns.filter(({ personId }) => personIds?.includes(personId) ?? true)
  const actions = (wanted.signInActions ?? []).filter((action) => wanted.actions?.includes(action) ?? true)
  if (persons.length === 0 || actions.length === 0 || denied === true) return null
  return {
    brukareId: null,
    seq: before === undefined ? undefined : { lt: before },
    action: { in: actions },
    OR: persons.map((one) => ({
      ...{ personId: one.personId, at: { gte: one.from, lte: one.until ?? undefined } },
      // Of those who are left out, what others have done to them.
      action: wanted.notPersonIds?.includes(one.personId) ? { in: [...doneToOne] } : undefined,
    })),
  }
}
