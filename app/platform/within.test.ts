import { describe, expect, it, vi } from 'vitest'
import { unlessOver, within } from './within'

const never = new Promise<never>(() => undefined)

describe('a race with a time', () => {
  it('gives the work when it comes first, also when it fails, and leaves no timer', async () => {
    vi.useFakeTimers()
    expect(await within(Promise.resolve(1), 1000, () => 2)).toBe(1)
    await expect(within(Promise.reject(new Error('no')), 1000, () => 2)).rejects.toThrow('no')
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  it('gives what is given instead when the time comes first', async () => {
    vi.useFakeTimers()
    const late = within<number>(never, 1000, () => 2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await late).toBe(2)
    vi.useRealTimers()
    expect(await unlessOver<number>(never, Promise.resolve(), () => Promise.resolve(3))).toBe(3)
  })
})
