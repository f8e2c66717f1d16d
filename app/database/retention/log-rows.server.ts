import { z } from 'zod'
import { openNames } from '~/database/access-log/names.server'
import type { AccessLog, Prisma } from '~/database/generated/client'
import { newId, type Statement, type Store } from '~/database/store.server'
import { pagesOf, type Pages } from '~/platform/pages'
import { keptSince } from '~/platform/retention'
import type { ArchivedRow, DueChain, LogLine } from './types'

const take = 1000

const dueRow = z.object({
  ...{ chain: z.string(), n: z.string(), headHash: z.string(), nr: z.string(), hash: z.string() },
  ...{ fromNr: z.string(), fromHash: z.string() },
})

/** Of each chain the last head from before $1, where there are rows up to it: all of them are older than the head. */
const due: Statement<typeof dueRow> = {
  name: 'archive-due-chains',
  sql: `SELECT h."chain", h."n"::text AS "n", h."hash" AS "headHash", h."nr"::text AS "nr", h."chainHash" AS "hash",
      (b."nr" - 1)::text AS "fromNr", b."previousHash" AS "fromHash"
    FROM (SELECT DISTINCT ON ("chain") * FROM "AccessLogHead" WHERE "at" < $1 AND "n" > 0 ORDER BY "chain", "n" DESC) h
    CROSS JOIN LATERAL (
      (SELECT l."nr", l."previousHash" FROM "AccessLog" l WHERE l."chain" = h."chain" ORDER BY l."nr" LIMIT 1)
      UNION ALL
      (SELECT f."seq", f."previousHash" FROM "AccessLog" f WHERE h."chain" = 'first' AND f."chain" IS NULL
        ORDER BY f."seq" LIMIT 1)
    ) b
    WHERE b."nr" <= h."nr" ORDER BY h."chain"`,
  row: dueRow,
}

/** See ArchiveRepository. */
export async function dueChains(store: Store): Promise<DueChain[]> {
  const rows = await store.rows(due, [keptSince('accessLog', store.retention, store.clock())])
  return rows.map(({ chain, n, headHash, nr, hash, fromNr, fromHash }) => ({
    ...{ chain, n: Number(n), headHash },
    ...{ from: { nr: Number(fromNr), hash: fromHash }, to: { nr: Number(nr), hash } },
  }))
}

const isFirst = ({ chain }: Pick<DueChain, 'chain'>) => chain === 'first'

/** The rows of a chain with numbers in a range; the first chain's have their `seq` for number. */
function numbered(one: DueChain, nr: { gt?: number; lte?: number; equals?: number }): Prisma.AccessLogWhereInput {
  return isFirst(one) ? { chain: null, seq: nr } : { chain: one.chain, nr }
}

/** See ArchiveRepository. */
export async function* rowsOf(store: Store, one: DueChain): Pages<ArchivedRow> {
  const numberOf = (row: AccessLog) => Number(row.nr ?? row.seq)
  const pages = pagesOf<AccessLog>(take, (last) =>
    store.prisma.accessLog.findMany({
      where: numbered(one, { gt: last === null ? one.from.nr : numberOf(last), lte: one.to.nr }),
      ...{ orderBy: isFirst(one) ? { seq: 'asc' } : { nr: 'asc' }, take },
    }),
  )
  for await (const rows of pages) {
    const ids = rows.flatMap(({ nameId, aboutId }) => [nameId, aboutId])
    const names = await openNames(store, ids)
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
    yield rows.map((row) => ({
      ...row,
      ...{ chain: row.chain ?? 'first', nr: numberOf(row), seq: String(row.seq), mac: row.mac ?? '' },
      ...{ name: nameOf(row.nameId), about: nameOf(row.aboutId) },
    }))
  }
}

/** Longer than any transaction lasts: a row with a smaller number is there by now, or never comes. In milliseconds. */
const settledAfterMs = 60_000

/** See ArchiveRepository. */
export function linesAfter(store: Store, after: string): Pages<LogLine> {
  const until = new Date(store.clock().getTime() - settledAfterMs)
  return pagesOf<LogLine>(take, async (last) => {
    const where = { seq: { gt: BigInt(last?.seq ?? after) }, at: { lt: until } }
    const rows = await store.prisma.accessLog.findMany({ where, orderBy: { seq: 'asc' }, take })
    return rows.map(({ nameId: _, aboutId: __, mac: ___, previousHash: ____, ...row }) => ({
      ...row,
      ...{ seq: String(row.seq), at: row.at.toISOString(), chain: row.chain ?? 'first', nr: Number(row.nr ?? row.seq) },
    }))
  })
}

/** See ArchiveRepository. In a transaction in which removal is allowed. */
export async function removeRows(store: Store, one: DueChain, note: string): Promise<boolean> {
  const { prisma, retention, clock } = store
  const { n, chain, headHash, from, to } = one
  const left = await prisma.accessLog.count({ where: numbered(one, { lte: to.nr }) })
  if (left === 0) return false
  const head = await prisma.accessLogHead.findUnique({ where: { n } })
  const isHead =
    head?.chain === chain && Number(head.nr) === to.nr && head.chainHash === to.hash && head.hash === headHash
  if (!isHead) throw new Error(`the chain ${chain} does not stand in the log where the archive says`)
  if (head.at >= keptSince('accessLog', retention, clock())) throw new Error(`the chain ${chain} is to be kept longer`)
  const first = await prisma.accessLog.findFirst({ where: numbered(one, { equals: from.nr + 1 }) })
  const last = await prisma.accessLog.findFirst({ where: numbered(one, { equals: to.nr }) })
  if (left !== to.nr - from.nr || first?.previousHash !== from.hash || last?.hash !== to.hash)
    throw new Error(`the rows of the chain ${chain} are not those of the archive`)
  await prisma.accessLogSeal.create({ data: { id: newId(), at: clock(), n, signed: note } })
  await prisma.accessLog.deleteMany({ where: numbered(one, { lte: to.nr }) })
  return true
}
