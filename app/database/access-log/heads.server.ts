import { z } from 'zod'
import { newId, type Statement, type Store } from '~/database/store.server'
import type { AccessLogRepository, LogHead } from './types'

const headRow = z.object({ n: z.string(), hash: z.string() })
const takeHeads: Statement<typeof headRow> = {
  name: 'access-log-take-heads',
  sql: 'SELECT "n"::text AS "n", "hash" FROM access_log_take_heads($1::timestamptz)',
  row: headRow,
}

/** The chain of heads, and what the portal has signed about it. */
export function createHeads(store: Store): Pick<AccessLogRepository, 'seal' | 'keepSeal' | 'seals'> {
  const keepSeal = async ({ n }: LogHead, signed: string): Promise<void> => {
    await store.prisma.accessLogSeal.create({ data: { id: newId(), at: store.clock(), n, signed } })
  }
  return {
    async seal(sign) {
      const [row] = await store.rows(takeHeads, [store.clock()])
      const head = { n: Number(row?.n), hash: row?.hash ?? '' }
      const signed = await sign(head)
      const last = await store.prisma.accessLogSeal.findFirst({ where: { n: head.n } })
      // Nothing has been written since the last time: what was signed then still says it all.
      if (last === null) await keepSeal(head, signed)
      return signed
    },
    keepSeal,
    async seals() {
      const rows = await store.prisma.accessLogSeal.findMany({ orderBy: [{ at: 'asc' }, { n: 'asc' }] })
      return rows.map(({ signed }) => signed)
    },
  }
}
