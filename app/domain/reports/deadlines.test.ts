import { describe, expect, it } from 'vitest'
import { deadlinesOf } from './deadlines'
import { monthTimeline } from './month-timeline'
import type { MonthFacts } from './month-timeline'

const facts = (day: string, rest: Partial<MonthFacts> = {}): MonthFacts => ({
  month: '2026-11',
  now: new Date(`${day}T12:00:00+01:00`),
  reports: [{ state: 'certified' }, { state: 'faststalld' }, { state: 'reopened' }],
  openObjections: 1,
  claimSentAt: null,
  ...rest,
})
const states = (given: MonthFacts) => Object.fromEntries(monthTimeline(given).map(({ step, state }) => [step, state]))

describe('deadlinesOf', () => {
  it('counts over the year', () => {
    expect(deadlinesOf('2026-11')).toEqual({
      monthEnds: '2026-11-30',
      goalFrom: '2026-12-07',
      goalTo: '2026-12-10',
      lastDay: '2027-01-05',
      payment: '2026-12-20',
    })
  })

  it('uses the provider’s own day, also one the month does not have', () => {
    expect(deadlinesOf('2026-11', 5)).toMatchObject({ goalFrom: '2026-12-05', goalTo: '2026-12-05' })
    expect(deadlinesOf('2027-01', 31).goalTo).toBe('2027-02-28')
  })
})

describe('monthTimeline', () => {
  it('counts reports: one fastställd is certified, one reopened is neither', () => {
    expect(monthTimeline(facts('2026-12-03'))).toContainEqual({ step: 'certified', state: 'now', done: 2, of: 3 })
    expect(monthTimeline(facts('2026-12-03'))).toContainEqual({ step: 'faststalld', state: 'now', done: 1, of: 3 })
  })

  it('waits until the month has ended', () => {
    expect(states(facts('2026-11-30'))).toEqual({
      monthEnds: 'now',
      certified: 'upcoming',
      faststalld: 'upcoming',
      objections: 'upcoming',
      claim: 'upcoming',
      lastDay: 'upcoming',
      payment: 'upcoming',
    })
  })

  it('is late from the day after the last day of each', () => {
    expect(states(facts('2026-12-10'))).toMatchObject({ certified: 'now', objections: 'now', claim: 'now' })
    expect(states(facts('2026-12-11'))).toMatchObject({ certified: 'late', objections: 'late', claim: 'late' })
    expect(states(facts('2027-01-05')).lastDay).toBe('upcoming')
    expect(states(facts('2027-01-06')).lastDay).toBe('late')
  })

  it('is done when all is done', () => {
    const done = {
      reports: [{ state: 'faststalld' }],
      openObjections: 0,
      claimSentAt: new Date('2026-12-08T09:00:00Z'),
    } as const
    expect(new Set(Object.values(states(facts('2026-12-20', done))))).toEqual(new Set(['done']))
    expect(states(facts('2026-12-19', done)).payment).toBe('upcoming')
  })

  it('makes nobody late when there is no report', () => {
    expect(states(facts('2027-02-01', { reports: [] })).certified).toBe('upcoming')
  })
})
