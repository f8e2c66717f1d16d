import { describe, expect, it } from 'vitest'
import { toldAfterMs, troubleOf, type Sending } from './undelivered'

const since = new Date('2026-11-19T12:00:00Z')
const after = (ms: number) => new Date(since.getTime() + ms)
const sending = (changes: Partial<Sending> = {}): Sending => ({ since, tries: 5, fault: 'unavailable', ...changes })

describe('what a person is told of what has not got through', () => {
  it('is nothing for a day, and from then on that it is slow, however often it has been tried', () => {
    expect(troubleOf(sending(), after(0))).toBeNull()
    expect(troubleOf(sending({ tries: 500 }), after(toldAfterMs - 1))).toBeNull()
    expect(troubleOf(sending(), after(toldAfterMs))).toBe('slow')
    expect(troubleOf(sending({ tries: 0, fault: null }), after(toldAfterMs))).toBe('slow')
    expect(toldAfterMs).toBe(86_400_000)
  })

  it('is a day also over the night when the clock changes: hours are counted, not the calendar', () => {
    const before = { ...sending(), since: new Date('2026-10-24T12:00:00+02:00') }
    expect(troubleOf(before, new Date('2026-10-25T10:59:59+01:00'))).toBeNull()
    expect(troubleOf(before, new Date('2026-10-25T11:00:00+01:00'))).toBe('slow')
  })

  it.each(['broken', 'portal'] as const)('is at once that an answer is %s, when it is so twice in a row', (fault) => {
    expect(troubleOf(sending({ tries: 1, fault }), after(1))).toBeNull()
    expect(troubleOf(sending({ tries: 2, fault }), after(1))).toBe(fault)
    expect(troubleOf(sending({ tries: 9, fault }), after(2 * toldAfterMs))).toBe(fault)
  })

  it('is nothing strange any more when the last try met no answer', () => {
    expect(troubleOf(sending({ tries: 9 }), after(1))).toBeNull()
  })
})
