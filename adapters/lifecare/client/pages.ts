import { z } from 'zod'
import { LifecareFault, type LifecareClient } from './http'

const limit = 500
/** Rows that two pages share, by which one sees that nothing has slipped between them. */
const shared = 25
const readings = 5

const rowsOf = z.array(z.looseObject({ Id: z.union([z.string(), z.number()]) }))

/**
 * All rows of a resource that is paged by offset, each once. Rows move while one reads: what is new pushes the rest down (the
 * same comes twice), what is gone pulls it up (some never comes). So each page begins inside the one before, and when none of
 * the shared rows is there the reading begins again. The end is where nothing comes after the last row: a short page is none, since
 * the server may give fewer at a time than it was asked for. `sizes` are for tests.
 * @throws LifecareFault after five readings that all slipped
 */
export async function readAll(
  client: LifecareClient,
  resource: string,
  query: Record<string, string>,
  sizes: { limit: number; shared: number } = { limit, shared },
): Promise<Record<string, unknown>[]> {
  for (let nth = 0; nth < readings; nth += 1) {
    const rows = await readOnce(client, resource, query, sizes)
    if (rows !== null) return rows
  }
  throw new LifecareFault(resource, 'shifting', `its pages moved in each of ${readings} readings`)
}

async function readOnce(
  client: LifecareClient,
  resource: string,
  query: Record<string, string>,
  sizes: { limit: number; shared: number },
): Promise<Record<string, unknown>[] | null> {
  const found = new Map<string, Record<string, unknown>>()
  let last: string | undefined
  for (let offset = 0; ;) {
    const json = await client(resource, { ...query, limit: String(sizes.limit), offset: String(offset) })
    const page = rowsOf.safeParse(json)
    if (!page.success) throw new LifecareFault(resource, 'shape', 'the answer is no list of rows with an Id')
    const ids = page.data.map(({ Id }) => String(Id))
    // The last row of the page before must be seen again; one that moved up past the shared part would be lost with others.
    if (last !== undefined && !ids.includes(last)) return null
    for (const [index, row] of page.data.entries()) found.set(ids[index] ?? '', row)
    const end = ids.at(-1)
    if (end === undefined || end === last) return [...found.values()]
    last = end
    offset += ids.length - Math.max(1, Math.min(sizes.shared, Math.floor(ids.length / 2)))
  }
}
