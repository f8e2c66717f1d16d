import { describe, expect, it } from 'vitest'
import { parseShift, type ShiftData } from '~/domain/schedule/shift'
import { shiftStateAt } from '~/domain/schedule/state'
import { shiftView } from './shift'
import { at, lars, scene, shiftData, yesterday } from './shift.fixture'

const shift = (more: Partial<ShiftData> = {}) => parseShift(shiftData(more))

describe('shiftStateAt', () => {
  const today = (more: Partial<ShiftData> = {}) =>
    shift({ plannedStart: '2026-11-19T14:50:00+01:00', plannedEnd: '2026-11-19T22:00:00+01:00', ...more })

  it.each([
    ['planned', today()],
    ['late', today({ plannedStart: '2026-11-19T14:49:00+01:00' })],
    ['started', today({ actualStart: at('2026-11-19T14:55:00+01:00') })],
    ['ended', shift(yesterday)],
    ['unregistered', shift({ ...yesterday, status: 'planned', actualStart: undefined, actualEnd: undefined })],
    ['unregistered', shift({ ...yesterday, actualStart: undefined })],
    ['vacant', shift({ status: 'vacant', staff: null })],
    ['cancelled', shift({ status: 'cancelled' })],
  ])('%s', (state, one) => {
    expect(shiftStateAt(one, scene.now)).toBe(state)
  })
})

describe('shiftView', () => {
  it('shows the planned time until the shift has ended, then the time it had', () => {
    expect(shiftView(shift(), [], scene).sentence).toBe('Anna Ek kommer från klockan 8 till 10.')
    expect(shiftView(shift(yesterday), [], scene)).toMatchObject({ state: 'ended', span: '8:23–10:02' })
  })

  it('says by whom a shift is cancelled, in words for the one who reads', () => {
    const declined = shift({ status: 'cancelled', cancelledBy: 'brukare' })
    expect(shiftView(declined, [], scene).sentence).not.toContain('Pia')
    expect(shiftView(declined, [], { ...scene, own: false }).sentence).toContain('Pia Lindgren')
    expect(shiftView(shift({ status: 'cancelled', cancelledBy: 'provider' }), [], scene).sentence).toContain('Farsta')
  })

  it('never tells why someone is absent, only who comes instead', () => {
    const change = { at: '2026-11-19T10:00:00+01:00', type: 'substitute', previousStaffName: 'Lars Öst' } as const
    const view = shiftView(shift({ substituteFor: lars, changes: [change] }), [], scene)
    expect(view.remarks).toEqual(['Anna Ek är vikarie. Lars Öst kommer inte.'])
    expect(view.needsAttention).toBe(true)
  })
})

describe('double staffing', () => {
  const double = { doubleStaffingGroup: 'g1' }
  const other = (more: Partial<ShiftData> = {}) => shift({ ...double, id: 'p2', staff: lars, ...more })
  const remarks = (others: ReturnType<typeof shift>[], more: Partial<ShiftData> = {}) =>
    shiftView(shift({ ...double, ...more }), others, scene).remarks

  it('names who comes at the same time, or that the other is not booked yet', () => {
    expect(remarks([other()])).toEqual(['Dubbel bemanning tillsammans med Lars Öst.'])
    expect(remarks([other()], yesterday)).toEqual(['Dubbel bemanning var bokad tillsammans med Lars Öst.'])
    expect(remarks([other({ status: 'vacant', staff: null })])).toEqual(['Dubbel bemanning. Ingen mer är bokad än.'])
  })

  it('does not name one whose shift is cancelled', () => {
    expect(remarks([other({ status: 'cancelled' })])).toEqual([])
    expect(remarks([])).toEqual([])
  })

  it('says nothing of it on a shift that is cancelled itself', () => {
    expect(remarks([other()], { status: 'cancelled' })).toEqual([])
  })
})
