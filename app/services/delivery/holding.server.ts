import { setInterval } from 'node:timers'
import type { LeaseRepository } from '~/database/types'

/** So long a process that has died is waited for, in milliseconds: three times what passes before it is said again. */
export const leaseMs = 10_000
const sayAgainMs = leaseMs / 3

/** Something that one process of the portal at a time does. */
export type Holding = {
  /** True when it is this process's, from now for `leaseMs`. */
  take: () => Promise<boolean>
  /** Does work that may take longer, and goes on holding meanwhile; null when it is another's. */
  during: <T>(work: () => Promise<T>) => Promise<T | null>
  /** Lets another have it at once. False when it was not this process's. */
  letGo: () => Promise<boolean>
}

/**
 * Holds `name` for the process `holder`. A process that stands still for longer than the lease may find that another has it:
 * so ask `take` before what must not be done twice.
 */
export function createHolding(leases: LeaseRepository, name: string, holder: string): Holding {
  const take = () => leases.take(name, holder, leaseMs)
  return {
    take,
    during: async (work) => {
      if (!(await take())) return null
      // What fails here fails in the work too, when it asks.
      const again = setInterval(() => void take().catch(() => false), sayAgainMs)
      try {
        return await work()
      } finally {
        clearInterval(again)
      }
    },
    letGo: () => leases.give(name, holder),
  }
}
