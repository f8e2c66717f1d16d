import { LRUCache } from 'lru-cache'

/** Whose answer to what. Every part is in the key, so one person's answer can never be found by another. */
export type AnswerKey = { personId: string; role: string; providerId: string; resource: string }

/** One checked page of an answer; the first, and an answer that is no list, has no cursor. `bytes` are of its JSON. */
export type AnswerPage = {
  cursor: string | undefined
  data: unknown
  etag: string
  /** Whether `etag` is the provider's own, to send as If-None-Match, or made here from the body. */
  conditional: boolean
  bytes: number
}

/** A good answer, whole. `storedAt` is when it was last written to the database, null if it is not known to be there. */
export type Remembered = { pages: readonly AnswerPage[]; asOf: Date; storedAt: Date | null }

/** Parsed answers in this process, the least used thrown out first. */
export type Memory = {
  find: (key: AnswerKey) => Remembered | undefined
  keep: (key: AnswerKey, answer: Remembered) => void
  forget: (key: AnswerKey) => void
}

/**
 * At most `maxBytes` of answers, counted as the JSON they came in, for a quarter of an hour since they were last used.
 * What is given out is the same object each time.
 */
export function createMemory(maxBytes: number): Memory {
  const cache = new LRUCache<string, Remembered>({ maxSize: maxBytes, ttl: 15 * 60_000, updateAgeOnGet: true })
  const sizeOf = ({ pages }: Remembered) => pages.reduce((sum, { bytes }) => sum + bytes, 1)
  return {
    find: (key) => cache.get(keyText(key)),
    keep: (key, answer) => void cache.set(keyText(key), answer, { size: sizeOf(answer) }),
    forget: (key) => void cache.delete(keyText(key)),
  }
}

/** One text for a key. JSON, because no choice of ids can then make two keys alike. */
export function keyText({ personId, role, providerId, resource }: AnswerKey): string {
  return JSON.stringify([personId, role, providerId, resource])
}
