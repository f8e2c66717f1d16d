/** An in-memory provider whose clock the test sets. */
import { dayAfter } from '../../../app/domain/time'
import { brukareIdOf, shiftIdOf } from '../world/shifts'
import { openProvider } from './open'
import type { Provider, ProviderStore } from './types'

/** The day the test's world is made on: a Thursday, with the autumn's clock change in the month before. */
export const anchor = '2026-11-19'

export type TestProvider = {
  provider: Provider
  farsta: ProviderStore
  soder: ProviderStore
  /** Sets the clock; RFC 3339. */
  setNow: (instant: string) => void
}

/** Opens a provider with its world made at ten on the anchor day. */
export async function openTestProvider(): Promise<TestProvider> {
  let now = new Date(`${anchor}T10:00:00+01:00`)
  const provider = await openProvider({ folder: null, clock: () => now })
  const store = (key: string) => {
    const found = provider.store(key)
    if (!found) throw new Error(`no ${key}`)
    return found
  }
  return {
    provider,
    farsta: store('farsta'),
    soder: store('soder'),
    setNow(instant) {
      now = new Date(instant)
    },
  }
}

export const pia = brukareIdOf('farsta', 'pia')

/** The shift that one of Pia's slots has some days from the anchor. */
export const piaShift = (slot: string, offset: number) => shiftIdOf('farsta', 'pia', slot, dayAfter(anchor, offset))

/** The value, which the test cannot go on without. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing there')
  return value
}
