import { describe, expect, it } from 'vitest'
import { deadlinesOf } from './deadlines'
import { monthTimeline } from './month-timeline'
import type { MonthFacts } from './month-timeline'

const facts = (day: string, rest: Partial<MonthFacts> = {}): MonthFacts => ({
  month: '2026-11',
  now: new Date(`${day}T12:00:00+01:00`),
  reports: [
    { state: 'certified', openObjectionCount: 1 },
    { state: 'faststalld', openObjectionCount: 0 },
    { state: 'reopened', openObjectionCount: 0 },
  ],
  claimSentAt: null,
  laws: new Set(['SFB']),
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
    expect(monthTimeline(facts('2026-12-03'))).toContainEqual({
      ...{ step: 'certified', state: 'now', done: 2, of: 3, by: '2026-12-10' },
    })
    expect(monthTimeline(facts('2026-12-03'))).toContainEqual({
      ...{ step: 'faststalld', state: 'now', done: 1, of: 3, by: '2026-12-10' },
    })
  })

  it('goes on until the month has ended, and says nothing is done or to come that has begun', () => {
    expect(states(facts('2026-11-30'))).toEqual({
      ...{ monthEnds: 'now', certified: 'now', faststalld: 'now', objections: 'now' },
      ...{ claim: 'upcoming', lastDay: 'upcoming', payment: 'upcoming' },
    })
    expect(
      states(facts('2026-11-30', { reports: [{ state: 'certified', openObjectionCount: 0 }] })).objections,
    ).toBeUndefined()
    expect(states(facts('2026-11-30', { reports: [{ state: 'open', openObjectionCount: 0 }] })).certified).toBe(
      'upcoming',
    )
  })

  it('is late from the day after the last day of each', () => {
    expect(states(facts('2026-12-10'))).toMatchObject({ certified: 'now', objections: 'now', claim: 'now' })
    expect(states(facts('2026-12-11'))).toMatchObject({ certified: 'late', objections: 'now', claim: 'late' })
    expect(states(facts('2027-01-05')).lastDay).toBe('upcoming')
    expect(states(facts('2027-01-06'))).toMatchObject({ lastDay: 'late' })
    expect(states(facts('2027-01-06')).claim).toBeUndefined()
  })

  it('promises a payment only while it is to come, of a räkning that went in time or still can', () => {
    expect(states(facts('2026-12-10')).payment).toBe('upcoming')
    expect(states(facts('2026-12-11')).payment).toBeUndefined()
    const sent = (at: string) => ({ claimSentAt: new Date(at) })
    expect(states(facts('2026-12-20', sent('2026-12-08T09:00:00Z'))).payment).toBe('upcoming')
    expect(states(facts('2026-12-21', sent('2026-12-08T09:00:00Z'))).payment).toBeUndefined()
    expect(states(facts('2026-12-16', sent('2026-12-15T09:00:00Z'))).payment).toBeUndefined()
  })

  it('is done when all is done', () => {
    const done = {
      reports: [{ state: 'faststalld', openObjectionCount: 0 }],
      claimSentAt: new Date('2026-12-08T09:00:00Z'),
    } as const
    expect(new Set(Object.values(states(facts('2026-12-21', done))))).toEqual(new Set(['done']))
  })

  it('is neither done nor late in what is not known', () => {
    expect(states(facts('2027-02-01', { reports: undefined, claimSentAt: undefined }))).toEqual({
      ...{ monthEnds: 'done', certified: 'unknown', faststalld: 'unknown', objections: 'unknown', claim: 'unknown' },
    })
    expect(states(facts('2026-12-01', { claimSentAt: undefined }))).toMatchObject({
      ...{ claim: 'upcoming', lastDay: 'upcoming', payment: 'upcoming' },
    })
  })

  it('makes nobody late when there is no report', () => {
    expect(states(facts('2027-02-01', { reports: [] })).certified).toBe('upcoming')
  })

  it.each([['LSS'], ['SoL'], [null]] as const)('has no day of Försäkringskassan by %s, and nobody is late', (law) => {
    const laws = law === null ? null : new Set([law])
    for (const day of ['2026-11-30', '2026-12-11', '2027-01-06']) {
      const found = states(facts(day, { laws }))
      expect(Object.keys(found)).not.toContain('payment')
      expect(Object.keys(found)).not.toContain('lastDay')
      expect(Object.keys(found)).not.toContain('claim')
      expect(Object.values(found)).not.toContain('late')
    }
    expect(states(facts('2026-12-11', { laws, claimSentAt: new Date('2026-12-08T09:00:00Z') })).claim).toBe('done')
  })
})
