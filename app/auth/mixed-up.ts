import type { PersonSearchResult } from '../../provider-api/contract'

/** An answer without what is mixed up in it, and the places of that in the answer: fields, never values. */
export type Sorted = { result: PersonSearchResult; mixedUp: string[] }

/**
 * Leaves out of a provider's answer what names one as two, or two as one: a person with two ids there, an id with two
 * persons, and a representation that is listed twice with different words. Which of them is right the portal cannot know,
 * and a wrong guess would open one person's matters to another's representative. What is listed twice alike is listed once.
 */
export function withoutMixedUp({ brukare, representations }: PersonSearchResult): Sorted {
  const references = [...(brukare ? [brukare] : []), ...representations.map((one) => one.brukare)]
  const isOne = ({ id, pseudonym }: { id: string; pseudonym: string }) =>
    references.every((other) => (other.id === id) === (other.pseudonym === pseudonym))
  const isListedOnce = (one: (typeof representations)[number]) =>
    representations.every((other) => other.id !== one.id || JSON.stringify(other) === JSON.stringify(one))

  const kept = representations.filter((one) => isOne(one.brukare) && isListedOnce(one))
  const ownIsKept = brukare !== undefined && isOne(brukare)
  return {
    result: { ...(ownIsKept && { brukare }), representations: kept },
    mixedUp: [
      ...(brukare === undefined || ownIsKept ? [] : ['brukare']),
      ...representations.flatMap((one, index) => (kept.includes(one) ? [] : [`representations[${index}]`])),
    ],
  }
}
