import { expect, it } from 'vitest'
import type { Reviewable } from './review'
import { changesSinceShown, shownWith } from './shown'

const report = (more: Partial<Reviewable> = {}, print = 'a') => ({
  providerId: 'farsta',
  report: {
    ...{ id: 'r1', staffId: 's', state: 'faststalld' as const, openObjections: 0, version: 1, minutes: 60 },
    ...more,
  },
  print,
})
const shown = shownWith([report(), report({ id: 'r2' })])
const changes = (...now: ReturnType<typeof report>[]) => changesSinceShown(shown, now).map(({ change }) => change)

it('nothing has changed of what a form was drawn with, in whatever order it comes', () => {
  expect(changes(report({ id: 'r2' }), report())).toEqual([])
})

it('tells what has: opened and approved again, the time, what has the same sum, one that has come, one that is gone', () => {
  const two = report({ id: 'r2' })
  expect(changes(report({ version: 2, minutes: 30 }), two)).toEqual([{ what: 'approvedAgain' }])
  expect(changes(report({ state: 'reopened' }), two)).toEqual([{ what: 'reopened' }])
  expect(changes(report({ minutes: 30 }), two)).toEqual([{ what: 'minutes', from: 60, to: 30 }])
  expect(changes(report({}, 'b'), two)).toEqual([{ what: 'other' }])
  expect(changes(report(), two, report({ id: 'r3' }))).toEqual([{ what: 'other' }])
  expect(changes(report())).toEqual([{ what: 'other' }])
  expect(changesSinceShown('', [report()])).toHaveLength(1)
  expect(changesSinceShown(shown, [{ ...report(), providerId: 'soder' }])).toHaveLength(3)
})

it('tells of the first approval too, which was not seen', () => {
  const before = shownWith([report({ state: 'certified', version: null })])
  expect(changesSinceShown(before, [report()]).map(({ change }) => change)).toEqual([{ what: 'approved' }])
})
