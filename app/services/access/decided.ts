import type { Access } from '~/auth/types'
import type { Decides, GivenRepresentation } from '~/database/types'
import { placesWith } from '~/domain/access/rights'

/** Who looks, in what capacity and where. */
type Viewer = Pick<Access, 'role' | 'places'> & { viewer: { personId: string } }

/**
 * Where the viewer decides over what was given here: all of it, for the brukare and for the one who gave it; else at the
 * providers where the viewer may decide who sees, and nowhere else: what others have given there stands.
 */
export function decidesOver(access: Viewer, one: Pick<GivenRepresentation, 'givenBy'>): Decides {
  if (access.role === 'brukare' || one.givenBy === access.viewer.personId) return 'everywhere'
  return placesWith(access, 'access:manage').map(({ providerId }) => providerId)
}

/**
 * An access to the brukare as far as it is the viewer's to see: those that a provider vouches for where the viewer decides
 * there, those given here as they stand at those providers. Null: it is nothing to this viewer.
 */
export function seenBy<T extends GivenRepresentation>(access: Viewer, one: T): T | null {
  const decides = decidesOver(access, one)
  const isMine = (providerId: string) => placesWith(access, 'access:manage').some((at) => at.providerId === providerId)
  if (one.providerId !== null) return isMine(one.providerId) ? one : null
  if (decides === 'everywhere') return one
  const reach = one.reach.filter(({ providerId }) => decides.includes(providerId))
  if (reach.length === 0) return null
  const open = reach.filter(({ endedAt }) => endedAt === null)
  const days = open.map(({ validTo }) => validTo ?? one.validTo)
  return {
    ...one,
    reach,
    scopes: one.scopes.filter((scope) => (open.length > 0 ? open : reach).some((at) => at.scopes.includes(scope))),
    validTo: days.includes(null) || days.length === 0 ? one.validTo : days.reduce(later),
    revokedAt: one.revokedAt ?? (open.length > 0 ? null : lastEnd(reach)),
  }
}

function later(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : a > b ? a : b
}

function lastEnd(reach: GivenRepresentation['reach']): Date | null {
  const ends = reach.flatMap(({ endedAt }) => endedAt?.getTime() ?? [])
  return ends.length === 0 ? null : new Date(Math.max(...ends))
}
