import type { ReadPicture } from './read-picture'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
/** Frames that browsers draw: baseline, extended and progressive, by Huffman (ITU-T T.81, table B.1). */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** What the picture is drawn by: tables, scans, JFIF, colours (ICC) and Adobe's colour transform. Not Exif, XMP, IPTC, comments. */
const drawn: ReadonlySet<number> = new Set([...frames, 0xc4, 0xdb, 0xdd, startOfScan, 0xe0, 0xe2, 0xee])
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

/** A JPEG by its segments: marker, length, data; after a scan its coded data. Null when it is none, or is not whole. */
export function readJpeg(bytes: Uint8Array): ReadPicture | null {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, 2)]
  let sides: { width: number; height: number } | null = null
  for (let at = 2; at + 2 <= bytes.byteLength;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Any marker may have more of the byte that it begins with before it.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) return sides && { ...sides, moves: false, kept: [...kept, bytes.subarray(at, at + 2)] }
    if (at + 4 > bytes.byteLength) return null
    const dataEnd = at + 2 + view.getUint16(at + 2)
    if (dataEnd < at + 4 || dataEnd > bytes.byteLength) return null
    if (frames.has(marker)) {
      // Two frames in one file is no picture that browsers agree on.
      if (sides !== null || dataEnd < at + 9) return null
      sides = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    if (marker === startOfScan && sides === null) return null
    const end = marker === startOfScan ? endOfScan(bytes, dataEnd) : dataEnd
    if (drawn.has(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** Where the coded data of a scan ends: at a marker that is no restart and no stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.byteLength; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  return bytes.byteLength
}
