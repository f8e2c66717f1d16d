import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPaused, isQuiet, standardQuiet, tellAt, type NoticeTimes } from './when'

const at = (text: string) => new Date(text)
const night: NoticeTimes = { quiet: standardQuiet, pause: null }
const tell = (times: NoticeTimes, when: string, urgent = false, now = when) => {
  return tellAt(times, { at: at(when), urgent }, at(now))?.toISOString() ?? null
}

describe('when something is told', () => {
  it('is five minutes after it happened by day, and in the morning after a night', () => {
    expect(tell(night, '2026-11-19T12:00:00+01:00')).toBe('2026-11-19T11:05:00.000Z')
    expect(tell(night, '2026-11-19T20:54:59+01:00')).toBe('2026-11-19T19:59:59.000Z')
    expect(tell(night, '2026-11-19T20:55:00+01:00')).toBe('2026-11-20T06:00:00.000Z')
    expect(tell(night, '2026-11-20T02:00:00+01:00')).toBe('2026-11-20T06:00:00.000Z')
    expect(tell(night, '2026-11-20T06:55:00+01:00')).toBe('2026-11-20T06:00:00.000Z')
    // What has waited for another reason is not collected once more.
    expect(tell(night, '2026-11-20T10:00:00+01:00', false, '2026-11-20T14:00:00+01:00')).toBe(
      '2026-11-20T13:00:00.000Z',
    )
  })

  it('is at once when it is urgent, also at night', () => {
    expect(tell(night, '2026-11-20T02:00:00+01:00', true)).toBe('2026-11-20T01:00:00.000Z')
  })

  it('is not at all in a pause, of which the last day is one', () => {
    for (const urgent of [true, false]) {
      expect(tell({ ...night, pause: { to: '2026-11-20' } }, '2026-11-20T23:59:00+01:00', urgent)).toBeNull()
      expect(tell({ ...night, pause: { to: null } }, '2027-11-20T12:00:00+01:00', urgent)).toBeNull()
    }
    expect(isPaused({ pause: { to: '2026-11-20' } }, at('2026-11-21T00:00:00+01:00'))).toBe(false)
  })

  it('goes by the clock in Sweden in the nights when that is changed', () => {
    // 29 March 2026 is 23 hours long, 25 October 25.
    expect(tell(night, '2026-03-28T22:00:00+01:00')).toBe('2026-03-29T05:00:00.000Z')
    expect(tell(night, '2026-10-24T22:00:00+02:00')).toBe('2026-10-25T06:00:00.000Z')
    const toHalfPastTwo: NoticeTimes = { quiet: { from: '22:00', to: '02:30' }, pause: null }
    // There is no half past two that night: it is over when the clock goes past it.
    expect(tell(toHalfPastTwo, '2026-03-28T23:00:00+01:00')).toBe('2026-03-29T01:00:00.000Z')
    // There are two: it is over at the first, and does not begin again.
    expect(tell(toHalfPastTwo, '2026-10-24T23:00:00+02:00')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('takes hours that do not go over midnight, and none at all', () => {
    const noon = { from: '12:00', to: '13:00' }
    expect(isQuiet(noon, at('2026-11-19T12:00:00+01:00'))).toBe(true)
    expect(isQuiet(noon, at('2026-11-19T13:00:00+01:00'))).toBe(false)
    expect(tell({ quiet: noon, pause: null }, '2026-11-19T11:56:00+01:00')).toBe('2026-11-19T12:00:00.000Z')
    expect(tell({ quiet: null, pause: null }, '2026-11-19T03:00:00+01:00')).toBe('2026-11-19T02:05:00.000Z')
    expect(isQuiet({ from: '07:00', to: '07:00' }, at('2026-11-19T07:00:00+01:00'))).toBe(false)
  })

  it('is never before it happened, never in the quiet hours, and within a day', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const instant = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, clock, clock, (when, from, to) => {
        const told = tellAt({ quiet: { from, to }, pause: null }, { at: when, urgent: false }, when)
        if (told === null) throw new Error('it is told')
        const waited = told.getTime() - when.getTime()
        expect(waited).toBeGreaterThanOrEqual(5 * 60_000)
        expect(waited).toBeLessThanOrEqual(25 * 3_600_000 + 5 * 60_000)
        // In the hour that comes twice the clock shows the quiet time again: it was told the first time that they ended.
        const isTwice = isQuiet({ from, to }, told)
        if (isTwice) expect(told.getTime() % 60_000).toBe(0)
      }),
    )
  })
})
