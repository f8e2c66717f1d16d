/** How long is waited, in milliseconds: at most so long after the first failed attempt, at most so long ever, and never less. */
type Waits = { firstMs: number; mostMs: number; leastMs: number }

/**
 * At most two minutes: a provider that comes back after half an hour has been asked by every matter's first item within that, and
 * the rest follow at once.
 */
const ofProviders: Waits = { firstMs: 1_000, mostMs: 120_000, leastMs: 200 }

/**
 * How long to wait before an attempt that follows `attempts` failed ones, in milliseconds: exponential with full jitter, so that
 * what failed together does not come back together.
 * @param random a number from 0 to less than 1
 * @param askedMs how long the provider asked to be left alone (its bound is the gateway's): never sooner than that, and not
 * all at the same instant after it
 */
export function retryDelay(
  attempts: number,
  random: number,
  askedMs: number | null = null,
  { firstMs, mostMs, leastMs }: Waits = ofProviders,
): number {
  const ceiling = Math.min(mostMs, firstMs * 2 ** Math.min(attempts - 1, 20))
  const own = Math.round(leastMs + random * (ceiling - leastMs))
  return askedMs === null ? own : Math.max(own, askedMs + Math.round(random * firstMs))
}
