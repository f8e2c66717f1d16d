import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asOneTest, countsOf, readProcessorTime, sum, timeLine, totalLine } from './report.mjs'

const folder = mkdtempSync(join(tmpdir(), 'insyn-report-'))

function written(report) {
  const file = join(folder, `${Math.random()}.json`)
  writeFileSync(file, JSON.stringify(report))
  return file
}

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }
const playwright = { stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 3 }, errors: [{}] }

test('the tests of both runners are counted', () => {
  expect(countsOf(written(vitest), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 })
  expect(countsOf(written(playwright), 1)).toEqual({ passed: 7, failed: 4, skipped: 3 })
})

test('a file that cannot be loaded is a failed test', () => {
  const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(countsOf(written(broken), 1).failed).toBe(1)
})

test('a runner that fails without a failed test, or without a report, is a failed test', () => {
  expect(countsOf(written(vitest), 1).failed).toBe(1)
  expect(countsOf(join(folder, 'missing.json'), 0).failed).toBe(1)
})

test('gates count as one test, and everything is added up', () => {
  const total = sum([asOneTest(0), asOneTest(2), { passed: 10, failed: 0, skipped: 4 }])
  expect(totalLine(total)).toBe('11 passed, 1 failed, 4 skipped')
})

test('the time says what the processors were used for', () => {
  const at = (line) => {
    const file = join(folder, 'stat')
    writeFileSync(file, `cpu  ${line} 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n`)
    return readProcessorTime(file)
  }
  const before = at('100 0 50 1000 10 0 0 40')
  const after = at('700 10 110 1100 30 5 5 240')
  expect(timeLine(90_000, before, after)).toMatch(
    /^1\.5 minutes on \d+ processors, of whose time 20 % was taken by other machines and 12 % not used$/,
  )
  expect(timeLine(90_000, null, null)).toMatch(/^1\.5 minutes on \d+ processors$/)
})
