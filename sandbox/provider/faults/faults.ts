import { z } from 'zod'

/** What can be made to go wrong on demand. `none` ends every fault of the tenant. */
export const faultKinds = [
  'latency',
  'status500',
  'timeout',
  'wrongJson',
  'wrongSchema',
  'truncated',
  'drop',
  'slowBytes',
  'huge',
  'none',
] as const

/**
 * A fault as ordered by `POST /admin/faults`. `ms`: how long latency and timeout take, or the pause between slow bytes;
 * `pathPattern`: a regular expression on the path after the tenant; `times`: how many calls it hits (left out: until ended).
 */
export const faultOrder = z.strictObject({
  tenant: z.string().min(1),
  kind: z.enum(faultKinds),
  ms: z.number().int().min(0).max(600_000).optional(),
  pathPattern: z
    .string()
    .max(200)
    .refine((pattern) => isPattern(pattern), 'is not a regular expression')
    .optional(),
  times: z.number().int().min(1).max(1_000_000).optional(),
})

export type FaultOrder = z.infer<typeof faultOrder>
export type FaultKind = Exclude<FaultOrder['kind'], 'none'>
export type Fault = { kind: FaultKind; ms: number | undefined }

/** The faults in force. */
export type Faults = {
  set: (order: FaultOrder) => void
  /** The fault this call meets, and counts it; null when it meets none. `path` starts after the tenant. */
  take: (tenant: string, path: string) => Fault | null
  clear: () => void
}

const isPattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern) instanceof RegExp
  } catch {
    return false
  }
}

/** Keeps the faults in force, in memory. The fault ordered first that fits a call is the one it meets. */
export const createFaults = (): Faults => {
  type Active = { tenant: string; kind: FaultKind; ms: number | undefined; pattern: RegExp; left: number }
  let active: Active[] = []

  return {
    set: ({ tenant, kind, ms, pathPattern = '^/v1/', times = Infinity }) => {
      if (kind === 'none') active = active.filter((it) => it.tenant !== tenant)
      else active.push({ tenant, kind, ms, pattern: new RegExp(pathPattern), left: times })
    },
    take: (tenant, path) => {
      const hit = active.find((it) => it.tenant === tenant && it.pattern.test(path))
      if (!hit) return null
      hit.left -= 1
      if (hit.left <= 0) active = active.filter((it) => it !== hit)
      return { kind: hit.kind, ms: hit.ms }
    },
    clear: () => {
      active = []
    },
  }
}
