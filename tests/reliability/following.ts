import { setTimeout as wait } from 'node:timers/promises'
import { listenTo } from '../support/event-stream'

/** How an open page fared that was listened from all the time: what went wrong, and how long it was without a stream, in milliseconds. */
export type Followed = { lost: string[]; gaps: number[]; opened: number }

/** A browser that asks again after its own time, where none is said; as EventSource does it waits for what `retry:` says. */
const usualMs = 3_000

/**
 * Listens until `isOver`, and comes back when its stream ends, after as long as it was told to wait. A stream that ends without a
 * word, or an answer other than a stream, is lost.
 */
export async function keepListening(url: string, cookie: string, isOver: () => boolean): Promise<Followed> {
  const followed: Followed = { lost: [], gaps: [], opened: 0 }
  let endedAt: number | null = null
  while (!isOver()) {
    const stream = await listenTo(url, cookie).catch((error: unknown) => String(error))
    if (typeof stream === 'string' || stream.status !== 200) {
      followed.lost.push(typeof stream === 'string' ? stream : String(stream.status))
      await wait(usualMs)
      continue
    }
    followed.opened++
    while (stream.said.length === 0 && stream.endedAt() === null) await wait(5)
    // One that is told to go at once is not back.
    const isBack = stream.said[0]?.text.includes('event: bye') !== true
    if (endedAt !== null && isBack) followed.gaps.push(performance.now() - endedAt)
    while (stream.endedAt() === null && !isOver()) await wait(20)
    if (stream.endedAt() === null) {
      stream.close()
      return followed
    }
    if (isBack) endedAt = stream.endedAt()
    if (!stream.said.some(({ text }) => text.includes('event: bye'))) followed.lost.push('it ended without a word')
    const retry = stream.said.map(({ text }) => /^retry: (\d+)/m.exec(text)?.[1]).findLast((ms) => ms !== undefined)
    await wait(Number(retry ?? usualMs))
  }
  return followed
}
