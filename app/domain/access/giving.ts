import {
  defaultScopes,
  givableScopes,
  isValidOn,
  givenKinds,
  type OpeningScope,
  type Representation,
  type Scope,
} from './representation'
import { grantedBy, type RightAt } from './rights'
import { stockholmDate, type DayString } from '~/domain/time/time'

/** A kind that is given in the portal. */
export type GivenKind = (typeof givenKinds)[number]

/** What a relative can be let see; an ombud acts for the brukare and can be given anything. */
const scopesOfKind: Record<GivenKind, readonly OpeningScope[]> = {
  anhorig: ['schedule:read', 'visits:read', 'reports:read', 'hours:read'],
  ombud: givableScopes,
}

/** What a giver can let someone have at one provider or another: what the giver may give there, of what the kind can have. */
export function grantableScopes(kind: GivenKind, giver: { places: readonly RightAt[] }): readonly OpeningScope[] {
  const given = new Set(giver.places.flatMap(grantedBy))
  return scopesOfKind[kind].filter((scope) => given.has(scope))
}

/** True where a giver has something to give: to decide who may see is not itself a right that can be given on. */
export function canGive(giver: { places: readonly RightAt[] }): boolean {
  return givenKinds.some((kind) => grantableScopes(kind, giver).length > 0)
}

/** The visits stand in the schedule: without the right to see that, the right to see what was done opens nothing. */
export function opensNothing(scopes: readonly Scope[]): boolean {
  return scopes.includes('visits:read') && !scopes.includes('schedule:read')
}

/** What is chosen from the start: what a relative has by default; for an ombud nothing, since a fullmakt is as written. */
export function presetScopes(kind: GivenKind): readonly Scope[] {
  return defaultScopes(kind, [], null)
}

/**
 * What an access says now, as one short text that a form carries: when it is another at the press, another tab or another
 * person has changed the access since the page was drawn.
 */
export function termsOf({ scopes, validTo }: Pick<Representation, 'scopes' | 'validTo'>): string {
  return [...[...scopes].sort(), validTo ?? 'further'].join(' ')
}

/**
 * Where a representation is in its life. `invited`: the holder has not answered; `coming`: its first day is ahead;
 * `resting`: it has not ended, and the right of the one who gave it holds nowhere now, so that it opens nothing.
 */
export type RepresentationState = 'valid' | 'invited' | 'coming' | 'declined' | 'withdrawn' | 'expired' | 'resting'

/** The state of a representation at the instant `now`. `rests`: whether what it was given by holds nowhere. */
export function stateOf(
  representation: Representation & { source: 'provider' | 'portal'; declinedAt: Date | null; rests?: boolean },
  now: Date,
): RepresentationState {
  const { rests = false } = representation
  const state = ownStateOf(representation, now)
  return rests && (state === 'valid' || state === 'invited' || state === 'coming') ? 'resting' : state
}

function ownStateOf(
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
