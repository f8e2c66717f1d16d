import { randomUUID } from 'node:crypto'
import type { Notice } from './layout'

/** What was done, kept until the page after has said it: post, redirect, get. */
export type Notices = {
  /** Gives the id to put in the next page's address. */
  put: (notice: Notice) => string
  find: (id: string) => Notice | null
}

const kept = 200

/** In memory and few: after a restart the page simply says nothing. A reload says the same again. */
export const createNotices = (): Notices => {
  const notices = new Map<string, Notice>()
  return {
    put: (notice) => {
      const id = randomUUID()
      notices.set(id, notice)
      for (const oldest of notices.keys()) {
        if (notices.size <= kept) break
        notices.delete(oldest)
      }
      return id
    },
    find: (id) => notices.get(id) ?? null,
  }
}
