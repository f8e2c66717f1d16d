import { allScopes, type Scope } from '~/domain/access/representation'
import {
  players,
  providers,
  type Guest,
  type Player,
  type Provider,
  type Said,
  type Step,
} from './representation-steps'

type Reach = { scopes: Set<Scope>; to: number; ended: boolean }
type Given = {
  id: string
  giver: Player
  holder: Guest
  scopes: Set<Scope>
  /** Last day; infinite: until further notice. */
  to: number
  answer: 'none' | 'yes' | 'no'
  withdrawn: boolean
  reach: Partial<Record<Provider, Reach>>
}
/** The last good word of a provider about somebody; `silentSince`: the hour from which there has been no new one. */
type Word = { own: boolean; order: { scopes: readonly Scope[]; to: number } | null; silentSince: number | null }
type Right = { scopes: Set<Scope>; own: boolean }

/** All that the order covers that a provider truly has. */
export const orderScopes: readonly Scope[] = ['schedule:read', 'reports:read', 'object']
/** How long a provider's last word counts when it says nothing new, in hours. */
export const toleranceHours = 24
const relativeScopes: readonly Scope[] = ['schedule:read', 'visits:read', 'reports:read', 'hours:read']
/** What opens nothing is given to nobody. */
const ombudScopes: readonly Scope[] = [...relativeScopes, 'claim:read', 'object', 'wish', 'access:manage']
/** By law, the reports open the visits too, which a provider of contract 1.0 has no word for. */
const byLaw = (said: readonly Scope[]): readonly Scope[] =>
  said.includes('reports:read') && said.includes('schedule:read') ? [...said, 'visits:read'] : said
const only = (some: Iterable<Scope>, kept: (scope: Scope) => boolean) => new Set([...some].filter(kept))

