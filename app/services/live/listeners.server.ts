import type { Access } from '~/auth/types'
import { allScopes, type Scope } from '~/domain/access/representation'
import type { Place } from '~/provider/types'

/** Somebody who listens. `marks`: what is heard at each key, as bits in the order of the scopes; kept by the listeners. */
export type Listener = { sessionId: string; marks: readonly Mark[] }

/** Of most there are two or three, which a list holds in less room than a map. */
type Mark = { key: string; bits: number }

/** What a provider says of a brukare is heard here. */
export const placeKey = ({ providerId, brukareId }: Place): string => `${providerId} ${brukareId}`
/** What is done about a brukare in the portal is heard here. */
export const portalKey = (brukareId: string): string => ` ${brukareId}`

const bitOf = (scope: Scope): number => 1 << allScopes.indexOf(scope)
const bitsOf = (scopes: ReadonlySet<Scope>): number => [...scopes].reduce((bits, scope) => bits | bitOf(scope), 0)

type Held = Pick<Access, 'brukare' | 'places' | 'scopesAnywhere'>

/** Who listens to what: found by the place, and told only what their right there is to. */
export function createListeners<One extends Listener>() {
  const all = new Set<One>()
  const byKey = createMany<One>()
  const bySession = createMany<One>()

  /** Has a listener hear what it may now, and nothing else. */
  const place = (one: One, held: readonly Held[]): void => {
    if (!all.has(one)) return
    const marks = held.flatMap(({ brukare, places, scopesAnywhere }) => [
      { key: portalKey(brukare.id), bits: bitsOf(scopesAnywhere) },
      ...places.map((at) => ({ key: placeKey(at), bits: bitsOf(at.scopes) })),
    ])
    const keys = new Set(marks.map(({ key }) => key))
    for (const { key } of one.marks) if (!keys.has(key)) byKey.take(key, one)
    for (const key of keys) byKey.put(key, one)
    one.marks = marks
  }

  return {
    place,
    add: (one: One, held: readonly Held[]): void => {
      all.add(one)
      bySession.put(one.sessionId, one)
      place(one, held)
    },
    /** False when it was gone already. */
    remove: (one: One): boolean => {
      if (!all.delete(one)) return false
      bySession.take(one.sessionId, one)
      for (const { key } of one.marks) byKey.take(key, one)
      return true
    },
    /** Those who listen at a key; with `scope` those who have that right there. */
    at: (key: string, scope?: Scope): One[] => {
      const there = byKey.at(key)
      if (scope === undefined) return there
      const bit = bitOf(scope)
      return there.filter(({ marks }) => marks.some((mark) => mark.key === key && (mark.bits & bit) !== 0))
    },
    ofSession: (sessionId: string): One[] => bySession.at(sessionId),
    has: (one: One): boolean => all.has(one),
    all: (): One[] => [...all],
    count: (): number => all.size,
  }
}

/** Many things at each key. At most keys there is one, which needs no set of its own. */
function createMany<One extends object>() {
  const map = new Map<string, One | Set<One>>()
  return {
    put: (key: string, one: One): void => {
      const there = map.get(key)
      if (there === undefined) map.set(key, one)
      else if (there instanceof Set) there.add(one)
      else if (there !== one) map.set(key, new Set([there, one]))
    },
    take: (key: string, one: One): void => {
      const there = map.get(key)
      if (there instanceof Set) there.delete(one)
      if (there === one || (there instanceof Set && there.size === 0)) map.delete(key)
    },
    at: (key: string): One[] => {
      const there = map.get(key)
      if (there === undefined) return []
      return there instanceof Set ? [...there] : [there]
    },
  }
}
