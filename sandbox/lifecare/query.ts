/** Lifecare's `q`: a field and its value, the text in single quotes and the whole number bare. */
export type Condition = { field: string; value: string | number }

/** Reads a `q`; a text says what is wrong with it. Source: what two real clients have met. */
export function readCondition(q: string): Condition | { refusal: string } {
  const match = /^(\w+)=(?:'([^']*)'|(-?\d+))$/.exec(q)
  const [, field, text, number] = match ?? []
  if (field === undefined) return { refusal: 'Condition value must be surrounded by single quotes' }
  return { field, value: text ?? Number(number) }
}

/** The rows whose field is the value. A text says that the field cannot be searched by. */
export function filterBy<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  { field, value }: Condition,
  searchable: readonly string[],
): Row[] | { refusal: string } {
  if (!searchable.includes(field)) return { refusal: `Field ${field} is not searchable` }
  return rows.filter((row) => row[field] === value)
}
