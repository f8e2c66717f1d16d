import { describe, expect, it } from 'vitest'
import { commonHorizon, standingOf } from './horizon'

const farsta = { dataFrom: '2026-08-01', plannedUntil: '2026-12-20' }
const soder = { dataFrom: null, plannedUntil: '2026-11-30' }
const open = { dataFrom: null, plannedUntil: null }

describe('a day without shifts', () => {
  it('is one where none are planned, within the horizon and on its last day', () => {
    expect(['2026-08-01', '2026-11-19', '2026-12-20'].map((day) => standingOf(day, [farsta]))).toEqual([
      'planned',
      'planned',
      'planned',
    ])
    expect(standingOf('2030-01-01', [open])).toBe('planned')
  })

  it('is not known before the first, and not planned yet after the last, of any provider', () => {
    expect(standingOf('2026-07-31', [farsta, soder])).toBe('before')
    expect(standingOf('2026-12-01', [farsta, soder])).toBe('notYet')
    expect(standingOf('2026-12-21', [farsta])).toBe('notYet')
  })

  it('is not known when a horizon could not be read', () => {
    expect(standingOf('2026-11-19', [farsta, null])).toBe('unknown')
    expect(standingOf('2026-12-21', [farsta, null])).toBe('notYet')
  })
})

describe('what all providers reach', () => {
  it('is the latest first day and the earliest last one', () => {
    expect(commonHorizon([farsta, soder])).toEqual({ dataFrom: '2026-08-01', plannedUntil: '2026-11-30' })
    expect(commonHorizon([open, null])).toEqual(open)
  })
})
