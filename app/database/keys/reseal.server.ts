import { z } from 'zod'
import type { Store } from '~/database/store.server'
import { placeOf } from '~/database/vault.server'
import { portions } from './portions'
import type { HeldRow, KeyedTable, RowKeys } from './sql.server'
import type { KeyedPlace, ResealReport } from './types'
import { walk } from './walk.server'

const rowId = (row: readonly string[]) => row.join('/')

/** A row's values under the active keys; `null` when nothing of it can or need be moved. */
function renewed({ vault }: Store, table: KeyedTable, held: HeldRow, broken: KeyedPlace[]): (string | null)[] | null {
  const id = rowId(held.row)
  const opened = new Map<string, string>()
  const open = (column: string, envelope: string): string | null => {
    try {
      const text = vault.open(envelope, placeOf(table.name, column, id))
      opened.set(column, text)
      return text
    } catch {
      broken.push({ table: table.name, row: id, column })
      return null
    }
  }
  const sealed = table.sealed.map((column, at) => {
    const envelope = held.sealed[at] ?? null
    if (envelope === null || !vault.isRetiring(envelope)) return envelope
    const text = open(column, envelope)
    if (text === null) return envelope
    return vault.seal(text, placeOf(table.name, column, id))
  })
  const indexed = table.indexed.map((column, at) => {
    const index = held.indexed[at] ?? null
    const how = table.index?.[column]
    if (index === null || how === undefined || !vault.isRetiringIndex(index)) return index
    if (how.from === null) {
      return null
    }
    const envelope = held.sealed[table.sealed.indexOf(how.from)] ?? null
    const text = opened.get(how.from) ?? (envelope === null ? null : open(how.from, envelope))
    if (text === null) return index
    return vault.index(text, how.context)
  })
  const before = [...held.sealed, ...held.indexed]
  const values = [...sealed, ...indexed]
  return values.some((value, at) => value !== before[at]) ? values : null
}

/** Moves these rows, all or none. Rows that somebody else holds are passed over, so that nobody is waited for. */
function move(store: Store, table: KeyedTable, rows: readonly RowKeys[], report: ResealReport): Promise<void> {
  return store
    .atomically(async (inner) => {
      const held = await inner.rows(table.statements.hold, [JSON.stringify(rows.map(({ row }) => row))])
      const broken: KeyedPlace[] = []
      const written = held.flatMap((one) => {
        const values = renewed(inner, table, one, broken)
        return values === null ? [] : [[...one.row, ...values]]
      })
      if (written.length > 0) await inner.rows(table.statements.write, [JSON.stringify(written)])
      return { moved: written.length, passed: rows.length - held.length, broken }
    })
    .then(({ moved, passed, broken }) => {
      report.moved += moved
      report.passed += passed
      report.broken.push(...broken)
    })
}

const rawError = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.literal('23505') }) }) }),
})

/** What PostgreSQL says of a value that must be unique, from a plain statement. */
const indexIsTaken = (error: unknown) => rawError.safeParse(error).success

/** As `move`; when a new index is another row's already, that row alone is left. */
async function moveEach(store: Store, table: KeyedTable, rows: readonly RowKeys[], report: ResealReport) {
  try {
    await move(store, table, rows, report)
  } catch (error) {
    if (!indexIsTaken(error)) throw error
    const [only] = rows
    if (rows.length > 1) for (const one of rows) await moveEach(store, table, [one], report)
    else if (only) report.twice.push({ table: table.name, row: rowId(only.row), column: table.indexed.join(', ') })
  }
}

/** See `KeyWork.reseal`. */
export async function reseal(
  store: Store,
  retiring: { encryption: readonly string[]; index: readonly string[] },
  pause: (workedMs: number) => Promise<void> = () => Promise.resolve(),
): Promise<ResealReport> {
  const report: ResealReport = { moved: 0, passed: 0, broken: [], twice: [] }
  const isOut = ({ sealedWith, indexedWith }: RowKeys) =>
    sealedWith.some((id) => retiring.encryption.includes(id)) || indexedWith.some((id) => retiring.index.includes(id))
  for await (const { table, rows } of walk(store)) {
    for (const portion of portions(rows.filter(isOut))) {
      const begun = performance.now()
      await moveEach(store, table, portion, report)
      await pause(performance.now() - begun)
    }
  }
  return report
}
