import type { ReadPicture } from './read-picture'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** The chunks that the picture is drawn by; all others (text, time, Exif) say something about it. */
const drawn: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'IDAT', 'IEND'])

/**
 * A PNG by its chunks: length, name, data, sum (PNG 3rd edition, 5.3). Null when it is none, or is not whole. The chunk `acTL`
 * is of one that moves.
 */
export function readPng(bytes: Uint8Array): ReadPicture | null {
  if (!signature.every((byte, nth) => bytes[nth] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, signature.length)]
  let sides: { width: number; height: number } | null = null
  let [moves, hasData] = [false, false]
  for (let at = signature.length; at + 12 <= bytes.byteLength;) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const end = at + 12 + length
    if (end > bytes.byteLength) return null
    if ((name === 'IHDR') !== (sides === null)) return null
    if (name === 'IHDR') {
      if (length !== 13) return null
      sides = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    }
    if (name === 'acTL') moves = true
    if (name === 'IDAT') hasData = true
    if (drawn.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return sides === null || !hasData ? null : { ...sides, moves, kept }
    at = end
  }
  return null
}
