import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { signInByHttp } from '../../scripts/benchmark-sign-in.mjs'
import { buildIfChanged } from '../../scripts/fresh-build.mjs'
import type { Stack } from '../../scripts/processes.mjs'
import { pageQuality } from '~/platform/packing.server'
import { startTestStack } from '../support/stacks'

/** Budgets of docs/performance.md, in bytes. Only what can be counted is a gate; speed is for `scripts/benchmark.mjs`. */
const budgets = { scriptGzip: 10_000, cssBrotli: 8_000, htmlBrotli: 6_144, laterBrotli: 6_144 }

let stack: Stack
let cookie: string
let home: string

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(stack.origins.portal + path, { headers: { cookie, ...headers } })
const html = async (path: string) => (await get(path)).text()
/** As packed as it can be, so that the budgets say how much there is and not how hard it was packed. */
const brotli = (text: string) => brotliCompressSync(text)
/** As the portal packs its pages. */
const sent = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: pageQuality } })
const cssOf = (page: string) => [...page.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, css]) => css ?? '').join('')
const withoutCss = (page: string) => page.replaceAll(/<style[^>]*>[^]*?<\/style>/g, '')
const scriptsOf = (page: string) => [...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)

/** What a browser fetches by itself from a page: not what links lead to. */
const fetchedBy = (page: string) =>
  [...page.matchAll(/<(?:script|img|link|iframe|source|video|audio)\b[^>]*?\b(?:src|href|srcset)="([^"]+)"/g)].map(
    ([, url]) => url ?? '',
  )

beforeAll(async () => {
  await buildIfChanged()
  stack = await startTestStack('budgets', inject('server'), 'embedded', 9)
  const signedIn = await signInByHttp(stack.origins, 'pia')
  // A browser that has been given no part of the stylesheet yet.
  cookie = signedIn.cookie.replace(/(^|; )insyn-stil=[^;]*/, '')
  home = /\/b\/[\w-]+/.exec(signedIn.page.url)?.[0] ?? ''
  expect(home).not.toBe('')
}, 420_000)

afterAll(() => stack.stop())

/** The pages that are measured: the first anyone meets, and those that are heaviest. */
const pages: [string, () => Promise<string>][] = [
  ['now', () => html(home)],
  ['the start page', () => html('/')],
  ['the week', () => html(`${home}/schema/vecka/2026-W47`)],
  ['the month', () => html(`${home}/tidrapporter/2026-11`)],
  ['a report', async () => html(await firstReport())],
  ['the hours of a month', () => html(`${home}/timmar/manad/2026-10`)],
  ['the hours of a grant period', () => html(`${home}/timmar/period/2026-09-01`)],
]

/** Where a page leads to; it must, or another page would be measured. */
async function linkOn(page: string, link: RegExp): Promise<string> {
  const found = link.exec(await html(page))?.[1]
  if (found === undefined) throw new Error(`${page} has no link ${link.source}`)
  return found
}

const firstReport = () => linkOn(`${home}/tidrapporter/2026-11`, /href="(\/b\/[\w-]+\/tidrapport\/[^"]+)"/)

describe.each(pages)('%s', (_name, read) => {
  it('has one script, small enough', async () => {
    const page = await read()
    const scripts = scriptsOf(page)
    expect(scripts).toHaveLength(1)
    const source = /src="([^"]+)"/.exec(scripts[0] ?? '')?.[1] ?? ''
    const answer = await get(source)
    expect(answer.status).toBe(200)
    expect(gzipSync(await answer.text()).length).toBeLessThanOrEqual(budgets.scriptGzip)
  })

  it('carries its stylesheet, small enough', async () => {
    const css = cssOf(await read())
    expect(css.length).toBeGreaterThan(1_000)
    expect(brotli(css).length).toBeLessThanOrEqual(budgets.cssBrotli)
  })

  it('is small without its stylesheet', async () => {
    expect(sent(withoutCss(await read())).length).toBeLessThanOrEqual(budgets.htmlBrotli)
  })

  it('makes the browser fetch nothing from anyone else', async () => {
    const page = await read()
    const fetched = fetchedBy(page)
    expect(fetched.length).toBeGreaterThan(0)
    expect(fetched.filter((url) => !/^\/(?!\/)/.test(url))).toEqual([])
    expect(cssOf(page)).not.toMatch(/@import|url\((?!["']?data:)/)
  })

  it('has no copy of the data it was made of', async () => {
    expect(await read()).not.toMatch(/__remix|streamController|"loaderData"/)
  })
})

/** As a browser sends it that has been on the page before, and on no other. */
const again = async (path: string): Promise<string> => {
  const first = await get(path)
  const given = first.headers.getSetCookie().find((one) => one.startsWith('insyn-stil=')) ?? ''
  return (await get(path, { cookie: `${cookie}; ${given.split(';')[0]}` })).text()
}

describe.each([
  ['now', ''],
  ['the week', '/schema/vecka/2026-W47'],
  ['the hours', '/timmar/manad/2026-10'],
])('%s, for a browser that has its stylesheet', (_name, path) => {
  it('refers to it, and is small in all', async () => {
    const page = await again(home + path)
    expect(cssOf(page).replace(/@page\{.*\}/, '')).toBe('')
    expect(page).toMatch(/<link rel="stylesheet" href="\/stil\/base-/)
    expect(page).not.toContain('media="not all"')
    expect(sent(page).length).toBeLessThanOrEqual(budgets.laterBrotli)
  })
})

describe('the files that pages refer to', () => {
  it('are what stood in the page, packed, and to be kept for good', async () => {
    const page = await html(`${home}/schema/vecka/2026-W47`)
    const later = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)" media="not all"/g)].map(
      ([, url = '']) => url,
    )
    expect(later.map((url) => url.replace(/-[\da-f]+\.css/, ''))).toContain('/stil/base')
    for (const url of later) {
      const file = await get(url, { 'accept-encoding': 'br' })
      expect(file.headers.get('content-encoding')).toBe('br')
      expect(file.headers.get('content-type')).toMatch(/^text\/css/)
      expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(page).toContain(`>${await file.text()}</style>`)
    }
  })

  it('hold every icon, in one picture that is small', async () => {
    const [, url = ''] = /href="(\/icons-[\da-f]+\.svg)#/.exec(await html(home)) ?? []
    const file = await get(url, { 'accept-encoding': 'gzip' })
    expect(file.headers.get('content-type')).toMatch(/^image\/svg\+xml/)
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect(brotli(await file.text()).length).toBeLessThanOrEqual(7_000)
  })

  it('are not there under another hash', async () => {
    expect((await get('/stil/base-0123456789.css')).status).toBe(404)
  })
})

describe('on the way', () => {
  it.each(['br', 'gzip'])('is packed with %s when the browser takes it', async (encoding) => {
    const answer = await get(`${home}/schema/vecka/2026-W47`, { 'accept-encoding': encoding })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(await answer.text()).toContain('</html>')
  })

  it('comes as it is when the browser takes nothing', async () => {
    const answer = await get('/', { 'accept-encoding': 'identity' })
    expect(answer.headers.get('content-encoding')).toBeNull()
    const body = await answer.arrayBuffer()
    expect(Number(answer.headers.get('content-length'))).toBe(body.byteLength)
  })
})
