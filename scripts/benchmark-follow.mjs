// Measures what it costs that a page asks for itself again: drawn; as it was, told before it is drawn; as it was, told after.
// CPU of the portal's process a request is what counts, the least of the rounds: on a PostgreSQL server, as in production; `--embedded`
// has the database in the process, whose work is then in it. See docs/performance.md.
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { withBenchmarkStack } from './benchmark-stack.mjs'

const { values } = parseArgs({ options: { embedded: { type: 'boolean', default: false } } })

const rounds = 5
const seconds = Number(process.env.BENCHMARK_SECONDS ?? 3)

/** CPU time of a process so far, in milliseconds. */
async function cpuOf({ child }) {
  const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** @returns CPU milliseconds a request, when each was answered with `status` */
async function measure(portal, url, headers, status, more = { duration: seconds }) {
  const before = await cpuOf(portal)
  const result = await autocannon({ url, connections: 10, headers, ...more })
  const kind = status === 304 ? '3xx' : '2xx'
  // At a change of minute some are drawn.
  if (result[kind] < 0.98 * result.requests.total) throw new Error(`${url}: ${JSON.stringify(result.statusCodeStats)}`)
  return ((await cpuOf(portal)) - before) / result.requests.total
}

/** How many addresses of a page are asked for once each, in a minute in which none of them has been drawn. */
const many = 300

/** What is told after the page is drawn: each is asked for with its own tag, in the next minute. */
async function measureAfter(portal, url, headers) {
  const tags = []
  for (let nth = 0; nth < many; nth += 1) tags.push((await fetch(`${url}?n=${nth}`, { headers })).headers.get('etag'))
  await wait(61_000)
  let nth = 0
  const setupRequest = (request) => {
    const own = nth++ % many
    const { pathname } = new URL(url)
    return { ...request, path: `${pathname}?n=${own}`, headers: { ...request.headers, 'if-none-match': tags[own] } }
  }
  const more = { amount: many, requests: [{ method: 'GET', setupRequest }] }
  return measure(portal, url, { ...headers, 'insyn-follow': '1' }, 304, more)
}

await withBenchmarkStack('follow', values.embedded, async ({ stack, cookie, home }) => {
  console.log(
    ['CPU ms a request', 'drawn', 'before', 'times', 'after', 'times'].map((name) => name.padStart(18)).join(''),
  )
  for (const [name, path] of [
    ['now', home],
    ['week', `${home}/schema/vecka/2026-W47`],
    ['week that is over', `${home}/schema/vecka/2026-W45`],
  ]) {
    const url = stack.origins.portal + path
    const drawn = { cookie, 'accept-encoding': 'br' }
    const tag = (await fetch(url, { headers: drawn })).headers.get('etag')
    const again = { ...drawn, 'insyn-follow': '1', 'if-none-match': tag }
    const sides = { drawn: [], before: [] }
    for (let round = 0; round <= rounds; round += 1) {
      const one = {
        drawn: await measure(stack.processes.portal, url, drawn, 200),
        before: await measure(stack.processes.portal, url, again, 304),
      }
      // The first round warms up.
      for (const side of Object.keys(sides)) if (round > 0) sides[side].push(one[side])
    }
    // The others are other pages a minute later.
    const after = path.endsWith('W45') ? await measureAfter(stack.processes.portal, url, drawn) : NaN
    const [page, before] = Object.values(sides).map((list) => Math.min(...list))
    const figures = [
      page.toFixed(2),
      before.toFixed(2),
      (page / before).toFixed(1),
      after.toFixed(2),
      (page / after).toFixed(1),
    ]
    console.log([name, ...figures].map((text) => text.padStart(18)).join(''))
  }
})
