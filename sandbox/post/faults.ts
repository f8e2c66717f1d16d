import { z } from 'zod'

/** Who can be made to fail: the server of letters, the SMS service, the municipality's messages. */
export const faultPlaces = ['smtp', 'sms', 'messaging'] as const
export type FaultPlace = (typeof faultPlaces)[number]

/**
 * What can be made to go wrong on demand. `away`: nobody answers, the connection breaks at once. `later`: a no for now (451 as in
 * greylisting, 503). `noSuchAddress`: a final no to the address. `refused`: a final no to the sender. `slow`: it takes `ms`.
 * `lostAnswer`: it is taken, and its answer never comes. `bounce`: it is taken, and does not get there. `none` ends all of a place.
 */
export const faultKinds = ['away', 'later', 'noSuchAddress', 'refused', 'slow', 'lostAnswer', 'bounce', 'none'] as const

/** A fault as ordered by `POST /admin/faults`. `to`: only for what goes to an address that has this in it; `times`: so many calls. */
export const faultOrder = z.strictObject({
  place: z.enum(faultPlaces),
  kind: z.enum(faultKinds),
  ms: z.number().int().min(0).max(600_000).optional(),
  to: z.string().min(1).max(100).optional(),
  times: z.number().int().min(1).max(1_000_000).optional(),
})

export type FaultOrder = z.infer<typeof faultOrder>
export type FaultKind = Exclude<FaultOrder['kind'], 'none'>

/** The faults in force. */
export type Faults = {
  set: (order: FaultOrder) => void
  /** The first fault of the named kinds that what goes to `to` meets, and counts it; null: none. */
  take: (place: FaultPlace, kinds: readonly FaultKind[], to?: string) => { kind: FaultKind; ms: number } | null
  clear: () => void
}

const standardSlowMs = 2_000

/** Keeps the faults in force, in memory. The one ordered first that fits is the one that is met. */
export const createFaults = (): Faults => {
  type Active = { place: FaultPlace; kind: FaultKind; ms: number; to: string | undefined; left: number }
  let active: Active[] = []
  return {
    set: ({ place, kind, ms = standardSlowMs, to, times = Infinity }) => {
      if (kind === 'none') active = active.filter((it) => it.place !== place)
      else active.push({ place, kind, ms, to, left: times })
    },
    take: (place, kinds, to = '') => {
      const isHit = (it: Active) =>
        it.place === place && kinds.includes(it.kind) && (it.to === undefined || to.includes(it.to))
      const hit = active.find(isHit)
      if (hit === undefined) return null
      hit.left -= 1
      if (hit.left <= 0) active = active.filter((it) => it !== hit)
      return { kind: hit.kind, ms: hit.ms }
    },
    clear: () => {
      active = []
    },
  }
}
