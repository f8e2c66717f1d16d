import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'

let css = ''

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./styles.css', import.meta.url))
  const bundled = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, logLevel: 'silent' })
  css = bundled.outputFiles[0]!.text
})

test('the stylesheet is at most 10 KB brotli', () => {
  expect(brotliCompressSync(css).length).toBeLessThanOrEqual(10_000)
})

test('every token that is used without a fallback is there', () => {
  const defined = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  const used = new Set([...css.matchAll(/var\((--ds-[\w-]+)\)/g)].map(([, name]) => name))
  // Designsystemet's lock on fields that cannot be changed; we have none, what cannot be changed is text.
  const notOurs = /^--ds-readonly-icon-/
  expect([...used].filter((name = '') => !defined.has(name) && !notOurs.test(name))).toEqual([])
})

test('nothing is fetched: no font, no picture but those in the stylesheet itself', () => {
  const fetched = [...css.matchAll(/url\(("?)(.*?)\1\)/g)]
    .map(([, , url = '']) => url)
    .filter((url) => !url.startsWith('data:'))
  expect(fetched).toEqual([])
  expect(css).not.toContain('@font-face')
})

test('sides are logical in our own rules, so that the page can be mirrored', () => {
  const own = css.slice(css.lastIndexOf('@layer insyn'))
  expect(own).not.toMatch(/(margin|padding|border|inset)-(left|right)|text-align:(left|right)/)
})
