import { describe, expect, it } from 'vitest'
import { parseShift, type ShiftData } from '~/domain/shift'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { shiftStateAt, shiftView, type ShiftScene } from './shift'

const scene: ShiftScene = {
  t: textsFor('sv'),
  f: formatsFor('sv'),
  now: new Date('2026-11-19T15:00:00+01:00'),
  requestId: 'r1',
  own: true,
  brukareId: 'b1',
  brukareName: 'Pia Lindgren',
  providerId: 'farsta',
  providerName: 'Farsta Assistans',
}
const staff = (id: string, displayName: string) => ({ id, displayName, role: 'assistant' as const })
const anna = staff('s1', 'Anna Ek')
const lars = staff('s2', 'Lars Öst')
const shift = (more: Partial<ShiftData> = {}) =>
  parseShift({
    id: 'p1',
    plannedStart: '2026-11-20T08:00:00+01:00',
    plannedEnd: '2026-11-20T10:00:00+01:00',
    kind: 'active',
    staff: anna,
    status: 'planned',
    activities: [],
    changes: [],
    ...more,
  })
const at = (time: string) => ({ at: time, method: 'app' as const, registeredAt: time })
const yesterday = {
  plannedStart: '2026-11-18T08:00:00+01:00',
  plannedEnd: '2026-11-18T10:00:00+01:00',
  status: 'ended',
  actualStart: at('2026-11-18T08:23:00+01:00'),
  actualEnd: at('2026-11-18T10:02:00+01:00'),
} as const

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
    expect(shiftView(shift(), [], scene).sentence).toBe('Anna Ek kommer mellan klockan 8 och 10.')
    expect(shiftView(shift(yesterday), [], scene)).toMatchObject({ state: 'ended', span: '08.23–10.02' })
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
