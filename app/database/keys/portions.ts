import type { RowKeys } from './sql.server'

/** At a time at most so many rows and, unless one row alone is longer, so many bytes of envelopes. */
const most = { rows: 100, bytes: 1_000_000 }

/** Rows cut into what is read, and written in one transaction, at a time. */
export function portions(rows: readonly RowKeys[]): RowKeys[][] {
  const cut: RowKeys[][] = []
  let bytes = 0
  for (const row of rows) {
    const last = cut.at(-1)
    if (last === undefined || last.length >= most.rows || bytes + row.bytes > most.bytes) {
      cut.push([row])
      bytes = row.bytes
    } else {
      last.push(row)
      bytes += row.bytes
    }
  }
  return cut
}
