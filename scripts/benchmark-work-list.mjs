// Measures the work list of one with a hundred huvudmän beside that of one with eight, in the same run: how much more time
// a page takes, of the clock and of the portal's processor. See docs/performance.md.
import { readFile, rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { signInByHttp } from './benchmark-sign-in.mjs'
import { buildIfChanged } from './fresh-build.mjs'
import { freeStackPorts, startStack, stopEverything, stopOnSignals } from './processes.mjs'

const rounds = Number(process.env.BENCHMARK_ROUNDS ?? 8)
const clock = '2026-11-19T15:00:00+01:00'
const huvudman = 100

/** CPU time of a process so far, in milliseconds; NaN where the system does not tell. */
async function cpuOf({ child }) {
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]

const folder = await mkdtemp(join(tmpdir(), 'insyn-work-list-'))
stopOnSignals(stopEverything)
try {
  await buildIfChanged()
  const env = {
    SANDBOX_HUVUDMAN: String(huvudman),
    REPRESENTATION_MAX_AGE_SECONDS: '3600',
    RATE_LIMIT_PER_MINUTE: '10000000',
    RATE_LIMIT_PER_PERSON: '10000000',
    LOG_LEVEL: 'error',
  }
  const ports = await freeStackPorts()
  const stack = await startStack({ ports, data: join(folder, 'stack'), clock, env, providerTimeoutMs: 15_000 })
  const sides = []
  for (const [person, count] of [
    ['greta', 8],
    ['ulla', huvudman],
  ]) {
    const { cookie } = await signInByHttp(stack.origins, person)
    sides.push({ person, count, cookie, times: [], cpu: [], html: '' })
  }
  const look = async ({ cookie }) => {
    const answer = await fetch(`${stack.origins.portal}/att-gora`, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`the portal answered ${answer.status}`)
    return answer.text()
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of sides) {
      const before = await cpuOf(stack.processes.portal)
      const begun = performance.now()
      side.html = await look(side)
      // The first round warms up.
      if (round === 0) continue
      side.times.push(performance.now() - begun)
      side.cpu.push((await cpuOf(stack.processes.portal)) - before)
    }
  }
  const sum = (list) => list.reduce((total, one) => total + one, 0)
  for (const { person, count, times, cpu, html } of sides) {
    const bytes = brotliCompressSync(html.replace(/<style[^>]*>.*?<\/style>/s, '')).length
    console.log(
      `${person}, ${count} huvudmän: median ${middle(times).toFixed(0)} ms, portal's CPU ${(sum(cpu) / cpu.length).toFixed(0)} ms, ${bytes} bytes without CSS`,
    )
  }
  const [few, many] = sides
  console.log(
    `ratio: ${(middle(many.times) / middle(few.times)).toFixed(2)} of the clock, ${(sum(many.cpu) / sum(few.cpu)).toFixed(2)} of CPU`,
  )
  await stack.stop()
} finally {
  await stopEverything()
  await rm(folder, { recursive: true, force: true })
}
