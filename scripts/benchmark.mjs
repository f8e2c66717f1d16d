// Measures the week and a month's report with live data from the provider, beside Express and Nunjucks giving the same
// HTML, in the same run. Ratios are what counts: the machine and what else it does weigh on both. See docs/performance.md.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { unescaped } from '../tests/performance/same-page.mjs'
import { signInByHttp } from './benchmark-sign-in.mjs'
import { buildIfChanged } from './fresh-build.mjs'
import { freePorts, freeStackPorts, startStack, stopEverything, stopOnSignals } from './processes.mjs'
import { root, startProcess, stopProcess, waitUntilItAnswers } from './programs.mjs'

const rounds = 5
const seconds = Number(process.env.BENCHMARK_SECONDS ?? 3)
/** No new round begins after this many milliseconds of measuring. */
const longest = 110_000
const clock = '2026-11-19T15:00:00+01:00'
const [week, month] = ['2026-W47', '2026-11']
const person = 'pia'

/** What Pia's browser sees, and the provider's answers that it is made of. */
async function findPages(stack) {
  const { cookie, page } = await signInByHttp(stack.origins, person)
  const read = async (path) => {
    const answer = await fetch(stack.origins.portal + path, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`the portal answered ${answer.status} to ${path}`)
    return answer.text()
  }
  const home = /\/b\/[\w-]+/.exec(page.url)[0]
  const links = (await read(`${home}/tidrapporter/${month}`)).matchAll(/href="(\/b\/[\w-]+\/tidrapport\/\w+\/[\w-]+)"/g)
  const reports = []
  for (const path of new Set([...links].map(([, path]) => path))) reports.push({ path, html: await read(path) })
  reports.sort((a, b) => b.html.length - a.html.length)
  const weekPath = `${home}/schema/vecka/${week}`
  return {
    cookie,
    pages: [
      { name: 'week', path: weekPath, html: await read(weekPath) },
      { name: 'report', ...reports[0] },
    ],
  }
}

/** Starts the server that is compared with, on the pages captured and the same provider. */
async function startCompared(stack, pages, port, folder) {
  const keys = JSON.parse(await readFile(join(stack.data, 'keys.json'), 'utf8'))
  const { brukare } = await import(join(root, 'build/cast.js'))
  const { number } = brukare.find(({ key }) => key === person)
  const settings = {
    port,
    folder,
    provider: `${stack.origins.provider}/farsta`,
    clientId: 'insyn-portal',
    signingKey: keys.signing,
    search: { personalIdentityNumber: number, pseudonymKey: keys.pseudonym },
    actor: 'benchmark-person',
    week: { from: '2026-11-16', to: '2026-11-22' },
    pages,
  }
  const file = `${folder}.json`
  await writeFile(file, JSON.stringify(settings))
  const server = startProcess({
    name: 'compared',
    command: process.execPath,
    args: [join(root, 'tests/performance/nunjucks-server.mjs'), file],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await waitUntilItAnswers(`http://localhost:${port}/`, server)
  return server
}

/** @throws Error when the two pages differ in more than nonces and the way of writing an apostrophe. */
async function checkSame(url, html) {
  const answer = await fetch(url, { headers: { cookie: 'session=known' } })
  const plain = (page) => unescaped(page.replaceAll(/nonce="[^"]*"/g, ''))
  if (plain(await answer.text()) !== plain(html)) throw new Error(`${url} (${answer.status}) is not the portal's page`)
}

/** CPU time of a process so far, in milliseconds; NaN where the system does not tell. */
async function cpuOf({ child }) {
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function measure({ process: measured, url, cookie }) {
  const before = await cpuOf(measured)
  const headers = { cookie, 'accept-encoding': 'br' }
  const result = await autocannon({ url, connections: 10, duration: seconds, headers })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} failed ${result.non2xx + result.errors} times`)
  const cpu = (await cpuOf(measured)) - before
  return { perSecond: result['2xx'] / result.duration, cpu: cpu / result['2xx'] }
}

const brotli = (text, quality) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length
const style = /<style[^>]*>(.*?)<\/style>/gs

async function printBytes(origin, pages) {
  const script = /<script[^>]* src="([^"]+)"/.exec(pages[0].html)[1]
  const js = await (await fetch(origin + script)).text()
  const css = [...pages[0].html.matchAll(style)].map(([, text]) => text).join('')
  const line = (name, text) =>
    console.log(
      `${name.padEnd(26)}${[text.length, gzipSync(text).length, brotli(text, 4), brotli(text, 11)].map((bytes) => String(bytes).padStart(10)).join('')}`,
    )
  console.log(
    `\n${'bytes'.padEnd(26)}${['as it is', 'gzip', 'brotli 4', 'brotli 11'].map((name) => name.padStart(10)).join('')}`,
  )
  line('JavaScript', js)
  line('CSS (in the page)', css)
  for (const { name, html } of pages) line(`HTML of ${name}, no CSS`, html.replace(style, ''))
  for (const { name, html } of pages) line(`HTML of ${name}, whole`, html)
}

function printSpeed(results) {
  console.log(
    `\n${'10 at a time, live'.padEnd(20)}${['portal/s', 'compared/s', 'ratio', 'portal CPU ms', 'compared', 'ratio'].map((name) => name.padStart(14)).join('')}`,
  )
  for (const [name, { portal, compared }] of results) {
    const best = (list) => Math.max(...list.map(({ perSecond }) => perSecond))
    const least = (list) => Math.min(...list.map(({ cpu }) => cpu))
    const figures = [
      best(portal).toFixed(1),
      best(compared).toFixed(1),
      (best(portal) / best(compared)).toFixed(2),
      least(portal).toFixed(2),
      least(compared).toFixed(2),
      (least(compared) / least(portal)).toFixed(2),
    ]
    console.log(`${name.padEnd(20)}${figures.map((figure) => figure.padStart(14)).join('')}`)
  }
  console.log('\nBest requests a second and least CPU of the rounds; above 1 the portal is the faster.')
}

const folder = await mkdtemp(join(tmpdir(), 'insyn-benchmark-'))
stopOnSignals(stopEverything)
try {
  await buildIfChanged()
  const [port] = await freePorts(1)
  const env = { RATE_LIMIT_PER_MINUTE: '10000000', RATE_LIMIT_PER_PERSON: '10000000', LOG_LEVEL: 'error' }
  const stack = await startStack({ ports: await freeStackPorts(), data: join(folder, 'stack'), clock, env })
  const { cookie, pages } = await findPages(stack)
  const compared = await startCompared(stack, pages, port, join(folder, 'compared'))
  const plans = pages.map(({ name, path, html }) => {
    const url = `http://localhost:${port}/${name}`
    return {
      name,
      html,
      portal: { process: stack.processes.portal, url: stack.origins.portal + path, cookie },
      compared: { process: compared, url, cookie: 'session=known' },
    }
  })
  for (const plan of plans) await checkSame(plan.compared.url, plan.html)
  const results = new Map(plans.map(({ name }) => [name, { portal: [], compared: [] }]))
  const begun = Date.now()
  for (let round = 0; round <= rounds && Date.now() - begun < longest; round += 1) {
    for (const plan of plans) {
      for (const side of ['portal', 'compared']) {
        const measured = await measure(plan[side])
        // The first round warms up.
        if (round > 0) results.get(plan.name)[side].push(measured)
      }
    }
  }
  printSpeed(results)
  await printBytes(stack.origins.portal, pages)
  await stopProcess(compared)
  await stack.stop()
} finally {
  await stopEverything()
  await rm(folder, { recursive: true, force: true })
}
