import { describe, expect, it } from 'vitest'
import { createLimiter } from './limiter.server'

function scene(points: number, keys = 100) {
  let now = 0
  const limit = createLimiter({ points, seconds: 60, keys, elapsed: () => now })
  return { limit, wait: (seconds: number) => (now += seconds * 1000) }
}

describe('a limit', () => {
  it('lets so many through in a window, says how long it lasts, and begins anew after it', () => {
    const { limit, wait } = scene(2)
    expect([limit('a'), limit('a')]).toEqual([0, 0])
    wait(18)
    expect([limit('a'), limit('b')]).toEqual([42, 0])
    wait(41.5)
    expect(limit('a')).toBe(1)
    wait(0.5)
    expect(limit('a')).toBe(0)
  })

  it('remembers no more keys than it may, and forgets the one that was longest unused', () => {
    const { limit } = scene(1, 3)
    expect(['a', 'b', 'c', 'a', 'd'].map(limit)).toEqual([0, 0, 0, 60, 0])
    expect(['a', 'b'].map(limit)).toEqual([60, 0])
  })
})
