import { createHash } from 'node:crypto'

/** The world is made from this and the day alone; another seed is another world. */
const seed = 'insyn-1'

type Part = string | number

/** A number in [0, 1) that is always the same for the same parts. */
export function fraction(...parts: Part[]): number {
  // FNV-1a with a final mix: thousands of draws are made when a world is created, too many for SHA-256.
  let hash = 0x811c9dc5
  for (const character of `${seed}|${parts.join('|')}`) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return (hash >>> 0) / 0x1_0000_0000
}

/** A whole number from `low` to `high`, both included. */
export function whole(low: number, high: number, ...parts: Part[]): number {
  return low + Math.floor(fraction(...parts) * (high - low + 1))
}

/** One of the values, always the same for the same parts. */
export function pick<T>(values: readonly [T, ...T[]], ...parts: Part[]): T {
  return values[Math.floor(fraction(...parts) * values.length)] ?? values[0]
}

/** An opaque id that tells nothing of what it is made from: `shf-3f0a…`. */
export function idOf(prefix: string, ...parts: Part[]): string {
  return `${prefix}-${createHash('sha256')
    .update(`${seed}|${prefix}|${parts.join('|')}`)
    .digest('hex')
    .slice(0, 16)}`
}
