import { describe, expect, it } from 'vitest'
import { changedAt, changesOf, isNewPerson } from './changes'
import { parseShift } from './shift'
import type { ShiftData } from './shift'

const amina = { id: 's-1', displayName: 'Amina', role: 'assistant' } as const
const bo = { id: 's-2', displayName: 'Bo', role: 'assistant' } as const
const published = '2026-11-18T08:00:00+01:00'
const publishedAt = new Date(published)

const shift = (rest: Partial<ShiftData> = {}) =>
  parseShift({
    id: 'shift-1',
    plannedStart: '2026-11-19T07:00:00+01:00',
    plannedEnd: '2026-11-19T12:00:00+01:00',
    kind: 'active',
    staff: amina,
    status: 'planned',
    activities: [],
    changes: [],
    ...rest,
  })

describe('changesOf', () => {
  it('is nothing when nothing changed', () => {
    expect(changesOf(shift())).toEqual([])
  })

  it('says who comes instead of whom', () => {
    const changes = [{ at: published, type: 'substitute', previousStaffName: 'Bo' }] as const
    expect(changesOf(shift({ substituteFor: bo, changes }))).toEqual([
      { kind: 'substitute', name: 'Amina', insteadOf: 'Bo', at: publishedAt },
    ])
  })

  it('does not call someone their own substitute when they are back', () => {
    expect(changesOf(shift({ substituteFor: amina }))).toEqual([])
  })

  it('says that nobody is booked, and who was', () => {
    const changes = [{ at: published, type: 'vacant', previousStaffName: 'Bo' }] as const
    expect(changesOf(shift({ staff: null, status: 'vacant', changes }))).toEqual([
      { kind: 'vacant', previousName: 'Bo', at: publishedAt },
    ])
  })

  it('says only that it is cancelled, and by whom, when it is', () => {
    const given = shift({ status: 'cancelled', cancelledBy: 'brukare', cancelledAt: published, substituteFor: bo })
    expect(changesOf(given)).toEqual([{ kind: 'cancelled', by: 'brukare', at: publishedAt }])
    expect(changesOf(shift({ status: 'cancelled' }))).toEqual([{ kind: 'cancelled', by: null, at: null }])
  })

  it('tells two moves as one, from the first time, and a move back as none', () => {
    const first = {
      at: '2026-11-17T08:00:00+01:00',
      type: 'moved',
      previousStart: '2026-11-19T09:00:00+01:00',
      previousEnd: '2026-11-19T14:00:00+01:00',
    } as const
    const second = {
      at: published,
      type: 'moved',
      previousStart: '2026-11-19T08:00:00+01:00',
      previousEnd: '2026-11-19T13:00:00+01:00',
    } as const
    const previous = { start: new Date(first.previousStart), end: new Date(first.previousEnd) }
    expect(changesOf(shift({ changes: [first, second] }))).toEqual([{ kind: 'moved', previous, at: publishedAt }])
    const back = { ...first, previousStart: '2026-11-19T07:00:00+01:00', previousEnd: '2026-11-19T12:00:00+01:00' }
    expect(changesOf(shift({ changes: [back, second] }))).toEqual([])
  })

  it('tells a move beside a substitute', () => {
    const changes = [{ at: published, type: 'moved', previousStart: '2026-11-19T08:00:00+01:00' }] as const
    expect(changesOf(shift({ substituteFor: bo, changes })).map(({ kind }) => kind)).toEqual(['substitute', 'moved'])
  })

  it('tells a move whose time before is not known, or not whole, and not as another', () => {
    const known = { previousStart: '2026-11-19T08:00:00+01:00', previousEnd: '2026-11-19T13:00:00+01:00' }
    const bare = { at: '2026-11-17T08:00:00+01:00', type: 'moved' } as const
    const moved = [{ kind: 'moved', previous: null, at: publishedAt }]
    expect(changesOf(shift({ changes: [{ ...bare, at: published }] }))).toEqual(moved)
    expect(changesOf(shift({ changes: [{ ...bare, at: published, previousEnd: known.previousEnd }] }))).toEqual(moved)
    // What the second was moved from is not what was first published.
    expect(changesOf(shift({ changes: [bare, { ...bare, ...known, at: published }] }))).toEqual(moved)
  })

  it('says that what was cancelled is on again', () => {
    expect(changesOf(shift({ changes: [{ at: published, type: 'restored' }] }))).toEqual([
      { kind: 'restored', at: publishedAt },
    ])
  })
})

describe('isNewPerson', () => {
  it.each([
    ['2026-11-20', false],
    ['2026-11-19', true],
    ['2026-11-06', true],
    ['2026-11-05', false],
  ])('with first day %s is %s on 19 November', (newSince, expected) => {
    expect(isNewPerson(shift({ staff: { ...amina, newSince } }))).toBe(expected)
  })

  it('is told with when it was announced', () => {
    expect(changesOf(shift({ staff: { ...amina, newSince: '2026-11-19', announcedAt: published } }))).toEqual([
      { kind: 'newPerson', name: 'Amina', announcedAt: publishedAt },
    ])
  })
})

describe('changedAt', () => {
  it('is when it last changed, and nothing where there is nothing to know', () => {
    const later = '2026-11-18T09:00:00+01:00'
    const changes = [
      { at: later, type: 'cancelled', by: 'provider' },
      { at: published, type: 'moved' },
    ] as const
    expect(changedAt(shift({ status: 'cancelled', changes: [...changes] }))).toEqual(new Date(later))
    expect(changedAt(shift({ status: 'cancelled' }))).toBeNull()
    expect(changedAt(shift({ changes: [{ at: published, type: 'filled' }] }))).toBeNull()
  })
})
