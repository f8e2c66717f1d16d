import { expect, it } from 'vitest'
import { monthsDueSoon } from './review-day'

it('names the month that should be reviewed in three days', () => {
  expect(monthsDueSoon('2026-11-07', null)).toEqual(['2026-10'])
  expect(monthsDueSoon('2026-11-12', 15)).toEqual(['2026-10'])
  expect(monthsDueSoon('2026-11-02', null)).toEqual(['2026-09'])
  expect(monthsDueSoon('2026-11-20', null)).toEqual([])
  expect(monthsDueSoon('2027-01-02', null)).toEqual(['2026-11'])
})
