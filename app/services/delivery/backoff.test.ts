import { describe, expect, it } from 'vitest'
import { retryDelay } from './backoff'

describe('retryDelay', () => {
  it('is never shorter than the provider asked for, and not the same for all', () => {
    expect([0, 0.5, 0.999].map((random) => retryDelay(1, random, 30_000))).toEqual([30_000, 30_500, 30_999])
    expect(retryDelay(8, 0.999_999, 1_000)).toBe(120_000)
  })

  it('grows, has full jitter and a ceiling of two minutes', () => {
    expect([1, 2, 3, 8, 400].map((attempts) => retryDelay(attempts, 0.999_999))).toEqual([
      1_000, 2_000, 4_000, 120_000, 120_000,
    ])
    expect(retryDelay(400, 0)).toBe(200)
    expect(retryDelay(8, 0.5)).toBeGreaterThan(50_000)
  })

  it('has other bounds for what is sent elsewhere', () => {
    const waits = { firstMs: 30_000, mostMs: 900_000, leastMs: 15_000 }
    const waited = [1, 2, 6, 400].map((attempts) => retryDelay(attempts, 0.999_999_9, null, waits))
    expect(waited).toEqual([30_000, 60_000, 900_000, 900_000])
    expect(retryDelay(1, 0, null, waits)).toBe(15_000)
  })
})
