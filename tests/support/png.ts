import { inflateSync } from 'node:zlib'

/** A decoded picture: four bytes (red, green, blue, alpha) a pixel, row by row. */
export type Picture = { width: number; height: number; pixels: Uint8Array }

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function chunksOf(png: Buffer): { width: number; height: number; channels: number; data: Buffer } {
  const parts: Buffer[] = []
  let header: Buffer = Buffer.alloc(0)
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') header = body
    if (kind === 'IDAT') parts.push(body)
    at += length + 12
  }
  const channels = header[9] === 6 ? 4 : 3
  if (header[8] !== 8 || (header[9] !== 6 && header[9] !== 2) || header[12] !== 0)
    throw new Error('unknown kind of PNG')
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    channels,
    data: inflateSync(Buffer.concat(parts)),
  }
}

/** Decodes the PNG of a screenshot (8 bits, RGB or RGBA, not interlaced; ISO/IEC 15948). */
export function decodePng(png: Buffer): Picture {
  const { width, height, channels, data } = chunksOf(png)
  const stride = width * channels
  const rows = new Uint8Array(stride * height)
  const pixels = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : (rows[y * stride + x - channels] ?? 0)
      const up = y === 0 ? 0 : (rows[(y - 1) * stride + x] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (rows[(y - 1) * stride + x - channels] ?? 0)
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      rows[y * stride + x] = (data[y * (stride + 1) + 1 + x] ?? 0) + add
    }
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const value = channel < channels ? (rows[y * stride + x * channels + channel] ?? 0) : 255
        pixels[(y * width + x) * 4 + channel] = value
      }
    }
  }
  return { width, height, pixels }
}

const linear = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
})

const luminanceAt = ({ pixels }: Picture, at: number): number =>
  0.2126 * (linear[pixels[at] ?? 0] ?? 0) +
  0.7152 * (linear[pixels[at + 1] ?? 0] ?? 0) +
  0.0722 * (linear[pixels[at + 2] ?? 0] ?? 0)

/** How many pixels differ between two pictures of the same size with at least the contrast `least`. */
export function changedPixels(before: Picture, after: Picture, least: number): number {
  let changed = 0
  for (let at = 0; at < after.pixels.length; at += 4) {
    const one = luminanceAt(before, at)
    const two = luminanceAt(after, at)
    if ((Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05) >= least) changed++
  }
  return changed
}
