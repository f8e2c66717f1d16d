import { z } from 'zod'
import type { Store, Statement } from '~/database/store.server'
import { sealerFor } from '~/database/store.server'
import { dueChains, linesAfter, removeRows, rowsOf } from './log-rows.server'
import { dueMatters, removeMatter } from './matters.server'
import type { ArchiveRepository } from './types'

const setRow = z.object({ set: z.string() })
/** Until the transaction ends: the owner of the log means to remove what is archived (migration 20261128180000). */
const meanIt: Statement<typeof setRow> = {
  name: 'archive-mean-it',
  sql: `SELECT set_config('insyn.archiving', 'on', true) AS "set"`,
  row: setRow,
}

const maxRow = z.object({ seq: z.string() })
const lastSeq: Statement<typeof maxRow> = {
  name: 'archive-last-seq',
  sql: `SELECT coalesce(max("seq"), 0)::text AS "seq" FROM "AccessLog"`,
  row: maxRow,
}
const idRow = z.object({ id: z.string() })
const unsaid: Statement<typeof idRow> = {
  name: 'archive-unsaid-names',
  sql: `SELECT n."id" FROM "LogName" n
    WHERE NOT EXISTS (SELECT 1 FROM "AccessLog" l WHERE l."nameId" = n."id")
      AND NOT EXISTS (SELECT 1 FROM "AccessLog" l WHERE l."aboutId" = n."id")
      AND NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."logNameId" = n."id")`,
  row: idRow,
}
const forget: Statement<typeof idRow> = {
  name: 'archive-forget-names',
  sql: `DELETE FROM "LogName" n WHERE n."id" = ANY($1::text[])
      AND NOT EXISTS (SELECT 1 FROM "AccessLog" l WHERE l."seq" > $2::bigint AND (l."nameId" = n."id" OR l."aboutId" = n."id"))
      AND NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."logNameId" = n."id")
    RETURNING n."id"`,
  row: idRow,
}

/**
 * Names are looked for in the whole log, which takes its time, and removed while nobody writes to it, which takes none: what
 * has come in between is looked through once more.
 */
async function removeNames(store: Store): Promise<number> {
  const still = 'LOCK TABLE "Person", "AccessLog" IN SHARE ROW EXCLUSIVE MODE'
  const [last] = await store.atomically(async (inner) => {
    // Every row before it is there to be seen: nobody is in the middle of writing one.
    await inner.prisma.$executeRawUnsafe(still)
    return inner.rows(lastSeq, [])
  })
  const ids = (await store.rows(unsaid, [])).map(({ id }) => id)
  if (ids.length === 0) return 0
  return store.atomically(async (inner) => {
    await inner.prisma.$executeRawUnsafe(still)
    return (await inner.rows(forget, [ids, last?.seq ?? '0'])).length
  })
}

/** What is archived before it is removed. */
export function createArchive(store: Store): ArchiveRepository {
  const removing = <T>(work: (inner: Store) => Promise<T>): Promise<T> =>
    store.atomically(async (inner) => {
      await inner.rows(meanIt, [])
      return work(inner)
    })
  return {
    dueChains: () => dueChains(store),
    rowsOf: (due) => rowsOf(store, due),
    linesAfter: (seq) => linesAfter(store, seq),
    dueMatters: () => dueMatters(store),
    async namesOfBrukare(ids) {
      const rows = await store.prisma.brukare.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })
      return rows.map(({ id, sealedName }) => {
        return { id, name: sealerFor(store.vault, 'Brukare', id).open('sealedName', sealedName) }
      })
    },
    removeRows: (due, note) => removing((inner) => removeRows(inner, due, note)),
    removeMatter: (matter, isArchived) => removing((inner) => removeMatter(inner, matter, isArchived)),
    removeNames: () => removeNames(store),
  }
}
