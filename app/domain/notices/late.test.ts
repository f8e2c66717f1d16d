import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shift } from '~/domain/schedule/shift'
import { isMissed } from '~/domain/schedule/state'
import { minutesAfter } from '~/domain/time/time'
import { isLate, lateAt } from './late'

const at = (clock: string) => new Date(`2026-11-19T${clock}:00+01:00`)
const shift = (from: string, to: string, more: Partial<Shift> = {}): Shift => ({
  ...{ id: 's', plannedStart: at(from), plannedEnd: at(to), kind: 'active', status: 'planned' },
  ...{ staff: { id: 'a', displayName: 'Ada', role: 'assistant' }, activities: [], changes: [], ...more },
})

describe('when it is told outside the portal that nobody has come', () => {
  it('is after half an hour, or at the end of a shorter visit, and never before the pages say it', () => {
    expect(lateAt(shift('08:00', '16:00'))).toEqual(at('08:30'))
    expect(lateAt(shift('08:00', '08:20'))).toEqual(at('08:20'))
    expect(lateAt(shift('08:00', '08:05'))).toEqual(at('08:10'))
  })

  it('is counted from the end of a window that was promised', () => {
    const arrivalWindow = { start: at('08:00'), end: at('09:00') }
    expect(lateAt(shift('08:00', '10:00', { arrivalWindow }))).toEqual(at('09:30'))
  })

  it('is as much later as the data of the provider may be old', () => {
    const freshnessSeconds = 15 * 60
    expect(lateAt(shift('08:00', '16:00', { freshnessSeconds }))).toEqual(at('08:45'))
    expect(lateAt(shift('08:00', '08:05', { freshnessSeconds }))).toEqual(at('08:25'))
    const short = shift('08:00', '08:20', { freshnessSeconds })
    expect([isLate(short, at('08:30')), isLate(short, at('08:36'))]).toEqual([false, true])
  })

  it('ends two hours after it should have been told, when the shift is over', () => {
    expect(isLate(shift('08:00', '09:00'), at('10:59'))).toBe(true)
    expect(isLate(shift('08:00', '09:00'), at('11:00'))).toBe(false)
    expect(isLate(shift('08:00', '16:00'), at('15:00'))).toBe(true)
  })

  it('never is of a shift that somebody has come to, that nobody is booked on, or that is cancelled', () => {
    const registered = { at: at('08:20'), method: 'app', registeredAt: at('08:20') } as const
    for (const more of [
      { actualStart: registered },
      { status: 'vacant', staff: null },
      { status: 'cancelled' },
    ] as const) {
      expect(isLate(shift('08:00', '16:00', more), at('09:00'))).toBe(false)
    }
  })

  it('says nothing that the pages do not', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 })
    fc.assert(
      fc.property(minutes, minutes, minutes, minutes, (from, length, now, old) => {
        const plannedStart = minutesAfter(at('00:00'), from)
        const span = { plannedStart, plannedEnd: minutesAfter(plannedStart, length), freshnessSeconds: old * 60 }
        const one = { ...shift('00:00', '00:00'), ...span }
        const instant = minutesAfter(at('00:00'), now)
        if (isLate(one, instant)) expect(isMissed(one, instant)).toBe(true)
      }),
    )
  })
})
