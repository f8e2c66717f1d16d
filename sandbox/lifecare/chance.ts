import { createHash } from 'node:crypto'

/** A number from 0 up to 1 that follows from a text, always the same: nothing in the mock is left to chance. */
export function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
}
