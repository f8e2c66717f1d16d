import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { styleParts } from './page-style'

const components = fileURLToPath(new URL('..', import.meta.url))
const filesOfParts = readdirSync(components, { encoding: 'utf8', recursive: true }).filter(
  (file) => file.endsWith('.css') && !file.startsWith('frame/'),
)
const bundle = async (file: string): Promise<string> => {
  const entryPoints = [components + file]
  const bundled = await build({ entryPoints, bundle: true, minify: true, write: false, logLevel: 'silent' })
  return bundled.outputFiles[0]?.text ?? ''
}

let base = ''
let parts: [string, string][] = []

beforeAll(async () => {
  base = await bundle('frame/styles.css')
  parts = await Promise.all(filesOfParts.map(async (file): Promise<[string, string]> => [file, await bundle(file)]))
})

test('what every page has is at most 6 KB brotli', () => {
  expect(brotliCompressSync(base).length).toBeLessThanOrEqual(6_000)
})

test('each part has a name, and is small enough for a page to have it', () => {
  expect(filesOfParts.map((file) => basename(file, '.css')).sort()).toEqual([...styleParts].sort())
  const tooLarge = parts.filter(([, css]) => brotliCompressSync(css).length > 2_000)
  expect(tooLarge.map(([file]) => file)).toEqual([])
})

test('the cookie that says which parts a browser has can hold them all', () => {
  expect(2 ** (styleParts.length + 1)).toBeLessThan(10 ** 10)
})

test('every token that is used without a fallback is there', () => {
  const css = [base, ...parts.map(([, part]) => part)].join('')
  const defined = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  const used = new Set([...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))
  expect([...used].filter((name) => !defined.has(name))).toEqual([])
})

test('a part stands on what every page has, and on no other part', () => {
  const own = (css: string) => new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  const lacking = parts.flatMap(([file, css]) => {
    const there = new Set([...own(base), ...own(css)])
    return [...css.matchAll(/var\((--[\w-]+)\)/g)]
      .filter(([, name]) => !there.has(name))
      .map(([, name]) => `${file}: ${name}`)
  })
  expect(lacking).toEqual([])
})

test('nothing is fetched: no font, no picture but those in the stylesheet itself', () => {
  const css = [base, ...parts.map(([, part]) => part)].join('')
  const fetched = [...css.matchAll(/url\(("?)(.*?)\1\)/g)]
    .map(([, , url = '']) => url)
    .filter((url) => !url.startsWith('data:'))
  expect(fetched).toEqual([])
  expect(css).not.toContain('@font-face')
})

describe('our own rules', () => {
  test('have logical sides, so that the page can be mirrored', () => {
    for (const css of [base, ...parts.map(([, part]) => part)]) {
      expect(css).not.toMatch(/(margin|padding|border|inset)-(left|right)|text-align:(left|right)/)
    }
  })

  test('stand in layers, so that the order of the pieces decides nothing', () => {
    for (const css of [base, ...parts.map(([, part]) => part)]) {
      expect(css.replaceAll(/@layer [\w., ]+;/g, '')).toMatch(/^(@layer|@media)/)
      expect(css).not.toMatch(/!important/)
    }
  })
})
