import { z } from 'zod'
import type { Connection } from './connection.server'

/** The database answers, and takes nothing: it only lets itself be read, or its disk is full. */
export class TakesNothing extends Error {
  constructor(readonly code: 'read-only' | 'full') {
    super(`the database takes nothing: ${code}`)
  }
}

const readOnly = {
  name: 'room-read-only',
  sql: `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "is"`,
}
const readOnlyRows = z.tuple([z.object({ is: z.boolean() })])

/**
 * Some twenty pages of a table that is gone when the statement is done. Only what makes a table larger meets a full disk: a row that
 * is written where another was does not, and neither does the log of what is written, whose files are used again.
 */
const fill = {
  name: 'room-fill',
  sql: 'CREATE TEMPORARY TABLE insyn_room ON COMMIT DROP AS SELECT generate_series(1, 5000) AS n',
}

/** How often it is tried whether there is room: when all is well, and when there was none or a page could not be shown. */
const [seldomMs, oftenMs] = [30_000, 2_000]

const codeSchema = z.object({ code: z.string() })
const codeOf = (error: unknown) => codeSchema.safeParse(error).data?.code

/**
 * Looks whether PostgreSQL takes what is written.
 * @param elapsed milliseconds that only grow
 */
export function createRoom({ query }: Pick<Connection, 'query'>, elapsed: () => number = () => performance.now()) {
  let isFull = false
  let isDoubted = false
  let lookedAt = -Infinity
  let looking: Promise<void> | undefined

  const look = async (): Promise<void> => {
    lookedAt = elapsed()
    try {
      await query(fill, [])
      isFull = false
    } catch (error) {
      const code = codeOf(error)
      if (code === '25006') throw new TakesNothing('read-only')
      // 53100 is disk_full. Whether there is room is not known where the role may make no temporary table.
      if (code !== '53100' && code !== '42501') throw error
      isFull = code === '53100'
    }
    isDoubted = false
  }

  return {
    /** A page could not be shown: it is looked again soon. */
    doubt: () => {
      isDoubted = true
    },
    /** @throws TakesNothing; what says that the database is away */
    require: async (): Promise<void> => {
      const [{ is }] = readOnlyRows.parse(await query(readOnly, []))
      if (is) throw new TakesNothing('read-only')
      const everyMs = isFull || isDoubted ? oftenMs : seldomMs
      if (elapsed() - lookedAt >= everyMs) looking ??= look().finally(() => (looking = undefined))
      await looking
      if (isFull) throw new TakesNothing('full')
    },
  }
}
