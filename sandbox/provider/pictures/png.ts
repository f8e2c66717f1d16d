import { crc32, deflateSync } from 'node:zlib'

/** A drawing: for each pixel, row by row, the number of its colour. */
type Drawing = { side: number; pixels: Uint8Array; colours: readonly (readonly [number, number, number])[] }

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const bitsOfAColour = 8
const byPalette = 3

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.byteLength, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}

/** The drawing as a PNG file with a palette (PNG 3rd edition). */
export function pngOf({ side, pixels, colours }: Drawing): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([bitsOfAColour, byPalette, 0, 0, 0], 8)
  // Each row begins with how it is filtered: not at all.
  const rows = Buffer.alloc(side * (side + 1))
  for (let row = 0; row < side; row++) rows.set(pixels.subarray(row * side, (row + 1) * side), row * (side + 1) + 1)
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Uint8Array.from(colours.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}
