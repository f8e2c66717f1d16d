import type { Logger } from '~/platform/logger.server'
import type { AnswerKey } from './memory.server'
import type { KeptRow, KeptAnswers, KeptKey } from './types'

/** The last good answer to each person, in the database, for when the provider cannot give one. */
export type KeptStore = {
  /** Null when there is none, and when the database does not answer: then the page has nothing to show, but stands. */
  find: (key: AnswerKey) => Promise<KeptRow | null>
  /** Written soon, not now: the page does not wait. False when too much waits already and it is left out. */
  save: (key: AnswerKey, answer: KeptRow) => boolean
  /** Only the time is written. */
  confirm: (key: AnswerKey, fetchedAt: Date) => boolean
  /** The provider says this is not for this person: what was kept is overwritten with nothing. */
  erase: (key: AnswerKey) => boolean
  /** Resolves when all that was to be written has been. */
  settled: () => Promise<void>
}

const erased = 'null'
const mostWaiting = 2_000

/** The role is part of the resource: what a person may see as god man is not what the same person may see as anhörig. */
function rowKey({ personId, providerId, role, resource }: AnswerKey): KeptKey {
  return { personId, providerId, resource: `${role} ${resource}` }
}

/**
 * Writes behind the pages, one at a time and in order, and of each key only the latest. If the database is so slow that
 * very many wait, new ones are left out: a kept answer is a comfort, and memory is not.
 */
export function createKeptStore(repository: KeptAnswers, logger: Logger): KeptStore {
  const waiting = new Map<string, () => Promise<void>>()
  let working: Promise<void> | undefined

  const work = async (): Promise<void> => {
    for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
      const [key, write] = next.value
      waiting.delete(key)
      await write().catch((err: unknown) => logger.warn({ err }, 'an answer could not be kept'))
    }
    working = undefined
  }

  const later = (key: KeptKey, write: () => Promise<void>): boolean => {
    const text = JSON.stringify([key.personId, key.providerId, key.resource])
    if (waiting.size >= mostWaiting && !waiting.has(text)) return false
    waiting.set(text, write)
    working ??= work()
    return true
  }

  return {
    find: async (key) => {
      try {
        const kept = await repository.find(rowKey(key))
        return kept === null || kept.answer === erased ? null : kept
      } catch (err) {
        logger.warn({ err }, 'a kept answer could not be read')
        return null
      }
    },
    save: (key, answer) => later(rowKey(key), () => repository.save(rowKey(key), answer)),
    confirm: (key, fetchedAt) => later(rowKey(key), () => repository.confirm(rowKey(key), fetchedAt)),
    erase: (key) =>
      later(rowKey(key), () => repository.save(rowKey(key), { answer: erased, etag: null, fetchedAt: new Date(0) })),
    settled: async () => {
      while (working !== undefined) await working
    },
  }
}
