import { z } from 'zod'
import { sealedTables, type SealedTable, type SealedTableName } from '~/database/sealed-columns'
import type { Statement } from '~/database/store.server'

/** A table with columns that need keys, and the statements that a change of keys asks of it. */
export type KeyedTable = SealedTable & { name: SealedTableName; indexed: readonly string[]; statements: Statements }

const windowRow = z.object({
  row: z.array(z.string()),
  /** By column, the id of the key; empty for a column without a value. */
  sealedWith: z.array(z.string()),
  indexedWith: z.array(z.string()),
  bytes: z.number(),
})
/** Which keys one row needs, and how many bytes are sealed in it. */
export type RowKeys = z.infer<typeof windowRow>

const heldRow = z.object({
  row: z.array(z.string()),
  sealed: z.array(z.string().nullable()),
  indexed: z.array(z.string().nullable()),
})
/** A row that is held until commit, in the order of its table's columns. */
export type HeldRow = z.infer<typeof heldRow>

const writtenRow = z.object({ written: z.number() })

type Statements = {
  /** The first rows of the table, so many as `$1`; and those after a row: `$1` the number, `$2 …` its columns. */
  first: Statement<typeof windowRow>
  next: Statement<typeof windowRow>
  /** Takes rows (JSON: lists of their columns) until commit, passing over those that somebody else has. */
  hold: Statement<typeof heldRow>
  /** The same without holding them. */
  read: Statement<typeof heldRow>
  /** Writes rows (JSON: lists of their columns and then of all values, sealed and indexed). */
  write: Statement<typeof writtenRow>
}

const quoted = (name: string) => `"${name}"`
const array = (items: readonly string[]) => `ARRAY[${items.join(', ')}]::text[]`

function statementsOf(name: string, { row, sealed }: SealedTable, indexed: readonly string[]): Statements {
  const keys = Object.entries(row)
  const rowColumns = keys.map(([column]) => quoted(column))
  const of = (alias: string) => array(rowColumns.map((column) => `${alias}.${column}::text`))
  // The id of an envelope's key begins at its fourth sign and has at most twenty.
  const sealedWith = sealed.map((column) => `coalesce(split_part(left(t."${column}", 24), '.', 2), '')`)
  const indexedWith = indexed.map((column) => `coalesce(split_part(t."${column}", '.', 1), '')`)
  const bytes = sealed.map((column) => `coalesce(octet_length(t."${column}"), 0)`).join(' + ')
  const select = `SELECT ${of('t')} AS "row", ${array(sealedWith)} AS "sealedWith", ${array(indexedWith)} AS "indexedWith",
    (${bytes})::int AS "bytes" FROM "${name}" t`
  const order = `ORDER BY ${rowColumns.map((column) => `t.${column}`).join(', ')} LIMIT $1::int`
  const after = keys.map(([, type], at) => `$${at + 2}::${type}`)
  const given = keys.map(([column, type], at) => `(said->>${at})::${type} AS "${column}"`)
  const isGiven = rowColumns.map((column) => `t.${column} = w.${column}`).join(' AND ')
  const values = [...sealed, ...indexed]
  const read = `SELECT ${of('t')} AS "row", ${array(sealed.map((column) => `t."${column}"`))} AS "sealed",
      ${array(indexed.map((column) => `t."${column}"`))} AS "indexed"
    FROM "${name}" t JOIN (SELECT ${given.join(', ')} FROM jsonb_array_elements($1::jsonb) said) w ON ${isGiven}`
  return {
    first: { name: `keys-first-${name}`, sql: `${select} ${order}`, row: windowRow },
    next: {
      name: `keys-next-${name}`,
      sql: `${select} WHERE (${rowColumns.map((column) => `t.${column}`).join(', ')}) > (${after.join(', ')}) ${order}`,
      row: windowRow,
    },
    read: { name: `keys-read-${name}`, sql: read, row: heldRow },
    hold: { name: `keys-hold-${name}`, sql: `${read} FOR UPDATE OF t SKIP LOCKED`, row: heldRow },
    write: {
      name: `keys-write-${name}`,
      sql: `UPDATE "${name}" t SET ${values.map((column) => `"${column}" = w."${column}"`).join(', ')}
        FROM (SELECT ${given.join(', ')}, ${values.map((column, at) => `said->>${keys.length + at} AS "${column}"`).join(', ')}
          FROM jsonb_array_elements($1::jsonb) said) w WHERE ${isGiven} RETURNING 1 AS "written"`,
      row: writtenRow,
    },
  }
}

const names = Object.keys(sealedTables).filter((name): name is SealedTableName => Object.hasOwn(sealedTables, name))

/** Every table with columns that need keys. */
export const keyedTables: readonly KeyedTable[] = names.map((name) => {
  const table: SealedTable = sealedTables[name]
  const indexed = Object.keys(table.index ?? {})
  return { ...table, name, indexed, statements: statementsOf(name, table, indexed) }
})
