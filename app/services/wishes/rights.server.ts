import type { Access } from '~/auth/types'
import { placeAt, type RightAt } from '~/domain/access/rights'
import type { WishKind } from '~/domain/wishes/wish'

/**
 * Where the viewer may wish something of a kind, null: nowhere. What somebody wishes to be otherwise they must be able to see:
 * from the beginning until it is sent, and to read afterwards which shift or part of the plan it was.
 */
export function placeToWish(
  access: Access,
  { kind, providerId }: { kind: WishKind; providerId: string },
): RightAt | null {
  switch (kind) {
    case 'absence':
    case 'hospital':
      return placeAt(access, providerId, 'wish')
    case 'plan':
      return placeAt(access, providerId, 'wish', 'notes:read')
    default:
      return placeAt(access, providerId, 'wish', 'schedule:read')
  }
}

/** A wish with the shift or the part of the plan that it is about only for whoever may see such. */
export function asSeenBy<Seen extends { kind: WishKind; providerId: string; about?: unknown }>(
  access: Access,
  wish: Seen,
): Seen {
  return placeToWish(access, wish) === null ? { ...wish, about: undefined } : wish
}
