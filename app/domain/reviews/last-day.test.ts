import { describe, expect, it } from 'vitest'
import { monthsToReview, monthToReview, reviewDays, type Terms } from './last-day'

const days = (laws: Terms['laws'], payOutDay: number | null, today: string) =>
  reviewDays('2026-10', { laws, payOutDay }, today)
const sfb = new Set(['SFB'] as const)

describe('how long a month waits to be reviewed', () => {
  it('is Försäkringskassan’s last day by SFB, the goal of the räkning first', () => {
    expect(days(sfb, null, '2026-11-10')).toEqual({ lastDay: '2026-12-05', by: '2026-11-10' })
    expect(days(sfb, null, '2026-11-21')).toEqual({ lastDay: '2026-12-05', by: '2026-12-05' })
    expect(days(sfb, 8, '2026-11-09')).toEqual({ lastDay: '2026-12-05', by: '2026-12-05' })
  })

  it('is the provider’s by other laws, and the end of the second month after where nobody has said: a day of nobody’s', () => {
    expect(days(new Set(['SoL']), 8, '2026-11-01')).toEqual({ lastDay: '2026-11-08', by: '2026-11-08' })
    expect(days(new Set(['LSS']), null, '2026-11-01')).toEqual({ lastDay: '2026-12-31', by: null })
    expect(days(null, 8, '2026-11-01')).toEqual({ lastDay: '2026-12-31', by: null })
  })

  it('is of the months that have ended: the last one waits at least until the next has ended', () => {
    expect(monthsToReview('2026-01-31')).toEqual(['2025-10', '2025-11', '2025-12'])
    expect(monthToReview('2026-11-21')).toBe('2026-10')
    expect(monthToReview('2027-01-01')).toBe('2026-12')
  })
})
