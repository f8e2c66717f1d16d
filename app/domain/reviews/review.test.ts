import { describe, expect, it } from 'vitest'
import {
  mayUndoReview,
  refusedReviews,
  reviewObstacle,
  standingReviews,
  type Reviewable,
  type ReviewAct,
} from './review'

const report = (more: Partial<Reviewable> = {}): Reviewable => ({
  ...{ id: 'r1', staffId: 's1', state: 'certified', openObjections: 0, version: null, minutes: 60 },
  ...more,
})
const anyone = { conflictOfInterest: 'none', ownStaffIds: [] } as const

describe('what can be said to be reviewed with nothing to object', () => {
  it.each<[string, Reviewable[], ReturnType<typeof reviewObstacle>]>([
    ['a certified report', [report()], null],
    ['a fastställd one', [report({ state: 'faststalld', version: 1 })], null],
    ['one that was opened again', [report({ state: 'reopened', version: 1 })], null],
    ['one that is being filled in', [report({ state: 'open' })], 'notReady'],
    ['a month where one is', [report(), report({ id: 'r2', state: 'open' })], 'notReady'],
    ['nothing', [], 'notReady'],
    ['one that someone objects to', [report({ openObjections: 1 })], 'objected'],
  ])('%s', (_, reports, obstacle) => {
    expect(reviewObstacle(reports, anyone)).toBe(obstacle)
  })

  it('is never the own shifts of one who is also assistant, alone or in a month', () => {
    const jan = { conflictOfInterest: 'assistant', ownStaffIds: ['s-jan'] } as const
    const own = report({ id: 'r2', staffId: 's-jan' })
    expect(reviewObstacle([own], jan)).toBe('ownShifts')
    expect(reviewObstacle([report(), own], jan)).toBe('ownShifts')
    expect(reviewObstacle([report()], jan)).toBeNull()
    // Which shifts are theirs is not known: it could be any.
    expect(reviewObstacle([report()], { ...jan, ownStaffIds: [] })).toBe('ownShifts')
    expect(reviewObstacle([report()], { conflictOfInterest: 'employer', ownStaffIds: [] })).toBeNull()
  })
})

const act = (id: string, more: Partial<ReviewAct> = {}): ReviewAct => ({
  ...{ id, providerId: 'p', timeReportId: 'r1', personId: 'greta', action: 'reviewed', seen: 'r1:1' },
  ...{ at: new Date(`2026-11-19T10:0${id}:00Z`) },
  ...more,
})

describe('what stands', () => {
  const ids = (acts: ReviewAct[]) => standingReviews(acts).map(({ id }) => id)

  it('is the last word of each person about each thing', () => {
    expect(ids([act('1'), act('2', { action: 'undone' })])).toEqual([])
    expect(ids([act('3'), act('2', { action: 'undone' }), act('1')])).toEqual(['3'])
    expect(ids([act('1'), act('2', { personId: 'pia' }), act('3', { timeReportId: null })])).toEqual(['1', '2', '3'])
    expect(ids([act('1'), act('2', { providerId: 'q', action: 'undone' })])).toEqual(['1'])
    expect(ids([act('1', { personId: null }), act('2', { personId: null })])).toEqual(['1', '2'])
  })

  it('is what it was when the provider does not take that it was taken back', () => {
    expect(ids([act('1'), act('2', { action: 'undone', refusalCode: 'http-422' })])).toEqual(['1'])
    expect(
      ids([act('1'), act('2', { action: 'undone', refusalCode: 'http-422' }), act('3', { action: 'undone' })]),
    ).toEqual([])
  })

  it('is not what the provider refused, but what was said before it', () => {
    const refused = { refusalCode: 'http-422' }
    expect(ids([act('1', refused)])).toEqual([])
    expect(ids([act('1'), act('2', { ...refused, seen: 'r1:2' })])).toEqual(['1'])
    expect(ids([act('1', refused), act('2')])).toEqual(['2'])
    const told = (acts: ReviewAct[]) => refusedReviews(acts).map(({ id }) => id)
    expect(told([act('1'), act('2', refused)])).toEqual(['2'])
    expect(told([act('1', refused), act('2')])).toEqual([])
    expect(told([act('1', { ...refused, action: 'undone' })])).toEqual([])
  })

  it('can be taken back by the same person on the same day in Stockholm', () => {
    const said = act('1', { at: new Date('2026-11-19T22:59:00Z') })
    expect(mayUndoReview(said, 'greta', new Date('2026-11-19T22:59:59Z'))).toBe(true)
    expect(mayUndoReview(said, 'greta', new Date('2026-11-19T23:00:00Z'))).toBe(false)
    expect(mayUndoReview(said, 'pia', new Date('2026-11-19T22:59:59Z'))).toBe(false)
  })
})
