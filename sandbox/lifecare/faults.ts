import { z } from 'zod'

/** What the mock can do wrong, `times` times, for paths with `path` in them. */
export const faultOrder = z.object({
  kind: z.enum(['tooMany', 'status500', 'html', 'drop', 'slow', 'shift', 'refuse', 'empty']),
  path: z.string().default(''),
  times: z.number().int().min(1).max(10_000).default(1),
})
export type FaultOrder = z.infer<typeof faultOrder>

/** Faults that have been ordered and not yet happened. */
export type Faults = { order: (fault: FaultOrder) => void; take: (path: string) => FaultOrder['kind'] | null }

/** Each order is used up from the oldest. */
export function createFaults(): Faults {
  const orders: FaultOrder[] = []
  return {
    order: (fault) => orders.push({ ...fault }),
    take: (path) => {
      const found = orders.find((one) => path.includes(one.path))
      if (!found) return null
      found.times -= 1
      if (found.times <= 0) orders.splice(orders.indexOf(found), 1)
      return found.kind
    },
  }
}
