import { describe, expect, it } from 'vitest'
import { mostRetryAfterMs, retryAfterMs } from './retry-after'

const now = new Date('2026-11-19T12:00:00Z')
const date = 'Thu, 19 Nov 2026 12:00:00 GMT'

describe('Retry-After', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['is not there', {}, null],
    ['is seconds', { 'retry-after': '30' }, 30_000],
    ['is no seconds at all', { 'retry-after': '0' }, 0],
    ['is seconds beyond the bound', { 'retry-after': '86400' }, mostRetryAfterMs],
    ['is more seconds than a number has', { 'retry-after': '99999999999999999999' }, null],
    ['is a date', { 'retry-after': 'Thu, 19 Nov 2026 12:02:00 GMT' }, 120_000],
    ['is a date of the old form', { 'retry-after': 'Thursday, 19-Nov-26 12:02:00 GMT' }, 120_000],
    ['is a date that has passed', { 'retry-after': 'Thu, 19 Nov 2026 11:00:00 GMT' }, 0],
    ['is a date beyond the bound', { 'retry-after': 'Fri, 20 Nov 2026 12:00:00 GMT' }, mostRetryAfterMs],
    [
      'is a date by a clock that is an hour wrong',
      { 'retry-after': 'Thu, 19 Nov 2026 13:00:10 GMT', date: 'Thu, 19 Nov 2026 13:00:00 GMT' },
      10_000,
    ],
    ['is negative', { 'retry-after': '-5', date }, null],
    ['is a fraction', { 'retry-after': '1.5', date }, null],
    ['is a date of no calendar', { 'retry-after': 'Thu, 39 Nov 2026 12:00:00 GMT', date }, null],
    ['is words', { 'retry-after': 'in a while' }, null],
  ])('%s', (_, headers, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected)
  })
})
