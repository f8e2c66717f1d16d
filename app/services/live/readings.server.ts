import { LRUCache } from 'lru-cache'

/** What a page that asks by itself has been given and the log tells of already. */
type Readings = {
  /** Of the rows that a page would leave, those that it must: by itself it leaves none that one of the last hour tells of. */
  toNote: <Row>(page: { sessionId: string; about: unknown; isByItself: boolean }, rows: readonly Row[]) => Row[]
}

/** For so long one row in the log tells of what an open page goes on showing. */
const hourMs = 3_600_000

/**
 * A page that stays open and follows what happens is one reading, which goes on: the log has a row of it, and then one each
 * hour in which something new was shown. What no row of the same sign-in tells of, here in this process, is always noted.
 */
export function createReadings(): Readings {
  const noted = new LRUCache<string, true>({ max: 50_000, ttl: hourMs })
  return {
    toNote: ({ sessionId, about, isByItself }, rows) => {
      const keyed = rows.map((row) => ({ row, key: JSON.stringify([sessionId, about, row]) }))
      const left = keyed.filter(({ key }) => !isByItself || !noted.has(key))
      for (const { key } of left) noted.set(key, true)
      return left.map(({ row }) => row)
    },
  }
}
