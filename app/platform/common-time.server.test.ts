import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { machineNow, setTimeAhead, startClock } from './clock'
import { keepCommonTime } from './common-time.server'

const here = new Date('2026-11-24T10:00:00Z')
const minute = 60_000
let end: () => void = () => undefined

beforeEach(() => vi.useFakeTimers({ now: here }))
afterEach(() => {
  end()
  setTimeAhead(0)
  vi.useRealTimers()
})

/** A database whose clock is so far ahead of this machine's, and how often it was found to be another. */
async function at(aheadMs: number) {
  const world = { aheadMs, isAway: false }
  const corrected: number[] = []
  end = await keepCommonTime({
    timeThere: () =>
      world.isAway ? Promise.reject(new Error('away')) : Promise.resolve(new Date(Date.now() + world.aheadMs)),
    onCorrected: (ms) => corrected.push(ms),
  })
  return { world, corrected }
}

it('goes by the time of the database where this machine is 25 minutes behind or ahead', async () => {
  const clock = startClock()
  for (const ahead of [25 * minute, -25 * minute]) {
    const { corrected } = await at(ahead)
    expect(corrected).toEqual([ahead])
    expect([clock().getTime(), machineNow()]).toEqual([here.getTime() + ahead, here.getTime() + ahead])
    end()
  }
})

it('leaves a clock alone that keeps its time, and lets it be when it does so again', async () => {
  const { world, corrected } = await at(1_500)
  expect([corrected, machineNow()]).toEqual([[], here.getTime()])
  world.aheadMs = 10 * minute
  await vi.advanceTimersByTimeAsync(10_000)
  expect(corrected).toEqual([10 * minute])
  world.aheadMs = 300
  await vi.advanceTimersByTimeAsync(10_000)
  expect(corrected).toEqual([10 * minute, 0])
})

it('goes on with what it knows while the database is away, and leaves a clock that a test has set', async () => {
  const set = startClock('2026-12-24T15:00:00Z')
  const { world } = await at(25 * minute)
  world.isAway = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(machineNow()).toBe(here.getTime() + minute + 25 * minute)
  expect(set().toISOString()).toBe('2026-12-24T15:01:00.000Z')
})
