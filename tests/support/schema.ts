import type { TestDatabase } from './databases'

export type Column = { table: string; column: string }

export const nameOf = ({ table, column }: Column) => `${table}.${column}`

const text = (value: unknown) => String(value)

/**
 * Every column that points at a row of `table`, by its foreign key or because its name matches `named` (a regular
 * expression of PostgreSQL's): read from the schema, so that a new table cannot be forgotten.
 */
export async function columnsPointingAt({ sql }: TestDatabase, table: string, named: string): Promise<Column[]> {
  const byKey = await sql(
    `SELECT k.table_name AS table, k.column_name AS column
      FROM information_schema.table_constraints c
      JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
      JOIN information_schema.constraint_column_usage u USING (constraint_schema, constraint_name)
      WHERE c.constraint_type = 'FOREIGN KEY' AND u.table_name = $1`,
    [table],
  )
  const byName = await sql(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name ~ $1`,
    [named],
  )
  const all = [...byKey, ...byName].map((one) => ({ table: text(one.table), column: text(one.column) }))
  return [...new Map(all.map((one) => [nameOf(one), one])).values()]
}

/** How many rows have the id in the column. */
export async function countOf({ sql }: TestDatabase, { table, column }: Column, id: string): Promise<number> {
  const [row] = await sql(`SELECT count(*)::int AS count FROM "${table}" WHERE "${column}"::text = $1`, [id])
  return Number(row?.count)
}

/** Every column of every table in which the id stands, alone or in a longer text. */
export async function standsIn({ sql }: TestDatabase, id: string): Promise<string[]> {
  const columns = await sql(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY 1, 2`,
  )
  const found: string[] = []
  for (const one of columns) {
    const [table, column] = [text(one.table), text(one.column)]
    const where = `position($1 IN "${column}"::text) > 0`
    const [row] = await sql(`SELECT count(*)::int AS count FROM "${table}" WHERE ${where}`, [id])
    if (Number(row?.count) > 0) found.push(`${table}.${column}`)
  }
  return found
}
