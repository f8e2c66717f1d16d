import { describe, expect, it } from 'vitest'
import type { Reviewable, ReviewAct } from './review'
import { reviewOf, seenOf, type ReportChange } from './seen'

const report = (more: Partial<Reviewable> = {}): Reviewable => ({
  ...{ id: 'r1', staffId: 's', state: 'certified', openObjections: 0, version: null, minutes: 60 },
  ...more,
})
const act = (seen: string, more: Partial<ReviewAct> = {}): ReviewAct => ({
  ...{ id: 'v', providerId: 'p', timeReportId: null, personId: 'greta', action: 'reviewed', seen },
  at: new Date('2026-11-19T10:00:00Z'),
  ...more,
})
const changeOf = (then: Partial<Reviewable>, now: Partial<Reviewable>) =>
  reviewOf(report(now), 'p', [act(seenOf([report(then)]))])?.change

it('what was looked at is the versions, in whatever order they came', () => {
  const [one, other] = [report({ version: 2, state: 'faststalld' }), report({ id: 'a:b', minutes: 7 })]
  expect(seenOf([one, other])).toBe('a:b:0/certified/7 r1:2/faststalld/60')
  expect(seenOf([other, one])).toBe(seenOf([one, other]))
})

describe('what has changed since a report was reviewed', () => {
  it.each<[string, Partial<Reviewable>, Partial<Reviewable>, ReportChange | null]>([
    ['nothing', {}, {}, null],
    ['the time that was seen is approved', {}, { state: 'faststalld', version: 1 }, null],
    [
      'another time is approved',
      {},
      { state: 'faststalld', version: 1, minutes: 50 },
      { what: 'minutes', from: 60, to: 50 },
    ],
    ['it is reopened', { state: 'faststalld', version: 1 }, { state: 'reopened', version: 1 }, { what: 'reopened' }],
    ['it was seen reopened', { state: 'reopened', version: 1 }, { state: 'reopened', version: 1 }, null],
    ['and is certified', { state: 'reopened', version: 1 }, { version: 1 }, { what: 'certified' }],
    [
      'and is approved again',
      { state: 'reopened', version: 1 },
      { state: 'faststalld', version: 2 },
      { what: 'approvedAgain' },
    ],
    ['it is being filled in again', {}, { state: 'open' }, { what: 'open' }],
    ['the time is another', {}, { minutes: 75 }, { what: 'minutes', from: 60, to: 75 }],
    ['a version is gone', { state: 'faststalld', version: 2 }, { state: 'faststalld', version: 1 }, { what: 'other' }],
  ])('%s', (_, then, now, change) => {
    expect(changeOf(then, now)).toEqual(change)
  })

  it('is told by the version alone where the review is older than the rest', () => {
    const change = (more: Partial<Reviewable>) => reviewOf(report(more), 'p', [act('r1:1')])?.change
    expect(change({ state: 'faststalld', version: 1 })).toBeNull()
    expect(change({ state: 'faststalld', version: 2 })).toEqual({ what: 'approvedAgain' })
    expect(change({ state: 'reopened', version: 1 })).toEqual({ what: 'reopened' })
    expect(reviewOf(report({ state: 'faststalld', version: 1 }), 'p', [act('r1:0')])?.change).toEqual({
      what: 'approved',
    })
  })

  it('counts from the last review that has the report in it, of itself or of the month', () => {
    const [month, own] = [act('r1:0/certified/60'), act('r1:1/faststalld/60', { timeReportId: 'r1' })]
    const later = { ...own, at: new Date('2026-11-20T10:00:00Z') }
    const now = report({ state: 'faststalld', version: 1 })
    expect(reviewOf(now, 'p', [later, month])?.act).toBe(later)
    expect(reviewOf(report({ id: 'r2' }), 'p', [month])).toBeNull()
    expect(reviewOf(now, 'q', [month])).toBeNull()
  })
})
