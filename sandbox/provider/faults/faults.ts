import { z } from 'zod'

/**
 * What can be made to go wrong on demand. `redirect`, `htmlNotFound` and `plainRefusal` are what a proxy in between or a
 * mistake in a deployment answers; `refusal` is the provider's own no, for good (422); `busy` is 409 "still being handled" and `slowDown` 429, both with Retry-After; with
 * `lostAnswer` the call is done and its answer never comes. `none` ends every fault of the tenant.
 */
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
  'redirect',
  'htmlNotFound',
  'plainRefusal',
  'refusal',
  'busy',
  'slowDown',
  'lostAnswer',
  'none',
] as const

/**
 * A fault as ordered by `POST /admin/faults`. `ms`: how long latency and timeout take, the pause between slow bytes, or what
 * Retry-After asks for (in whole seconds). `pathPattern`: a regular expression on the path after the tenant; `bodyPattern`:
 * one that something in the JSON body has to fit, for one thing among others; `method`: for calls of one kind; `times`: how many calls it hits (left out: until ended).
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
  bodyPattern: z
    .string()
    .max(200)
    .refine((pattern) => isPattern(pattern), 'is not a regular expression')
    .optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  times: z.number().int().min(1).max(1_000_000).optional(),
})

export type FaultOrder = z.infer<typeof faultOrder>
export type FaultKind = Exclude<FaultOrder['kind'], 'none'>
export type Fault = { kind: FaultKind; ms: number | undefined }

/** The faults in force. */
export type Faults = {
  set: (order: FaultOrder) => void
  /** The fault this call meets, and counts it; null when it meets none. `path` starts after the tenant. */
  take: (tenant: string, path: string, call?: { method: string; body: string }) => Fault | null
  /** Whether a fault of the tenant looks at what calls say. */
  readsBodies: (tenant: string) => boolean
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
  type Active = Fault & { tenant: string; pattern: RegExp; body: RegExp | null; method: string | null; left: number }
  let active: Active[] = []

  return {
    set: ({ tenant, kind, ms, pathPattern = '^/v1/', bodyPattern, method = null, times = Infinity }) => {
      if (kind === 'none') active = active.filter((it) => it.tenant !== tenant)
      else {
        const body = bodyPattern === undefined ? null : new RegExp(bodyPattern)
        active.push({ tenant, kind, ms, method, body, pattern: new RegExp(pathPattern), left: times })
      }
    },
    take: (tenant, path, call) => {
      const hit = active.find(
        (it) =>
          it.tenant === tenant &&
          it.pattern.test(path) &&
          (it.method === null || it.method === call?.method) &&
          (it.body === null || (call !== undefined && it.body.test(call.body))),
      )
      if (!hit) return null
      hit.left -= 1
      if (hit.left <= 0) active = active.filter((it) => it !== hit)
      return { kind: hit.kind, ms: hit.ms }
    },
    readsBodies: (tenant) => active.some((it) => it.tenant === tenant && it.body !== null),
    clear: () => {
      active = []
    },
  }
}
