import { describe, expect, it } from 'vitest'
import { parseShift, type ShiftData } from '~/domain/schedule/shift'
import { entriesOf, isStillTold } from './entry'

const now = new Date('2026-11-19T15:00:00+01:00')
const data: ShiftData = {
  ...{ id: 'p1', plannedStart: '2026-11-20T08:00:00+01:00', plannedEnd: '2026-11-20T10:00:00+01:00', kind: 'active' },
  staff: { id: 's1', displayName: '  Anna Ek', role: 'assistant' },
  ...{ status: 'planned', activities: [], changes: [] },
}
const telling = { providerId: 'farsta', own: true, names: true, now }
const told = (more: Partial<ShiftData>, how: Partial<typeof telling> = {}) =>
  entriesOf([parseShift({ ...data, ...more })], { ...telling, ...how })

describe('what a shift is in a calendar', () => {
  it('a visit, by the plan, that takes the brukare’s own time and nobody else’s', () => {
    expect(told({})).toEqual([
      {
        ...{ key: '["farsta","p1"]', kind: 'active', standing: 'planned', firstName: 'Anna', window: null, busy: true },
        ...{ start: new Date('2026-11-20T07:00:00Z'), end: new Date('2026-11-20T09:00:00Z'), cancelledAt: null },
      },
    ])
    expect(told({}, { own: false })).toMatchObject([{ busy: false }])
  })

  it('has no name where none are to be told', () => {
    expect(told({}, { names: false })).toMatchObject([{ firstName: null }])
  })

  it('beredskap is nobody’s presence', () => {
    expect(told({ kind: 'standby' })).toMatchObject([{ kind: 'standby', busy: false }])
    expect(told({ kind: 'waiting' })).toMatchObject([{ kind: 'waiting', busy: true }])
  })

  it.each([{ status: 'vacant', staff: null }, { staff: null }] as const)('nobody is booked: %o', (more) => {
    expect(told(more)).toMatchObject([{ standing: 'vacant', firstName: null, busy: false }])
  })

  it('is cancelled since when the provider says, or a change of it does', () => {
    const at = '2026-11-18T12:00:00+01:00'
    const cancelled = { standing: 'cancelled', firstName: null, busy: false, cancelledAt: new Date(at) }
    expect(told({ status: 'cancelled', cancelledAt: at })).toMatchObject([cancelled])
    expect(told({ status: 'cancelled', changes: [{ at, type: 'cancelled' }] })).toMatchObject([cancelled])
    expect(told({ status: 'cancelled' })).toMatchObject([{ cancelledAt: null }])
  })

  it('says no end that cannot be right', () => {
    expect(told({ plannedEnd: '2026-11-20T07:00:00+01:00' })).toMatchObject([{ end: null }])
  })

  it.each([
    ['2026-11-05T00:00:00+01:00', 1],
    ['2026-11-04T23:59:00+01:00', 0],
    ['2027-01-18T23:30:00+01:00', 1],
    ['2027-01-19T00:00:00+01:00', 0],
  ])('is there within the window alone: %s', (plannedStart, count) => {
    expect(told({ plannedStart, plannedEnd: '2027-01-20T10:00:00+01:00' })).toHaveLength(count)
  })

  it('is told for seven days after it was cancelled, or after the calendar first heard of it', () => {
    const day = (n: number) => new Date(now.getTime() - n * 86_400_000)
    const [entry] = told({ status: 'cancelled', cancelledAt: day(6.9).toISOString() })
    const [older] = told({ status: 'cancelled', cancelledAt: day(7.1).toISOString() })
    const [unsaid] = told({ status: 'cancelled' })
    const [planned] = told({})
    expect([isStillTold(entry!, day(30), now), isStillTold(older!, now, now)]).toEqual([true, false])
    expect([isStillTold(unsaid!, day(6.9), now), isStillTold(unsaid!, day(7.1), now)]).toEqual([true, false])
    expect(isStillTold(planned!, day(30), now)).toBe(true)
  })
})
