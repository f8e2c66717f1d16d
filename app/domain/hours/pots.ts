import { timeKinds } from '~/domain/time/minutes'
import type { TimeKind } from '~/domain/time/minutes'
import type { HoursGrant } from './types'

/**
 * A pot of time: the kinds that some grants cover together. Grants that have a kind in common add up in one pot; time of
 * a kind that no grant covers is in a pot of its own, `covered` false, and counts against nothing.
 */
export type Pot = { kinds: readonly TimeKind[]; covered: boolean }

/** The pots of some grants, and of what they do not cover; the order is that of the kinds, not of the grants. */
export function potsOf(grants: readonly Pick<HoursGrant, 'kinds'>[]): Pot[] {
  const pots: Pot[] = []
  for (const kind of timeKinds) {
    if (pots.some(({ kinds }) => kinds.includes(kind))) continue
    const kinds = together(kind, grants)
    const covered = grants.some((grant) => grant.kinds.some((one) => kinds.includes(one)))
    pots.push({ kinds, covered })
  }
  return pots
}

/** The kinds that grants tie to `kind`, directly or by way of another. There are three kinds, so twice is enough. */
function together(kind: TimeKind, grants: readonly Pick<HoursGrant, 'kinds'>[]): TimeKind[] {
  const found = new Set([kind])
  for (let round = 0; round < timeKinds.length; round += 1) {
    for (const { kinds } of grants) if (kinds.some((one) => found.has(one))) for (const one of kinds) found.add(one)
  }
  return timeKinds.filter((one) => found.has(one))
}
