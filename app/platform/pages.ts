/** Rows as they come from a database, a page at a time, so that all of them are never in memory. */
export type Pages<Row> = AsyncGenerator<Row[], void, undefined>

/**
 * Reads page after page, each from where the one before ended; the last is the one that is not full.
 * @param size how many rows a full page has
 * @param read the page after a row; null: the first
 */
export async function* pagesOf<Row>(size: number, read: (after: Row | null) => Promise<Row[]>): Pages<Row> {
  for (let after: Row | null = null; ;) {
    const rows: Row[] = await read(after)
    if (rows.length > 0) yield rows
    after = rows.at(-1) ?? null
    if (rows.length < size || after === null) return
  }
}

/** Pages of which each row is made into another. */
export async function* mapped<Row, Made>(pages: Pages<Row>, make: (row: Row) => Made): Pages<Made> {
  for await (const rows of pages) yield rows.map(make)
}

/** A source and what has been read of it and not been given. */
type Head<Row> = { pages: Pages<Row>; rows: readonly Row[]; at: number }

/**
 * Several sources, each in order, as one in that order: none is read further than a page beyond what has been given.
 * @param comesFirst whether one row comes before another
 */
export async function* merged<Row>(
  sources: readonly Pages<Row>[],
  comesFirst: (one: Row, other: Row) => boolean,
): Pages<Row> {
  try {
    let heads: Head<Row>[] = sources.map((pages) => ({ pages, rows: [], at: 0 }))
    for (;;) {
      heads = (await Promise.all(heads.map(filled))).filter((head) => head !== null)
      if (heads.length === 0) return
      yield untilOneIsEmpty(heads, comesFirst)
    }
  } finally {
    await Promise.all(sources.map((pages) => pages.return()))
  }
}

/** The next page of a source whose page has been given; null when it has no more. */
async function filled<Row>(head: Head<Row>): Promise<Head<Row> | null> {
  if (head.at < head.rows.length) return head
  const next = await head.pages.next()
  return next.done === true ? null : { pages: head.pages, rows: next.value, at: 0 }
}

/** What can be given before one of the sources must be read again. */
function untilOneIsEmpty<Row>(heads: readonly Head<Row>[], comesFirst: (one: Row, other: Row) => boolean): Row[] {
  const given: Row[] = []
  for (;;) {
    let first: { head: Head<Row>; row: Row } | undefined
    for (const head of heads) {
      const row = head.rows[head.at]
      if (row === undefined) return given
      if (first === undefined || comesFirst(row, first.row)) first = { head, row }
    }
    if (first === undefined) return given
    given.push(first.row)
    first.head.at += 1
  }
}