/** The rules once more, as small as can be: who may what, where. */
export function createModel() {
  const given: Given[] = []
  let hour = 0
  let hidden = false
  const today = () => Math.floor(hour / 24)
  const lastDay = (days: number | null) => (days === null ? Infinity : today() + days)
  const truth = (about: Player, at: Provider): Omit<Word, 'silentSince'> => ({
    own: about === 'owner',
    order: about === 'legal' && at === 'farsta' ? { scopes: orderScopes, to: Infinity } : null,
  })
  const words = new Map<string, Word>()
  const wordOf = (at: Provider, about: Player): Word =>
    words.get(`${at} ${about}`) ?? { ...truth(about, at), silentSince: null }

  const isGood = ({ silentSince }: Word) => silentSince === null || hour - silentSince <= toleranceHours
  const mayGiveOf = ({ scopes, own }: Right): Set<Scope> =>
    scopes.has('access:manage') ? only(scopes, (scope) => own || scope !== 'access:manage') : new Set()

  /** Everyone's rights at a provider: what it vouches for, and then what they give each other, until nothing more comes. */
  const rightsAt = (at: Provider): ReadonlyMap<Player, Right> => {
    const rights = new Map<Player, Right>()
    for (const player of players) {
      const word = wordOf(at, player)
      const order = word.order !== null && today() <= word.order.to ? word.order.scopes : []
      const own = isGood(word) && word.own
      rights.set(player, { own, scopes: new Set(own ? allScopes : isGood(word) ? byLaw(order) : []) })
    }
    for (let more = !hidden; more;) {
      more = false
      for (const one of given) {
        const [reach, holder, giver] = [one.reach[at], rights.get(one.holder), rights.get(one.giver)]
        if (reach === undefined || holder === undefined || giver === undefined) continue
        if (one.answer !== 'yes' || one.withdrawn || reach.ended || today() > Math.min(one.to, reach.to)) continue
        const may = mayGiveOf(giver)
        for (const scope of one.scopes) {
          if (!reach.scopes.has(scope) || !may.has(scope) || holder.scopes.has(scope)) continue
          holder.scopes.add(scope)
          more = true
        }
      }
    }
    return rights
  }
  const rightAt = (player: Player, at: Provider): Right => rightsAt(at).get(player) ?? { own: false, scopes: new Set() }
  const mayGive = (by: Player, at: Provider) => mayGiveOf(rightAt(by, at))
  const managed = (by: Player) => providers.filter((at) => rightAt(by, at).scopes.has('access:manage'))
  const isOpen = (one: Given) => !one.withdrawn && one.answer !== 'no'

  /** What of a given access somebody decides over: null for nothing. */
  const decided = (by: Player, one: Given): { whole: boolean; reach: Reach[] } | null => {
    const at = managed(by)
    if (at.length === 0 || !isOpen(one)) return null
    const reach = providers.flatMap((provider) => {
      const there = one.reach[provider]
      return there === undefined || there.ended ? [] : [{ provider, there }]
    })
    const all = one.giver === by || at.some((provider) => rightAt(by, provider).own)
    const mine = reach.filter(({ provider }) => all || at.includes(provider)).map(({ there }) => there)
    const whole = all || (reach.length > 0 && mine.length === reach.length)
    return whole || mine.length > 0 ? { whole, reach: mine } : null
  }

  return {
    given,
    scopesOf: (player: Player): Partial<Record<Provider, Set<Scope>>> =>
      Object.fromEntries(
        providers.flatMap((at) => {
          const { scopes } = rightAt(player, at)
          return scopes.size === 0 ? [] : [[at, scopes]]
        }),
      ),
    /** Where it reaches, and what there; null when nothing may be given. */
    give({ by, kind, scopes }: Extract<Step, { do: 'give' }>): Given['reach'] | null {
      // What was done stands in the schedule: alone it opens nothing, and is not given.
      if (scopes.includes('visits:read') && !scopes.includes('schedule:read')) return null
      const reach = providers.flatMap((at) => {
        const may = mayGive(by, at)
        const ofKind = kind === 'ombud' ? ombudScopes : relativeScopes
        const there = only(scopes, (scope) => may.has(scope) && ofKind.includes(scope))
        return there.size === 0 ? [] : [[at, { scopes: there, to: Infinity, ended: false }] as const]
      })
      return hidden || reach.length === 0 ? null : Object.fromEntries(reach)
    },
    add: (id: string, { by, to, days }: Extract<Step, { do: 'give' }>, reach: Given['reach']) => {
      const scopes = new Set(Object.values(reach).flatMap((one) => [...one.scopes]))
      given.push({ id, giver: by, holder: to, scopes, to: lastDay(days), answer: 'none', withdrawn: false, reach })
    },
    answer(by: Player, one: Given, yes: boolean): boolean {
      if (one.holder !== by || one.answer !== 'none' || one.withdrawn || hidden || today() > one.to) return false
      const left = providers.flatMap((at) => {
        const there = one.reach[at]
        if (there === undefined || there.ended || today() > there.to) return []
        const may = mayGive(one.giver, at)
        const scopes = only(there.scopes, (scope) => may.has(scope))
        return scopes.size === 0 ? [] : [[at, { ...there, scopes }] as const]
      })
      if (left.length === 0) return false
      one.answer = yes ? 'yes' : 'no'
      if (yes) one.reach = Object.fromEntries(left)
      return true
    },
    limit(by: Player, one: Given, scopes: readonly Scope[], days: number | null): boolean {
      const over = decided(by, one)
      for (const each of over === null ? [] : over.whole ? [one] : over.reach) {
        each.scopes = only(each.scopes, (scope) => scopes.includes(scope))
        each.to = Math.min(each.to, lastDay(days))
      }
      return over !== null
    },
    withdraw(by: Player, one: Given): boolean {
      const over = decided(by, one)
      if (over?.whole === true) one.withdrawn = true
      for (const each of over?.reach ?? []) each.ended = true
      return over !== null
    },
    pass: (hours: number) => {
      hour += hours
    },
    says: (at: Provider, about: Player, said: Said) => {
      const before = wordOf(at, about)
      const refused = said.what === 'down' || said.what === 'another' || said.what === 'wrong'
      // Who is two in an answer is nobody in it, the one who asks too.
      const own = said.what !== 'nothing' && said.what !== 'twins' && about === 'owner'
      const order = said.what === 'order' ? { scopes: said.scopes, to: lastDay(said.days) } : null
      const word: Word = refused
        ? { ...before, silentSince: before.silentSince ?? hour }
        : { ...(said.what === 'truth' ? truth(about, at) : { own, order }), silentSince: null }
      words.set(`${at} ${about}`, word)
    },
    protect: (on: boolean) => {
      hidden = on
    },
  }
}
