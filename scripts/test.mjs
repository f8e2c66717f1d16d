// Everything that must hold, in one run. `--only unit,lint [-- arguments of the runner]` runs a part; `--all` is the deep run
// for every night: the full product of states, languages and gates, every journey with and without scripts, long models.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfChanged } from './fresh-build.mjs'
import { root, runToEnd, stopEverything, stopOnSignals } from './programs.mjs'
import { asOneTest, countsOf, readProcessorTime, stepLine, sum, timeLine, totalLine } from './report.mjs'
import { installPackages, installCalendarPrograms, installSpeechPrograms, installTestPrograms } from './setup.mjs'

const reports = join(root, 'test-results/reports')
const bin = (name) => join(root, 'node_modules', name)
const node = (...args) => ({ args })
const report = (name) => join(reports, `${name}.json`)

const vitest = (project) => ({
  ...node(bin('vitest/vitest.mjs'), 'run', '--project', project, '--reporter=dot', '--reporter=json'),
  more: [`--outputFile.json=${report(project)}`],
  report: report(project),
})

/** A gate passes or fails as a whole; the others write a report of their tests. */
const steps = {
  format: node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'),
  lint: node(bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'),
  // TypeScript's native compiler; the linter needs the one before it, whose types it asks for by an API.
  types: node(bin('typescript-native/bin/tsc'), '--noEmit', '-p', '.'),
  unused: node(bin('knip/bin/knip.js'), '--no-progress'),
  house: node(join(root, 'scripts/check-house.mjs')),
  translations: node(join(root, 'scripts/check-translations.mjs')),
  language: node(join(root, 'scripts/check-language.mjs')),
  unit: vitest('unit'),
  integration: vitest('integration'),
  browser: {
    ...node(bin('@playwright/test/cli.js'), 'test'),
    report: report('browser'),
    live: true,
  },
  // A screen reader in a window takes what only the deep run, or who asks for it by name, has time for.
  speech: {
    ...node(bin('@playwright/test/cli.js'), 'test', '--project=speech'),
    report: report('speech'),
    live: true,
    isDeep: true,
  },
}

/** Asks for packages, so it is loaded when they are there. */
const makeWorld = async () => (await import('./test-world.mjs')).makeTestWorld()

/** What makes things ready for the steps after it in its lane, and for the lanes of the next stage. */
const makers = {
  packages: { make: installPackages, neededBy: [] },
  programs: { make: installTestPrograms, neededBy: [] },
  build: { make: buildIfChanged, neededBy: Object.keys(steps) },
  world: { make: makeWorld, neededBy: ['integration', 'browser', 'speech'] },
  // Left out of `--only integration`: without them their test is skipped.
  calendars: { make: installCalendarPrograms, neededBy: [], isDeep: true },
  desk: { make: installSpeechPrograms, neededBy: ['speech'], isDeep: true },
}

/** Two lanes for two cores; what stands alone uses both. */
const plan = [
  [['packages']],
  [['build'], ['programs', 'calendars', 'format', 'house', 'translations', 'language']],
  [
    ['lint', 'types', 'unused'],
    ['world', 'unit', 'integration'],
  ],
  [['browser']],
  [['desk', 'speech']],
]

function wanted() {
  const [own, rest] = process.argv.slice(2).join('\n').split(/^--$/m)
  const only = /^--only\n?=?(.+)$/m.exec(own)?.[1]?.split(',')
  const unknown = only?.find((name) => !(name in steps))
  if (unknown) throw new Error(`There is no step ${unknown}. The steps: ${Object.keys(steps).join(', ')}`)
  const isDeep = /^--all$/m.test(own)
  return { only, isDeep, more: rest?.trim() ? rest.trim().split('\n') : [] }
}

async function runStep(name, { more, isDeep }) {
  const step = steps[name]
  if (step.report) rmSync(step.report, { force: true })
  const started = Date.now()
  const { code, lines } = await runToEnd({
    name,
    command: process.execPath,
    args: [...step.args, ...(step.more ?? []), ...more],
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      INSYN_TESTS: isDeep ? 'all' : process.env.INSYN_TESTS,
      INSYN_SPEECH: name === 'speech' ? 'yes' : undefined,
      PLAYWRIGHT_JSON_OUTPUT_FILE: step.report,
    },
    onLine: step.live ? (line) => console.log(line) : undefined,
  })
  const counts = step.report ? countsOf(step.report, code) : asOneTest(code)
  if (counts.failed > 0 && !step.live) console.log(lines.join('\n'))
  const result = { name, counts, ms: Date.now() - started }
  console.log(stepLine(result))
  return result
}

/** A step that prepares: when it fails nothing else can run. */
async function prepare(name, work) {
  const started = Date.now()
  await work()
  console.log(stepLine({ name, counts: asOneTest(0), ms: Date.now() - started }))
}

async function runAll() {
  const { only, ...how } = wanted()
  mkdirSync(reports, { recursive: true })
  const isOfThisDepth = (name) => how.isDeep || !(steps[name] ?? makers[name]).isDeep
  const isWanted = (name) =>
    only ? only.includes(name) || makers[name]?.neededBy.some((step) => only.includes(step)) : isOfThisDepth(name)
  const results = []
  for (const lanes of plan) {
    const inLane = async (names) => {
      for (const name of names.filter(isWanted)) {
        if (name in makers) await prepare(name, makers[name].make)
        else results.push(await runStep(name, how))
      }
    }
    await Promise.all(lanes.map(inLane))
  }
  return sum(results.map((result) => result.counts))
}

stopOnSignals(stopEverything)
// Room for what is young, so that less of it is gone through while it still lives: up to a tenth of the linter's processor time.
process.env.NODE_OPTIONS ??= '--max-semi-space-size=64'
const started = Date.now()
const processorTime = readProcessorTime()
let counts
try {
  counts = await runAll()
} catch (error) {
  console.log(error.message)
  counts = { passed: 0, failed: 1, skipped: 0 }
}
console.log(timeLine(Date.now() - started, processorTime, readProcessorTime()))
console.log(totalLine(counts))
process.exitCode = counts.failed > 0 ? 1 : 0
