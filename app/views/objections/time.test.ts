import { describe, expect, it } from 'vitest'
import { readClock, readTime } from './time'

describe('readClock', () => {
  it.each([
    ['7', '07:00'],
    ['7.53', '07:53'],
    ['07:53', '07:53'],
    ['753', '07:53'],
    ['0753', '07:53'],
    [' 7 53 ', '07:53'],
    ['7,53', '07:53'],
    ['klockan 7.53', '07:53'],
    ['kl. 22', '22:00'],
    ['23:59', '23:59'],
  ])('reads %s', (typed, clock) => {
    expect(readClock(typed)).toBe(clock)
  })

  it.each(['', '25', '7.60', '7h', 'på morgonen', '99999', '-3'])('does not read %s', (typed) => {
    expect(readClock(typed)).toBeNull()
  })
})

describe('readTime', () => {
  const span = (start: string, end: string) => ({ state: 'time', span: { start, end } })

  it('reads a time of a day', () => {
    const read = readTime({ date: '2026-11-19', start: '7.53', end: '930' })
    expect(read).toEqual(span('2026-11-19T06:53:00.000Z', '2026-11-19T08:30:00.000Z'))
  })

  it('ends on the next day when the end is not after the start', () => {
    const read = readTime({ date: '2026-11-19', start: '22', end: '6' })
    expect(read).toEqual(span('2026-11-19T21:00:00.000Z', '2026-11-20T05:00:00.000Z'))
  })

  it('takes 24 as midnight', () => {
    const read = readTime({ date: '2026-11-19', start: '17', end: '24.00' })
    expect(read).toEqual(span('2026-11-19T16:00:00.000Z', '2026-11-19T23:00:00.000Z'))
  })

  it('is seven hours over the night in spring and nine in autumn', () => {
    const hours = (date: string) => {
      const read = readTime({ date, start: '22', end: '06' })
      return read.state === 'time' ? (Date.parse(read.span.end) - Date.parse(read.span.start)) / 3_600_000 : null
    }
    expect(hours('2026-03-28')).toBe(7)
    expect(hours('2026-10-24')).toBe(9)
  })

  it('is nothing when only the day is there', () => {
    expect(readTime({ date: '2026-11-19', start: ' ', end: '' })).toEqual({ state: 'none' })
  })

  it('says what is wrong, field by field', () => {
    expect(readTime({ date: '19/11', start: 'sju', end: '' })).toEqual({
      state: 'faults',
      faults: [
        { field: 'timeDate', fault: 'date' },
        { field: 'timeStart', fault: 'start' },
        { field: 'timeEnd', fault: 'endMissing' },
      ],
    })
  })

  it('knows that an hour in spring is not there', () => {
    expect(readTime({ date: '2026-03-29', start: '2.30', end: '4' })).toEqual({
      state: 'faults',
      faults: [{ field: 'timeStart', fault: 'notInSpring' }],
    })
  })
})
