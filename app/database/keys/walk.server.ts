import type { Store } from '~/database/store.server'
import { keyedTables, type KeyedTable, type RowKeys } from './sql.server'

/** So many rows are looked at with one question. */
const windowRows = 1000

/**
 * Goes through all rows that need keys, a window at a time, in the order of their ids. A row that is written meanwhile is
 * seen as it was or as it is; one that is new may not be seen. Nothing is held between windows.
 */
export async function* walk(store: Store): AsyncGenerator<{ table: KeyedTable; rows: RowKeys[] }> {
  for (const table of keyedTables) {
    const { first, next } = table.statements
    let rows = await store.rows(first, [windowRows])
    while (rows.length > 0) {
      yield { table, rows }
      const last = rows.at(-1)
      if (last === undefined || rows.length < windowRows) break
      rows = await store.rows(next, [windowRows, ...last.row])
    }
  }
}
