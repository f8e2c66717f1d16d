import {
  allScopes,
  defaultScopes,
  isValidOn,
  type ActorRole,
  type givenKinds,
  type Representation,
  type Scope,
} from './representation'
import { stockholmDate, type DayString } from '~/domain/time/time'

/** A kind that is given in the portal. */
export type GivenKind = (typeof givenKinds)[number]

/** What a relative can be let see; an ombud acts for the brukare and can be given anything. */
const scopesOfKind: Record<GivenKind, readonly Scope[]> = {
  anhorig: ['schedule:read', 'reports:read', 'hours:read', 'notes:read'],
  ombud: allScopes,
}

/**
 * What a giver can let someone have: what the giver has, of what the kind can have. Deciding who may see is the brukare's
 * to give on: one who has got it from the brukare cannot pass it to yet another.
 */
export function grantableScopes(
  kind: GivenKind,
  giver: { role: ActorRole; scopes: ReadonlySet<Scope> },
): readonly Scope[] {
  return scopesOfKind[kind].filter(
    (scope) => giver.scopes.has(scope) && (scope !== 'access:manage' || giver.role === 'brukare'),
  )
}

/** What is chosen from the start: what a relative has by default; for an ombud, to follow the month and object. */
export function presetScopes(kind: GivenKind): readonly Scope[] {
  return kind === 'anhorig'
    ? defaultScopes(kind, [], null)
    : ['schedule:read', 'reports:read', 'hours:read', 'claim:read', 'object']
}

/** Where a representation is in its life. `invited`: the holder has not answered; `coming`: its first day is ahead. */
export type RepresentationState = 'valid' | 'invited' | 'coming' | 'declined' | 'withdrawn' | 'expired'

/** The state of a representation at the instant `now`. */
export function stateOf(
  representation: Representation & { source: 'provider' | 'portal'; declinedAt: Date | null },
  now: Date,
): RepresentationState {
  const { source, revokedAt, declinedAt, acceptedAt, validFrom, validTo } = representation
  const today: DayString = stockholmDate(now)
  if (revokedAt !== null && revokedAt <= now) return 'withdrawn'
  if (declinedAt !== null) return 'declined'
  if (validTo !== null && today > validTo) return 'expired'
  if (source === 'portal' && acceptedAt === null) return 'invited'
  if (today < validFrom) return 'coming'
  return isValidOn(representation, now) ? 'valid' : 'expired'
}
