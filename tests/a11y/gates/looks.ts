import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { buildSync } from 'esbuild'
import type { Fault } from './fault'
import { putGatesInto } from './in-page'

const components = fileURLToPath(new URL('../../../app/components/', import.meta.url))
const files = readdirSync(components, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.css'))

const bundled = (file: string): string => {
  const built = buildSync({ entryPoints: [components + file], bundle: true, minify: true, write: false })
  return built.outputFiles[0]?.text ?? ''
}

const classesIn = (css: string): Set<string> => {
  const written = css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/\.(-?[a-z_][\w-]*)/gi)
  return new Set([...written].map(([, name = '']) => name))
}

const isOfEveryPage = (file: string): boolean => file.startsWith('frame/')
const everywhere = classesIn(
  files
    .filter(isOfEveryPage)
    .map((file) => readFileSync(components + file, 'utf8'))
    .join(''),
)
const parts = new Map(
  files
    .filter((file) => !isOfEveryPage(file))
    .map((file) => {
      const css = bundled(file)
      return [basename(file, '.css'), { css, classes: classesIn(css) }]
    }),
)

/** In bytes, brotli: what a page may have of the stylesheet in all, 6,000 of every page and 2,000 of its own (ADR 31). */
const budget = 8_000
const base = brotliCompressSync(bundled('frame/styles.css')).length

/**
 * The page has every part of the stylesheet that its classes are in, and with what every page has they are within what a page may have.
 */
export async function styleFaults(page: Page): Promise<Fault[]> {
  const { classes, names } = await page.evaluate(() => ({
    classes: [...new Set([...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]))],
    names: [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(
      ({ href }) => /\/stil\/(.+)-[\da-f]+\.css$/.exec(href)?.[1] ?? '',
    ),
  }))
  const missing = classes
    .filter((name) => !everywhere.has(name))
    .flatMap((name) => {
      const having = [...parts].filter(([, part]) => part.classes.has(name)).map(([part]) => part)
      if (having.length === 0 || having.some((part) => names.includes(part))) return []
      return { rule: 'style missing', where: `.${name}`, what: `the page has no part ${having.join(' or ')}` }
    })
  const all = [...new Set(names)].map((name) => parts.get(name)?.css ?? '').join('')
  const size = base + brotliCompressSync(all).length
  const large =
    size <= budget ? [] : [{ rule: 'style size', where: names.join(', '), what: `${size} of ${budget} bytes` }]
  return [...missing, ...large]
}

/** No control is only a picture: beside each icon stands a word that everyone sees. */
export async function iconFaults(page: Page): Promise<Fault[]> {
  await putGatesInto(page)
  return page.evaluate(() => window.gates.iconFaults())
}
