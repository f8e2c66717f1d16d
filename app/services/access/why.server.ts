import type { Explanation } from '~/auth/types'
import type { HeldRepresentation } from '~/database/types'
import { stateOf } from '~/domain/access/giving'

type Person = Explanation['people'][number]

const list = (words: Iterable<string>) => [...words].join(', ') || 'nothing'

/**
 * Why somebody may see what, in lines for who runs the portal: the rule's own answer, and what it rests on. Ids, kinds and
 * days only: no name, number or text.
 */
export function whyLines({ brukareId, protectedIdentity, people, now }: Explanation): string[] {
  return [
    `Brukare ${brukareId}${protectedIdentity ? ' (protected identity: nothing that was given in the portal counts)' : ''}`,
    ...people.flatMap((person, nth) => [
      `${nth === 0 ? '  Person' : '  Rests on person'} ${person.personId}`,
      ...answerLines(person),
      ...person.held.map((right) => `    ${rightLine(right, person, now)}`),
    ]),
  ]
}

function answerLines({ places, confirmed }: Person): string[] {
  if (places.length === 0) return ['    may see and do nothing for this brukare now']
  return places.flatMap((place) => {
    const { providerId, role, scopes, jointScopes, validTo, representationIds } = place
    const asOf = confirmed.find((one) => one.providerId === providerId)?.syncedAt?.toISOString() ?? 'never'
    const until = validTo === null ? 'until further notice' : `until ${validTo}`
    return [
      `    at ${providerId}, as ${role}, ${until}: ${list(scopes)}`,
      ...(jointScopes.size > 0 ? [`      together with others only: ${list(jointScopes)}`] : []),
      `      by ${list(representationIds)}; the provider said so ${asOf}`,
    ]
  })
}

function rightLine(right: HeldRepresentation, { places, confirmed }: Person, now: Date): string {
  const { id, kind, validFrom, validTo, providerId, givenBy, reach, scopes, basis } = right
  const birthDate = right.brukare.places.find((place) => place.providerId === providerId)?.birthDate ?? null
  const state = stateOf({ ...right, brukareBirthDate: birthDate }, now)
  const counts = places.filter((place) => place.representationIds.includes(id)).map((place) => place.providerId)
  const isSilent =
    providerId !== null && confirmed.some((one) => one.providerId === providerId && one.syncedAt === null)
  const open = reach.filter(({ endedAt }) => endedAt === null).map((one) => one.providerId)
  const from =
    providerId === null
      ? `given by ${givenBy ?? 'somebody who is gone'}, reaching ${list(open)}`
      : `kept by ${providerId}${basis === null ? '' : `, by ${basis.type} of ${basis.date}`}`
  return [
    `right ${id}: ${kind}, ${from}, ${validFrom} to ${validTo ?? 'further notice'}, ${list(scopes)}`,
    `${state}${isSilent ? ', and the provider has not said so lately' : ''}`,
    counts.length === 0 ? 'counts nowhere' : `counts at ${list(counts)}`,
  ].join('; ')
}
