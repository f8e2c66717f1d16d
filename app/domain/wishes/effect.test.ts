import { describe, expect, it } from 'vitest'
import { effectOf, type WorkPlanned } from './effect'

const work = (start: string, end: string, rest: Partial<WorkPlanned> = {}): WorkPlanned => ({
  ...{ start: new Date(start), end: new Date(end), kind: 'active', status: 'planned' },
  ...rest,
})
const thursday = work('2026-11-26T14:00+01:00', '2026-11-26T16:00+01:00')

describe('what a wish does to the hours', () => {
  it('takes a cancelled shift from its week', () => {
    expect(effectOf({ kind: 'cancel', shift: thursday })).toEqual({
      is: 'known',
      weeks: [{ week: '2026-W48', kind: 'active', minutes: -120 }],
    })
  })

  it('takes a night from Sunday to Monday from two weeks, and waiting time as waiting time', () => {
    const night = work('2026-11-29T22:00+01:00', '2026-11-30T06:00+01:00', { kind: 'waiting' })
    expect(effectOf({ kind: 'cancel', shift: night })).toEqual({
      is: 'known',
      weeks: [
        { week: '2026-W48', kind: 'waiting', minutes: -120 },
        { week: '2026-W49', kind: 'waiting', minutes: -360 },
      ],
    })
  })

  it('takes the hour that there is from a night over the clock change', () => {
    const night = work('2026-10-25T00:00+02:00', '2026-10-25T06:00+01:00')
    expect(effectOf({ kind: 'cancel', shift: night })).toMatchObject({ weeks: [{ minutes: -420 }] })
  })

  it('takes nothing for a shift that is cancelled already', () => {
    expect(effectOf({ kind: 'cancel', shift: { ...thursday, status: 'cancelled' } })).toEqual({
      is: 'known',
      weeks: [],
    })
  })

  it('moves time between weeks, and says nothing of a move that changes none', () => {
    const later = { start: new Date('2026-12-01T10:00+01:00'), end: new Date('2026-12-01T11:30+01:00') }
    expect(effectOf({ kind: 'move', shift: thursday, wanted: later })).toEqual({
      is: 'known',
      weeks: [
        { week: '2026-W48', kind: 'active', minutes: -120 },
        { week: '2026-W49', kind: 'active', minutes: 90 },
      ],
    })
    const sameWeek = { start: new Date('2026-11-27T10:00+01:00'), end: new Date('2026-11-27T12:00+01:00') }
    expect(effectOf({ kind: 'move', shift: thursday, wanted: sameWeek })).toEqual({ is: 'known', weeks: [] })
  })

  it('changes no hours with another person', () => {
    expect(effectOf({ kind: 'otherPerson' })).toEqual({ is: 'known', weeks: [] })
  })

  it('counts each shift that lies whole within the days of an absence, and says when one goes over the edge', () => {
    const night = work('2026-11-26T22:00+01:00', '2026-11-27T06:00+01:00')
    const before = work('2026-11-25T22:00+01:00', '2026-11-26T06:00+01:00')
    const asked = { from: '2026-11-26', to: '2026-11-26', plannedUntil: '2026-12-31' }
    const whole = { is: 'known', weeks: [{ week: '2026-W48', kind: 'active', minutes: -120 }] }
    expect(effectOf({ kind: 'absence', ...asked, shifts: [thursday, night] })).toEqual({ ...whole, edge: true })
    expect(effectOf({ kind: 'absence', ...asked, shifts: [before, thursday] })).toEqual({ ...whole, edge: true })
    const gone = { ...night, status: 'cancelled' }
    expect(effectOf({ kind: 'absence', ...asked, shifts: [thursday, gone] })).toEqual(whole)
  })

  it.each(['started', 'ended'])('takes nothing for a shift that is %s', (status) => {
    const none = { is: 'known', weeks: [] }
    const shift = { ...thursday, status }
    expect(effectOf({ kind: 'cancel', shift })).toEqual(none)
    expect(effectOf({ kind: 'move', shift, wanted: thursday })).toEqual(none)
    const asked = { from: '2026-11-26', to: '2026-11-26', shifts: [shift], plannedUntil: null }
    expect(effectOf({ kind: 'absence', ...asked })).toEqual(none)
  })

  it('is not known where it could not be read until when the plan is made', () => {
    const days = { from: '2026-11-26', to: '2026-11-28', shifts: [], plannedUntil: undefined }
    expect(effectOf({ kind: 'absence', ...days })).toEqual({ is: 'unknown', why: 'notRead' })
  })

  it('is not known where nobody knows: no end, a schedule that was not read, what the provider decides', () => {
    const days = { from: '2026-11-26', to: '2026-11-28', shifts: [thursday], plannedUntil: null }
    expect(effectOf({ kind: 'hospital', ...days, to: null })).toEqual({ is: 'unknown', why: 'noEnd' })
    expect(effectOf({ kind: 'absence', ...days, shifts: null })).toEqual({ is: 'unknown', why: 'notRead' })
    expect(effectOf({ kind: 'cancel', shift: null })).toEqual({ is: 'unknown', why: 'notRead' })
    expect(effectOf({ kind: 'move', shift: null, wanted: thursday })).toEqual({ is: 'unknown', why: 'notRead' })
    expect(effectOf({ kind: 'plan' })).toEqual({ is: 'unknown', why: 'open' })
  })

  it('says until when it is known where the rest is not planned yet', () => {
    const asked = { from: '2026-11-26', to: '2026-12-10', shifts: [thursday], plannedUntil: '2026-11-30' }
    expect(effectOf({ kind: 'absence', ...asked })).toEqual({
      is: 'partly',
      weeks: [{ week: '2026-W48', kind: 'active', minutes: -120 }],
      until: '2026-11-30',
    })
  })
})
