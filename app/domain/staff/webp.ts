import type { ReadPicture } from './read-picture'

/** The chunks that the picture is drawn by. Not Exif and XMP. */
const drawn: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])
/** The bits of a VP8X chunk that say what else there is. */
const says = { moves: 0x02, xmp: 0x04, exif: 0x08 } as const

type Sides = { width: number; height: number }

/** A WebP by its chunks: name, length, data, made even (RFC 9649). Null when it is none, or is not whole. */
export function readWebp(bytes: Uint8Array): ReadPicture | null {
  if (textAt(bytes, 0) !== 'RIFF' || textAt(bytes, 8) !== 'WEBP') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = 8 + view.getUint32(4, true)
  if (whole > bytes.byteLength) return null
  const chunks: Uint8Array[] = []
  const sides: Sides[] = []
  let [moves, hasPicture] = [false, false]
  for (let at = 12; at + 8 <= whole;) {
    const name = textAt(bytes, at)
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > whole) return null
    const data = bytes.subarray(at + 8, at + 8 + length)
    const found = sidesOf(name, data)
    if (found === 'broken') return null
    if (found !== null) sides.push(found)
    if (name === 'VP8 ' || name === 'VP8L') hasPicture = true
    moves ||= name === 'ANIM' || name === 'ANMF' || (name === 'VP8X' && ((data[0] ?? 0) & says.moves) !== 0)
    if (drawn.has(name)) chunks.push(name === 'VP8X' ? withoutSaid(bytes.subarray(at, end)) : bytes.subarray(at, end))
    at = end
  }
  if (!hasPicture && !moves) return null
  const [width, height] = [Math.max(...sides.map((one) => one.width)), Math.max(...sides.map((one) => one.height))]
  return { width, height, moves, kept: [headOf(chunks), ...chunks] }
}

function sidesOf(name: string, data: Uint8Array): Sides | 'broken' | null {
  const at = (nth: number): number => data[nth] ?? 0
  if (name === 'VP8X') {
    if (data.byteLength < 10) return 'broken'
    const side = (nth: number) => 1 + at(nth) + at(nth + 1) * 0x1_00 + at(nth + 2) * 0x1_00_00
    return { width: side(4), height: side(7) }
  }
  if (name === 'VP8 ') {
    if (data.byteLength < 10 || at(3) !== 0x9d || at(4) !== 0x01 || at(5) !== 0x2a) return 'broken'
    return { width: (at(6) | (at(7) << 8)) & 0x3fff, height: (at(8) | (at(9) << 8)) & 0x3fff }
  }
  if (name === 'VP8L') {
    if (data.byteLength < 5 || at(0) !== 0x2f) return 'broken'
    const bits = at(1) | (at(2) << 8) | (at(3) << 16) | (at(4) << 24)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return null
}

/** The chunk without the word that there is more to read than the picture. */
function withoutSaid(chunk: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(chunk)
  copy[8] = (copy[8] ?? 0) & ~(says.exif | says.xmp)
  return copy
}

function headOf(chunks: readonly Uint8Array[]): Uint8Array {
  const head = new TextEncoder().encode('RIFF0000WEBP')
  const length = 4 + chunks.reduce((sum, { byteLength }) => sum + byteLength, 0)
  new DataView(head.buffer).setUint32(4, length, true)
  return head
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
