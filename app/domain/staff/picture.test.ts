import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { portraitOf } from '../../../sandbox/provider/pictures/portrait'
import { judgePicture, mostPictureBytes, mostPictureSide } from './picture'

const text = (words: string) => [...Buffer.from(words, 'latin1')]
const big32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const little32 = (value: number) => big32(value).reverse()

const pngChunk = (name: string, data: readonly number[]) => [...big32(data.length), ...text(name), ...data, 0, 0, 0, 0]
const pngHead = [0x89, ...text('PNG\r\n'), 0x1a, 0x0a]
const pixels = [...deflateSync(Buffer.alloc(8))]
const png = (width: number, height: number, more: readonly number[] = []) =>
  Uint8Array.from([
    ...[...pngHead, ...pngChunk('IHDR', [...big32(width), ...big32(height), 8, 0, 0, 0, 0]), ...more],
    ...[...pngChunk('IDAT', pixels), ...pngChunk('IEND', [])],
  ])

const segment = (marker: number, data: readonly number[]) => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 255,
  ...data,
]
const frame = (width: number, height: number) =>
  segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]
const jpeg = (width: number, height: number, more: readonly number[] = []) =>
  Uint8Array.from([0xff, 0xd8, ...segment(0xe0, text('JFIF\0')), ...more, ...frame(width, height), ...scan, 0xff, 0xd9])

const webpChunk = (name: string, data: readonly number[]) => [
  ...[...text(name), ...little32(data.length), ...data],
  ...(data.length % 2 === 1 ? [0] : []),
]
const webpOf = (...chunks: readonly (readonly number[])[]) => {
  const body = [...text('WEBP'), ...chunks.flat()]
  return Uint8Array.from([...text('RIFF'), ...little32(body.length), ...body])
}
const lossy = (width: number, height: number) =>
  webpChunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, width & 255, width >> 8, height & 255, height >> 8, 7])
const more = (flags: number, width: number, height: number) =>
  webpChunk('VP8X', [flags, 0, 0, 0, ...little32(width - 1).slice(0, 3), ...little32(height - 1).slice(0, 3)])

const said = 'VAR-DEN-TOGS 59.24 18.09'
const kinds = [
  ['a PNG', 'image/png', png(10, 10), png(1001, 10), png(10, 10, pngChunk('tEXt', text(said)))],
  ['a JPEG', 'image/jpeg', jpeg(10, 10), jpeg(10, 1001), jpeg(10, 10, segment(0xe1, text(`Exif\0\0${said}`)))],
  [
    ...['a WebP', 'image/webp', webpOf(lossy(10, 10)), webpOf(lossy(1001, 10))],
    webpOf(more(0x08, 10, 10), lossy(10, 10), webpChunk('EXIF', text(said))),
  ],
] as const

const faultOf = (bytes: Uint8Array) => {
  const judged = judgePicture(bytes)
  return 'fault' in judged ? judged.fault : 'shown'
}

describe.each(kinds)('%s', (_, type, good, large, talking) => {
  it('is what stands in it', () => {
    const judged = judgePicture(good)
    expect('picture' in judged && judged.picture.type).toBe(type)
  })

  it('is not shown when a side is too long', () => {
    expect(faultOf(large)).toBe('side')
  })

  it('is shown without what it says of itself, and what is left is a picture still', () => {
    expect(Buffer.from(talking).toString('latin1')).toContain(said)
    const judged = judgePicture(talking)
    const bytes = 'picture' in judged ? judged.picture.bytes : new Uint8Array()
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/VAR-DEN|Exif|tEXt/)
    expect(faultOf(bytes)).toBe('shown')
  })

  it('is sent without what stands after its end', () => {
    const judged = judgePicture(Uint8Array.from([...good, ...text('<script>alert(1)</script>')]))
    const bytes = 'picture' in judged ? judged.picture.bytes : null
    expect(Buffer.from(bytes ?? []).toString('latin1')).not.toContain('script')
  })

  it('is none when a part of it is missing', () => {
    for (let length = 0; length < good.byteLength; length++) expect(faultOf(good.subarray(0, length))).toBe('kind')
  })
})

it.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page', '<!doctype html><title>Logga in</title>'],
  ['a GIF', 'GIF89a0000000000'],
  ['nothing', ''],
])('%s is no picture', (_, body) => {
  expect(faultOf(Buffer.from(body))).toBe('kind')
})

it.each([
  ['a PNG', png(10, 10, pngChunk('acTL', [...big32(2), ...big32(0)]))],
  ['a WebP', webpOf(more(0x02, 10, 10), webpChunk('ANIM', [0, 0, 0, 0, 0, 0]))],
])('%s that moves is not shown', (_, bytes) => {
  expect(faultOf(bytes)).toBe('moves')
})

it('is not looked into when there is too much of it', () => {
  expect(faultOf(png(10, 10, pngChunk('tEXt', Array.from<number>({ length: mostPictureBytes }).fill(65))))).toBe(
    'bytes',
  )
})

it('lets the portraits of the sandbox through', () => {
  expect(faultOf(portraitOf('stf-1'))).toBe('shown')
})

it('says the same of any bytes as of what it made of them, and never throws', () => {
  const starts = kinds.map(([, , good]) => good)
  const broken = fc
    .tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }))
    .map(([start, changes]) => {
      const bytes = Uint8Array.from(start)
      for (const [at, value] of changes) if (at < bytes.byteLength) bytes[at] = value
      return bytes
    })
  fc.assert(
    fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const judged = judgePicture(bytes)
      if (!('picture' in judged)) return
      expect(judged.picture.bytes.byteLength).toBeLessThanOrEqual(bytes.byteLength)
      expect(faultOf(judged.picture.bytes)).toBe('shown')
      expect(mostPictureSide).toBeGreaterThan(0)
    }),
  )
})
