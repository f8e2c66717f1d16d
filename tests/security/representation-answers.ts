import type { PersonSearchResult, Representation } from '../../provider-api/contract'
import { orderScopes } from './representation-model'
import type { Player, Provider, Said } from './representation-steps'
import { orderOf } from './rights-scene'

/** The brukare as the providers call them: the same pseudonyms, their own ids. */
export type Pseudonyms = Readonly<Record<'owner' | 'stranger', string>>
type About = { player: Player; at: Provider; pseudonyms: Pseudonyms; protectedIdentity: boolean }

/** What is said with the day that it is said on: a last day is counted from it. */
export type SaidOn = Said & { lastDay?: string | null }

const named = (
  who: 'owner' | 'stranger',
  { at, pseudonyms, protectedIdentity }: About,
  pseudonym = pseudonyms[who],
) => ({
  ...{ id: `${who}-at-${at}`, name: who, pseudonym, protectedIdentity },
})

/** The answer of a provider about a player; null when there is none. */
export function answerOf(said: SaidOn, about: About): PersonSearchResult | null {
  const { player, at } = about
  const own = player === 'owner' || player === 'stranger' ? { brukare: named(player, about) } : {}
  const order = (more: Partial<Representation> = {}) => orderOf(named('owner', about), more)
  const saying = (...representations: Representation[]): PersonSearchResult => ({ ...own, representations })
  switch (said.what) {
    case 'down':
      return null
    case 'nothing':
      return { representations: [] }
    case 'truth':
      return player === 'legal' && at === 'farsta' ? saying(order({ scopes: [...orderScopes] })) : saying()
    case 'order': {
      const { scopes, lastDay } = said
      return saying(order({ scopes, ...(lastDay != null && { validTo: lastDay }) }))
    }
    case 'ended':
      return saying(order({ revokedAt: '2026-01-01T00:00:00Z' }))
    case 'swapped':
      return saying(orderOf(named('stranger', about)))
    case 'twins':
      return saying(order(), orderOf({ ...named('owner', about), id: `twin-at-${at}` }, { id: 'other' }))
    case 'another':
      return { brukare: named(player === 'owner' ? 'stranger' : 'owner', about), representations: [] }
    case 'wrong':
      return { brukare: named('owner', about, 'n'.repeat(43)), representations: [] }
  }
}

/** True when the answer calls the one who asked by somebody else's pseudonym, as the gateway judges it. */
export function isAnother({ brukare }: PersonSearchResult, player: Player, pseudonyms: Pseudonyms): boolean {
  const own = player === 'owner' || player === 'stranger' ? pseudonyms[player] : null
  return brukare !== undefined && brukare.pseudonym !== own
}
