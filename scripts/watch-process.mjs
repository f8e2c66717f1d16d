// Loaded into a process that is measured (`node --import`): at SIGUSR2 it writes a line with how long its event loop was
// blocked at most and how much memory it had, since the signal before; at SIGWINCH what is in use without garbage.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const loop = monitorEventLoopDelay({ resolution: 5 })
let rss = 0
const sample = () => (rss = Math.max(rss, process.memoryUsage.rss()))
setInterval(sample, 50).unref()
loop.enable()

/** Processor time of the main thread so far, in milliseconds (Linux). */
const mainThreadMs = () => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

// A timer that is due runs in each turn of the loop: what the thread has worked between two is the length of a turn, and does
// not grow when other programs have the processor.
let before = mainThreadMs()
let longestTurnMs = 0
setInterval(() => {
  const now = mainThreadMs()
  longestTurnMs = Math.max(longestTurnMs, now - before)
  before = now
}, 2).unref()

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
  say({ longestMs, p99Ms, longestTurnMs, rss })
  loop.reset()
  rss = 0
  longestTurnMs = 0
})
process.on('SIGWINCH', () => {
  say({ live: live() })
  loop.reset()
  before = mainThreadMs()
  longestTurnMs = 0
})
