import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockTime, dayAfter, stockholmDate } from '~/domain/time/time'
import { comesTwice, readClock, readTime, turnAt } from './time'

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
        { field: 'timeDate', fault: 'noDate' },
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
    const fault = { state: 'faults', faults: [{ field: 'timeEnd', fault: 'notInSpring' }] }
    expect(readTime({ date: '2026-03-29', start: '1', end: '2.30' })).toEqual(fault)
    expect(readTime({ date: '2026-03-28', start: '22', end: '2.30' })).toEqual(fault)
  })

  it('takes a whole day by the clock, also one of 25 hours', () => {
    const day = span('2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z')
    expect(readTime({ date: '2026-10-25', start: '0', end: '24' })).toEqual(day)
    expect(readTime({ date: '2026-10-25', start: '0', end: '0' })).toEqual(day)
    expect(readTime({ date: '2026-10-24', start: '10', end: '10' })).toEqual(
      span('2026-10-24T08:00:00.000Z', '2026-10-25T09:00:00.000Z'),
    )
  })

  it('asks which of two is meant in the hour that comes twice', () => {
    const date = '2026-10-25'
    const faults = (...of: [field: string, fault: string][]) => ({
      ...{ state: 'faults', faults: of.map(([field, fault]) => ({ field, fault })) },
    })
    const start = { date, start: '2.30', end: '5' }
    expect(readTime(start)).toEqual(faults(['timeStartTurn', 'startTwice']))
    expect(comesTwice(start)).toEqual({ start: '02:30', end: null })
    expect(readTime({ ...start, startTurn: 'first' })).toEqual(
      span('2026-10-25T00:30:00.000Z', '2026-10-25T04:00:00.000Z'),
    )
    expect(readTime({ ...start, startTurn: 'second' })).toEqual(
      span('2026-10-25T01:30:00.000Z', '2026-10-25T04:00:00.000Z'),
    )

    const end = { date: '2026-10-24', start: '22', end: '2.15' }
    expect(readTime(end)).toEqual(faults(['timeEndTurn', 'endTwice']))
    expect(comesTwice(end)).toEqual({ start: null, end: '02:15' })
    expect(readTime({ ...end, endTurn: 'second' })).toEqual(
      span('2026-10-24T20:00:00.000Z', '2026-10-25T01:15:00.000Z'),
    )

    const both = { date, start: '2.10', end: '2.40' }
    expect(readTime(both)).toEqual(faults(['timeStartTurn', 'startTwice'], ['timeEndTurn', 'endTwice']))
    expect(readTime({ ...both, startTurn: 'first', endTurn: 'second' })).toEqual(
      span('2026-10-25T00:10:00.000Z', '2026-10-25T01:40:00.000Z'),
    )
    expect(readTime({ ...both, startTurn: 'second', endTurn: 'first' })).toEqual(faults(['timeEndTurn', 'endBefore']))
    expect(comesTwice({ ...both, startTurn: 'second', endTurn: 'first' })).toEqual({ start: '02:10', end: '02:40' })
    // After the second start there is one end alone: nothing more is asked.
    expect(readTime({ ...both, startTurn: 'second' })).toEqual(
      span('2026-10-25T01:10:00.000Z', '2026-10-25T01:40:00.000Z'),
    )
    // On another day nothing is asked, whatever was chosen before.
    expect(readTime({ date: '2026-10-26', start: '2.30', end: '5', startTurn: 'second' })).toEqual(
      span('2026-10-26T01:30:00.000Z', '2026-10-26T04:00:00.000Z'),
    )
  })

  it('reads back what it has told', () => {
    const hours = fc.integer({ min: 0, max: 8 * 60 })
    fc.assert(
      fc.property(hours, hours, (from, minutes) => {
        const first = new Date(Date.parse('2026-10-24T22:00:00Z') + from * 60_000)
        const last = new Date(first.getTime() + (minutes + 1) * 60_000)
        const [startTurn, endTurn] = [turnAt(first) ?? undefined, turnAt(last) ?? undefined]
        const typed = { date: stockholmDate(first), start: clockTime(first), end: clockTime(last), startTurn, endTurn }
        expect(readTime(typed)).toEqual(span(first.toISOString(), last.toISOString()))
      }),
      { seed: 20261025, numRuns: 1000 },
    )
  })

  it('is what the clock says in any time that is read, whatever the day', () => {
    const days = fc.integer({ min: 0, max: 800 }).map((n) => dayAfter('2026-01-01', n))
    const clocks = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    const two = (value: number) => String(value).padStart(2, '0')
    const written = ([hour, minute]: [number, number]) => `${two(hour)}:${two(minute)}`
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'), days),
        clocks,
        clocks,
        (date, from, to) => {
          const [start, end] = [written(from), written(to)]
          const read = readTime({ date, start, end })
          if (read.state !== 'time') {
            expect(read.state).toBe('faults')
            return
          }
          const [first, last] = [new Date(read.span.start), new Date(read.span.end)]
          expect([stockholmDate(first), clockTime(first), clockTime(last)]).toEqual([date, start, end])
          expect(last.getTime() - first.getTime()).toBeGreaterThan(0)
          expect(last.getTime() - first.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
          if (end > start) expect(stockholmDate(last)).toBe(date)
        },
      ),
      { seed: 20261119, numRuns: 1000 },
    )
  })
})
