// When the greatest part of a page is drawn (LCP), on a slow telephone: Chrome's "Slow 3G" (400 kbit/s, 2 s to answer) and a fourth
// of the processor; beside the same HTML with no style and no script, from a plain server. The first visit, and a later one, when the
// browser has the stylesheet. Also what moves (CLS) and tasks over 50 ms. Median of the rounds. See docs/performance.md.
import { createServer } from 'node:http'
import { brotliCompressSync, constants } from 'node:zlib'
import { chromium } from '@playwright/test'
import { withBenchmarkStack } from './benchmark-stack.mjs'
import { findChromium } from './setup.mjs'

const rounds = Number(process.env.BENCHMARK_ROUNDS ?? 5)
const slow3G = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]

/** A document without what makes it look and act. */
const bare = (html) =>
  html
    .replaceAll(/<style[^>]*>[^]*?<\/style>/g, '')
    .replaceAll(/<link[^>]*rel="stylesheet"[^>]*>/g, '')
    .replaceAll(/<script[^>]*>[^]*?<\/script>/g, '')
    .replaceAll(/<script[^>]*\/?>/g, '')

/** Serves documents by their path, packed as the portal packs. @returns its origin, and `close` */
async function serve(documents) {
  const server = createServer((request, response) => {
    const html = documents.get(request.url)
    if (html === undefined) return void response.writeHead(404).end()
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    const body = brotliCompressSync(html, { params })
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }
    response.writeHead(200, { ...headers, 'content-length': body.length, 'cache-control': 'no-store' }).end(body)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() }
}

const watching = () => {
  window.seen = { lcp: 0, cls: 0, long: 0 }
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  watch('largest-contentful-paint', ({ startTime }) => (window.seen.lcp = startTime))
  watch('layout-shift', ({ value, hadRecentInput }) => (window.seen.cls += hadRecentInput ? 0 : value))
  watch('longtask', () => (window.seen.long += 1))
}

/** Opens a page as the slow telephone does. @returns ms to the greatest part, what moved, how many long tasks */
async function open(page, url) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow3G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
  await page.waitForTimeout(1_500)
  const seen = await page.evaluate(() => window.seen)
  await session.detach()
  return seen
}

async function measure(browser, { url, cookies }) {
  const visits = { first: [], later: [] }
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'sv-SE' })
    await context.addCookies(cookies)
    await context.addInitScript(watching)
    const page = await context.newPage()
    visits.first.push(await open(page, url))
    await page.close()
    const again = await context.newPage()
    visits.later.push(await open(again, url))
    await context.close()
  }
  const of = (list) => ({
    lcp: median(list.map(({ lcp }) => lcp)),
    cls: Math.max(...list.map(({ cls }) => cls)),
    long: Math.max(...list.map(({ long }) => long)),
  })
  return { first: of(visits.first), later: of(visits.later) }
}

await withBenchmarkStack('paint', false, async ({ stack, cookie, home }) => {
  const { portal } = stack.origins
  const pages = { now: home, week: `${home}/schema/vecka/2026-W47`, hours: `${home}/timmar/2026-11` }
  const documents = new Map()
  for (const path of Object.values(pages)) {
    const answer = await fetch(portal + path, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    documents.set(path, bare(await answer.text()))
  }
  const plain = await serve(documents)
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  try {
    const cookies = cookie.split('; ').map((one) => {
      const [name, value] = one.split(/=(.*)/s)
      return { name, value, url: portal }
    })
    console.log('LCP, ms            bare     first  times     later  times  moved  long tasks')
    for (const [name, path] of Object.entries(pages)) {
      const { first: least } = await measure(browser, { url: plain.origin + path, cookies: [] })
      const { first, later } = await measure(browser, { url: portal + path, cookies })
      const figures = [
        [least.lcp.toFixed(0), 9],
        ...[
          [first.lcp.toFixed(0), 10],
          [(first.lcp / least.lcp).toFixed(2), 7],
          [later.lcp.toFixed(0), 10],
          [(later.lcp / least.lcp).toFixed(2), 7],
        ],
        [Math.max(first.cls, later.cls).toFixed(3), 7],
        [String(Math.max(first.long, later.long)), 12],
      ]
      console.log(name.padEnd(14) + figures.map(([text, width]) => text.padStart(width)).join(''))
    }
  } finally {
    await browser.close()
    plain.close()
  }
})
