import { expect, it } from 'vitest'
import type { Shift } from '~/domain/schedule/shift'
import { isPlanNews, togetherAt } from './plan'

const now = new Date('2026-11-19T12:00:00+01:00')
const since = new Date('2026-11-19T11:50:00+01:00')
const on = (day: string, changes: Shift['changes'], more: Partial<Shift> = {}): Shift => ({
  ...{ id: 's', plannedStart: new Date(`${day}T08:00:00+01:00`), plannedEnd: new Date(`${day}T12:00:00+01:00`) },
  ...{ kind: 'active', status: 'planned', staff: { id: 'a', displayName: 'Ada', role: 'assistant' }, activities: [] },
  ...{ changes, ...more },
})
const lately = new Date('2026-11-19T11:55:00+01:00')
const isNews = (shift: Shift) => isPlanNews(shift, { since, now })

it('tells what has changed for the coming seven days', () => {
  const vacant = [{ at: lately, type: 'vacant' }] as const
  expect(isNews(on('2026-11-20', vacant, { status: 'vacant', staff: null }))).toBe(true)
  expect(isNews(on('2026-11-26', vacant, { status: 'vacant', staff: null }))).toBe(true)
  expect(isNews(on('2026-11-27', vacant, { status: 'vacant', staff: null }))).toBe(false)
  expect(isNews(on('2026-11-19', vacant, { status: 'vacant', staff: null }))).toBe(false)
})

it('tells nothing of what changed before, was changed back, or was done by the brukare', () => {
  const cancelled = (by: 'provider' | 'brukare', at = lately) =>
    on('2026-11-20', [{ at, type: 'cancelled', by }], { status: 'cancelled' })
  expect(isNews(cancelled('provider'))).toBe(true)
  expect(isNews(cancelled('brukare'))).toBe(false)
  expect(isNews(cancelled('provider', new Date('2026-11-19T11:00:00+01:00')))).toBe(false)
  const back = [
    { at: lately, type: 'vacant' },
    { at: lately, type: 'filled' },
  ] as const
  expect(isNews(on('2026-11-20', back))).toBe(false)
})

it('takes what changes within ten minutes as one', () => {
  expect(togetherAt(new Date('2026-11-19T10:50:00Z'))).toBe(togetherAt(new Date('2026-11-19T10:59:59Z')))
  expect(togetherAt(new Date('2026-11-19T11:00:00Z'))).not.toBe(togetherAt(new Date('2026-11-19T10:59:59Z')))
})
