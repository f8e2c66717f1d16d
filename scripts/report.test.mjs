import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asOneTest, countsOf, sum, totalLine } from './report.mjs'

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
