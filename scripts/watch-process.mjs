// Loaded into a process that is measured (`node --import`): at SIGUSR2 it writes a line with how long its event loop was
// blocked at most and how much memory it had, since the signal before.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const loop = monitorEventLoopDelay({ resolution: 5 })
let rss = 0
const sample = () => (rss = Math.max(rss, process.memoryUsage.rss()))
setInterval(sample, 50).unref()
loop.enable()

/** What is in use when all garbage has been collected; only when it is asked for, since it blocks. */
function live() {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const say = (figures) => process.stdout.write(`MEASURED ${JSON.stringify(figures)}\n`)

process.on('SIGUSR2', () => {
  sample()
  const [longestMs, p99Ms] = [loop.max / 1e6, loop.percentile(99) / 1e6]
  say({ longestMs, p99Ms, rss, cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000 })
  loop.reset()
  rss = 0
})
process.on('SIGWINCH', () => {
  say({ live: live() })
  loop.reset()
})
