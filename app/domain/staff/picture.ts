import { readJpeg } from './jpeg'
import { readPng } from './png'
import { readWebp } from './webp'

/** The largest picture of a person that is shown, in bytes; the contract says the same (provider-api/openapi.yaml, Staff). */
export const mostPictureBytes = 300_000
/** The longest side of it, in pixels: what a browser must have room for when it is unpacked. */
export const mostPictureSide = 1_000

/** The kinds of pictures that are shown. Never SVG: it is a document, with scripts and links. */
type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

/** A picture as it is sent on: what it is, by what stands in it, and not more of it than is needed to see it. */
export type Picture = { type: PictureType; bytes: Uint8Array<ArrayBuffer> }

/** Why a file is not shown: what it is, how much of it, how large, that it moves. A short word for the log. */
type PictureFault = 'kind' | 'bytes' | 'side' | 'moves'

const readers = [
  { type: 'image/jpeg', read: readJpeg },
  { type: 'image/png', read: readPng },
  { type: 'image/webp', read: readWebp },
] as const

/**
 * A file as a picture that may be shown, judged by what stands in it and never by what it is called: one of three kinds,
 * whole, not too large, still. What it says beside the picture (where and when it was taken, by which camera, comments) is
 * left out, and so is what stands after its end.
 */
export function judgePicture(bytes: Uint8Array): { picture: Picture } | { fault: PictureFault } {
  if (bytes.byteLength > mostPictureBytes) return { fault: 'bytes' }
  for (const { type, read } of readers) {
    const found = read(bytes)
    if (found === null) continue
    if (found.moves) return { fault: 'moves' }
    const sides = [found.width, found.height]
    if (sides.some((side) => side < 1 || side > mostPictureSide)) return { fault: 'side' }
    return { picture: { type, bytes: joined(found.kept) } }
  }
  return { fault: 'kind' }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
