import { describe, expect, it } from 'vitest'
import { declinedBy, declining } from './declined'

const at = new Date('2026-11-19T10:00:00Z')
const wish = {
  ...{ kind: 'cancel', state: 'accepted', shiftId: 's1', from: null, to: null },
  answers: [{ at: new Date('2026-11-18T10:00:00Z') }, { at }],
}
const away = {
  ...wish,
  kind: 'absence',
  shiftId: null,
  from: '2026-11-21',
  to: '2026-11-22',
  shiftIds: ['s1', 's2', 's3'],
}
const shift = {
  ...{ id: 's1', status: 'planned', changes: [] },
  ...{ plannedStart: '2026-11-21T07:00:00Z', plannedEnd: '2026-11-21T12:00:00Z' },
}

describe('help that was declined', () => {
  it('is what the provider has said yes to not giving, from when it last answered', () => {
    expect(declinedBy(wish)).toEqual({ kind: 'cancel', shiftId: 's1', at })
    expect(declinedBy(away)).toEqual({
      ...{ kind: 'absence', from: '2026-11-21', to: '2026-11-22' },
      ...{ shiftIds: ['s1', 's2', 's3'], at },
    })
  })

  it.each([
    ['not answered', { ...wish, state: 'received' }],
    ['declined', { ...wish, state: 'declined' }],
    ['accepted in part, which only words tell', { ...wish, state: 'partlyAccepted' }],
    ['withdrawn', { ...wish, state: 'withdrawn' }],
    ['about another time', { ...wish, kind: 'move' }],
    ['an absence whose end nobody knows', { ...away, to: null }],
    ['an absence of which nobody knows what was planned when it was sent', { ...away, shiftIds: undefined }],
  ])('is nothing where the wish is %s', (_what, one) => {
    expect(declinedBy(one)).toBeNull()
  })

  const all = [wish, away].flatMap((one) => declinedBy(one) ?? [])

  it('is a shift that the schedule still has as planned, booked or vacant', () => {
    expect(declining(shift, all)?.kind).toBe('cancel')
    expect(declining({ ...shift, id: 's2', status: 'vacant' }, all)?.kind).toBe('absence')
    expect(declining({ ...shift, id: 's2' }, all.slice(0, 1))).toBeUndefined()
  })

  it.each(['started', 'ended', 'cancelled'])('is not one that is %s', (status) => {
    expect(declining({ ...shift, status }, all)).toBeUndefined()
  })

  it('is not what the provider has changed since, nor a night that goes on after the last day', () => {
    const changed = { ...shift, changes: [{ at: '2026-11-19T10:00:01Z' }] }
    expect(declining(changed, all)).toBeUndefined()
    expect(declining({ ...shift, changes: [{ at: '2026-11-19T09:59:00Z' }] }, all)).toBeDefined()
    const night = { ...shift, id: 's3', plannedStart: '2026-11-22T20:00:00Z', plannedEnd: '2026-11-23T05:00:00Z' }
    expect(declining(night, all)).toBeUndefined()
    expect(declining({ ...night, plannedEnd: '2026-11-22T23:00:00Z' }, all)?.kind).toBe('absence')
  })

  it('is not what was planned after the wish was sent: she came home early, and rang', () => {
    expect(declining({ ...shift, id: 's-new' }, all)).toBeUndefined()
    expect(declining({ ...shift, id: 's-new', status: 'vacant' }, all)).toBeUndefined()
  })

  it('is not where somebody came, whatever the status says', () => {
    const one = { at: '2026-11-21T07:02:00Z' }
    expect(declining({ ...shift, arrivalSaid: one }, all)).toBeUndefined()
    expect(declining({ ...shift, id: 's2', actualStart: one }, all)).toBeUndefined()
  })
})
