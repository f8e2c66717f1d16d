import { LRUCache } from 'lru-cache'

/** Counts one more for a key. Gives 0 when it is let through, else how many seconds until the next one is. */
export type Limiter = (key: string) => number

type Options = {
  /** So many in a window. */
  points: number
  /** How long a window is; it begins with the first one that is counted. */
  seconds: number
  /** So many keys are remembered at most; then the one that was longest unused is forgotten, and begins anew. */
  keys: number
  /** Milliseconds that only grow. */
  elapsed?: () => number
}

/**
 * So many times in a window of time for each key, in this process. The memory has an end however many keys come:
 * whoever has a new address for every request is not counted anyway.
 */
export function createLimiter({ points, seconds, keys, elapsed = () => performance.now() }: Options): Limiter {
  const windows = new LRUCache<string, { count: number; endsAt: number }>({ max: keys })
  return (key) => {
    const now = elapsed()
    const known = windows.get(key)
    const window = known !== undefined && known.endsAt > now ? known : { count: 0, endsAt: now + seconds * 1000 }
    if (window !== known) windows.set(key, window)
    window.count += 1
    return window.count <= points ? 0 : Math.max(1, Math.ceil((window.endsAt - now) / 1000))
  }
}
