import { describe, expect, it } from 'vitest'
import { merged, pagesOf, type Pages } from './pages'

async function all<Row>(pages: Pages<Row>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of pages) rows.push(...page)
  return rows
}

/** Numbers from a list, `size` at a time; `asked` hears where each page begins. */
const from = (list: readonly number[], size: number, asked: (number | null)[] = []) =>
  pagesOf<number>(size, (after) => {
    asked.push(after)
    const start = after === null ? 0 : list.indexOf(after) + 1
    return Promise.resolve(list.slice(start, start + size))
  })

describe('pages', () => {
  it('go on from the last row, until one is not full', async () => {
    const asked: (number | null)[] = []
    expect(await all(from([1, 2, 3, 4, 5], 2, asked))).toEqual([1, 2, 3, 4, 5])
    expect(asked).toEqual([null, 2, 4])
    expect(await all(from([1, 2], 2))).toEqual([1, 2])
    expect(await all(from([], 2))).toEqual([])
  })

  it.each([1, 2, 3, 10])('of several sources are one in order, %i at a time', async (size) => {
    const lists = [[1, 4, 9, 10, 11, 12], [], [2, 3, 5], [6, 7, 8, 13]]
    const given = await all(
      merged(
        lists.map((list) => from(list, size)),
        (one, other) => one < other,
      ),
    )
    expect(given).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  })

  it('are read no further than a page beyond what is taken, and are closed with it', async () => {
    const asked: (number | null)[] = []
    let closed = 0
    async function* watched(pages: Pages<number>): Pages<number> {
      try {
        yield* pages
      } finally {
        closed += 1
      }
    }
    const numbers = Array.from({ length: 100 }, (_, n) => n)
    const both = merged([watched(from(numbers, 5, asked)), watched(from([3, 50], 5))], (one, other) => one < other)
    for await (const rows of both) {
      expect(rows.length).toBeGreaterThan(0)
      if (rows.includes(7)) break
    }
    expect(asked.length).toBeLessThanOrEqual(3)
    expect(closed).toBe(2)
  })
})
