import type { HeldRepresentation } from '~/database/types'
import { rightsOf, type Chain, type Right } from '~/domain/access/rights'
import type { Confirmed } from './representation.server'
import type { Explanation } from './types'

/** What is known of a person's rights and of what they rest on. `held`: the representations of the whole chain. */
export type Known = {
  held: readonly HeldRepresentation[]
  confirmed: Confirmed
  providerIds: readonly string[]
  now: Date
}

/** The part of it that is about one brukare, as the rule takes it. */
export function chainAbout(brukareId: string, { held, confirmed, providerIds, now }: Known): Chain {
  const about = held.filter(({ brukare }) => brukare.id === brukareId)
  return {
    rights: about.map(rightOf),
    providerIds,
    vouches: (personId, providerId) => confirmed.of(personId, providerId) !== undefined,
    protectedIdentity: about.some(({ brukare }) => brukare.protectedIdentity),
    now,
  }
}

/** A right is judged by the birth date that its own provider gives: rights change at 15 and 18. */
function rightOf({ brukare, ...representation }: HeldRepresentation): Right {
  const { providerId, providerBrukareId } = representation
  const place = brukare.places.find((one) => one.providerId === providerId && one.brukareId === providerBrukareId)
  return { ...representation, brukareBirthDate: place?.birthDate ?? null }
}

/** What a place's own provider calls the brukare. */
export function nameAt(
  { name, places }: HeldRepresentation['brukare'],
  at: { providerId: string; brukareId: string } | undefined,
): string {
  const place = places.find((one) => one.providerId === at?.providerId && one.brukareId === at.brukareId)
  return place?.name ?? name
}

/** Why a person may do what for a brukare: the person first, then those whom their rights rest on. */
export function explanationOf(personId: string, brukareId: string, known: Known): Explanation {
  const held = known.held.filter(({ brukare }) => brukare.id === brukareId)
  const chain = chainAbout(brukareId, known)
  const people = [...new Set([personId, ...held.map((one) => one.personId)])]
  return {
    brukareId,
    protectedIdentity: chain.protectedIdentity,
    people: people.map((id) => ({
      personId: id,
      places: rightsOf(id, chain),
      held: held.filter((one) => one.personId === id),
      confirmed: known.providerIds.map((providerId) => ({
        providerId,
        syncedAt: known.confirmed.of(id, providerId)?.syncedAt ?? null,
      })),
    })),
    now: known.now,
  }
}
