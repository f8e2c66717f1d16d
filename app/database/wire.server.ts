import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { within } from '~/platform/within'

/** What hears the wire. `broken` is told when something may have gone by unheard, with why when it has just broken. */
export type Hearing = { text: (text: string) => void; broken: (why?: unknown) => void }

/** Short texts that every process of the portal hears, also the one that says them. */
export type Wire = {
  /** @throws what says that the database is away; then nobody may have heard */
  say: (texts: readonly string[]) => Promise<void>
  /** What is given back ends it. */
  listen: (hearing: Hearing) => () => Promise<void>
}

/** PGlite has one process: it speaks to itself. */
export function wireInProcess(): Wire {
  const heard = new EventEmitter<{ text: [string] }>()
  heard.setMaxListeners(0)
  return {
    say: (texts) => {
      for (const text of texts) heard.emit('text', text)
      return Promise.resolve()
    },
    listen: ({ text }) => {
      heard.on('text', text)
      return () => {
        heard.off('text', text)
        return Promise.resolve()
      }
    },
  }
}

const channel = 'insyn'

/** In one statement of its own: a commit that notifies waits for every other that does (PostgreSQL's async.c). */
const notify = { name: 'wire-say', sql: `SELECT pg_notify('${channel}', one) FROM unnest($1::text[]) AS one` }

/** A connection whose other end is gone says nothing: it is asked this often, and must answer as soon, in milliseconds. */
const askEveryMs = 10_000
const answerWithinMs = 5_000
/** How long it waits before it connects again, from the first time to the last, in milliseconds. */
const firstWaitMs = 100
const mostWaitMs = 2_000

/**
 * The wire over PostgreSQL's LISTEN and NOTIFY.
 * @param directUrl where a session is one connection: a pooler that hands out a connection for a transaction cannot LISTEN
 */
export function wireOverServer(
  directUrl: string,
  query: (sql: typeof notify, values: unknown[]) => Promise<unknown>,
): Wire {
  return {
    say: async (texts) => {
      if (texts.length > 0) await query(notify, [texts])
    },
    listen: (hearing) => {
      const stopping = new AbortController()
      const running = listenOn(directUrl, hearing, stopping.signal)
      return async () => {
        stopping.abort()
        await running
      }
    },
  }
}

/** Listens until it is stopped, on one connection after the other. */
async function listenOn(url: string, { text, broken }: Hearing, stopping: AbortSignal): Promise<void> {
  const isOver = () => stopping.aborted
  let waitMs = firstWaitMs
  for (let isFirst = true; !isOver(); isFirst = false) {
    const heard = () => {
      waitMs = firstWaitMs
      if (!isFirst) broken()
    }
    const why = await listenOnce(url, text, heard, stopping).catch((error: unknown) => error)
    if (isOver()) return
    broken(why ?? new Error('the connection that listens has ended'))
    await wait(waitMs, undefined, { signal: stopping }).catch(() => undefined)
    waitMs = Math.min(2 * waitMs, mostWaitMs)
  }
}

/** Listens for as long as one connection lasts. */
async function listenOnce(
  url: string,
  text: (text: string) => void,
  heard: () => void,
  stopping: AbortSignal,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'insyn-listens',
  })
  const ended = new Promise<void>((resolve) => {
    client.once('end', () => resolve())
    client.once('error', () => resolve())
    stopping.addEventListener('abort', () => resolve(), { once: true })
  })
  client.on('error', () => undefined)
  client.on('notification', ({ payload }) => text(payload ?? ''))
  const must = async (sql: string) => {
    await within(client.query(sql), answerWithinMs, () => {
      throw new Error(`the connection that listens did not answer within ${answerWithinMs} ms`)
    })
  }
  try {
    await client.connect()
    await must(`LISTEN ${channel}`)
    heard()
    for (;;) {
      const isOver = within(
        ended.then(() => true),
        askEveryMs,
        () => false,
      )
      if (await isOver) return
      await must('SELECT 1')
    }
  } finally {
    // What is said until the connection is gone is for nobody.
    client.removeAllListeners('notification')
    // One that does not answer does not say goodbye either.
    void client.end().catch(() => undefined)
  }
}
