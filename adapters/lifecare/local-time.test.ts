import { describe, expect, it } from 'vitest'
import { readEnd, readMinutes, readTime } from './local-time'

const read = (text: string) => {
  const found = readTime(text, 'stockholm')
  return found && [found.at.toISOString(), found.isAmbiguous]
}

describe('a time of Lifecare’s', () => {
  it('is by the wall clock in Stockholm, summer and winter', () => {
    expect(read('2026-11-19T07:30:00')).toEqual(['2026-11-19T06:30:00.000Z', false])
    expect(read('2026-07-01T07:30:00')).toEqual(['2026-07-01T05:30:00.000Z', false])
  })

  it('is the first of two in the night when the clock goes back', () => {
    expect(read('2026-10-25T01:59:00')).toEqual(['2026-10-24T23:59:00.000Z', false])
    expect(read('2026-10-25T02:30:00')).toEqual(['2026-10-25T00:30:00.000Z', true])
    expect(read('2026-10-25T03:00:00')).toEqual(['2026-10-25T02:00:00.000Z', false])
  })

  it('is as long after midnight as it says where there is no such time', () => {
    expect(read('2026-03-29T01:59:00')).toEqual(['2026-03-29T00:59:00.000Z', false])
    expect(read('2026-03-29T02:30:00')).toEqual(['2026-03-29T01:30:00.000Z', true])
    expect(read('2026-03-29T03:00:00')).toEqual(['2026-03-29T01:00:00.000Z', false])
  })

  it('is as it says with an offset, and by UTC where the tenant is so', () => {
    expect(read('2026-11-19T07:30:00.123Z')).toEqual(['2026-11-19T07:30:00.123Z', false])
    expect(readTime('2026-11-19T07:30:00', 'utc')?.at.toISOString()).toBe('2026-11-19T07:30:00.000Z')
  })

  it('is none in the year 0001, and where it is none', () => {
    for (const text of ['0001-01-01T00:00:00', '2026-11-19', 'i morgon', '2026-13-45T00:00:00', '']) {
      expect(readTime(text, 'stockholm')).toBeNull()
    }
  })
})

it('reads an end in the night when the clock goes back by its start', () => {
  const end = (text: string, start: string) => readEnd(text, new Date(start), 'stockholm')?.toISOString() ?? null
  expect(end('2026-10-25T02:05:00', '2026-10-25T00:35:00Z')).toBe('2026-10-25T01:05:00.000Z')
  expect(end('2026-10-25T02:50:00', '2026-10-25T00:35:00Z')).toBe('2026-10-25T00:50:00.000Z')
  expect(end('2026-11-19T06:00:00', '2026-11-19T06:00:00Z')).toBeNull()
})

it('reads how long something takes', () => {
  expect(['00:45:00', '10:00:30', '1.02:00:00', '45', 'PT45M'].map(readMinutes)).toEqual([45, 601, 1560, null, null])
})
