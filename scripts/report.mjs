// Reads what the test runners write, and adds it up.
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** The sum of counts. */
export const sum = (all) =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** A step without tests of its own counts as one test. */
export const asOneTest = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

function vitestCounts(report) {
  // A file that cannot be loaded has no test that could fail, so it counts as one that did.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const playwrightCounts = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
})

/**
 * Counts of a JSON report of Vitest or Playwright. A runner that failed without saying which test counts as one failed
 * test: nothing that went wrong can add up to "0 failed".
 * @param {string} file
 * @param {number} code the runner's exit code
 * @returns {Counts}
 */
export function countsOf(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const counts = 'stats' in report ? playwrightCounts(report) : vitestCounts(report)
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** One line about a step that has ended. */
export function stepLine({ name, counts, ms }) {
  const word = counts.failed > 0 ? 'FAILED' : 'ok'
  const total = counts.passed + counts.failed + counts.skipped
  return `${word.padEnd(7)} ${name.padEnd(14)} ${seconds(ms).padStart(8)}${total > 1 ? `  ${counts.passed} of ${total}` : ''}`
}

/** The last line of the whole run. */
export const totalLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`

/**
 * What all processors have done since the machine started, in ticks (Linux's /proc/stat); null where nobody says. `taken`: what
 * the host of a virtual machine gave to others ("steal").
 */
export function readProcessorTime(file = '/proc/stat') {
  if (!existsSync(file)) return null
  const [, ...ticks] = readFileSync(file, 'utf8').split('\n')[0].split(/\s+/)
  // The last two, of guests, are in the first two already.
  const [user, nice, system, idle, wait, irq, softirq, taken] = ticks.map(Number)
  return { all: user + nice + system + idle + wait + irq + softirq + taken, idle: idle + wait, taken }
}

/** How long a run took, and what it had: minutes mean little without it. */
export function timeLine(ms, before, after) {
  const minutes = `${(ms / 60_000).toFixed(1)} minutes on ${availableParallelism()} processors`
  if (!before || !after || after.all === before.all) return minutes
  const share = (name) => Math.round((100 * (after[name] - before[name])) / (after.all - before.all))
  return `${minutes}, of whose time ${share('taken')} % was taken by other machines and ${share('idle')} % not used`
}
