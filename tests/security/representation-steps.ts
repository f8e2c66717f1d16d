import fc from 'fast-check'
import { allScopes, givenKinds, type Scope } from '~/domain/access/representation'

/** Who takes part: the brukare, two who are given access, one by law, and the brukare of someone else's matters. */
export const players = ['owner', 'anna', 'bertil', 'legal', 'stranger'] as const
/** The first is mostly right, the second mostly not. */
export const providers = ['farsta', 'soder'] as const
export type Player = (typeof players)[number]
export type Provider = (typeof providers)[number]
export type Guest = 'anna' | 'bertil' | 'legal'

/**
 * What a provider says about somebody from now on. `truth`: who is who. `order`: may act for the owner. `ended`: that it is
 * revoked. `swapped`: that it is for the stranger. `twins`: that the owner is two there. `another`: is the owner (who is not),
 * by the owner's pseudonym. `wrong`: is somebody by a pseudonym of nobody's. `down`: nothing can be had.
 */
export type Said =
  | { what: 'truth' | 'nothing' | 'ended' | 'swapped' | 'twins' | 'another' | 'wrong' | 'down' }
  | { what: 'order'; scopes: Scope[]; days: number | null }

/** One thing that happens. `nth` picks among what has been given, from the last. Days are counted from the day of the step. */
export type Step =
  | { do: 'give'; by: Player; to: Guest; kind: (typeof givenKinds)[number]; scopes: Scope[]; days: number | null }
  | { do: 'answer'; by: Player; nth: number; yes: boolean }
  | { do: 'limit'; by: Player; nth: number; scopes: Scope[]; days: number | null }
  | { do: 'withdraw'; by: Player; nth: number }
  | { do: 'pass'; hours: number }
  | { do: 'says'; at: Provider; about: Player; said: Said }
  | { do: 'protect'; on: boolean }

const player = fc.constantFrom(...players)
/** Most of what is tried is tried by one who may. */
const giver = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Player>('owner') },
  { weight: 2, arbitrary: fc.constant<Player>('legal') },
  { weight: 2, arbitrary: player },
)
const scopes = fc.subarray([...allScopes], { minLength: 1 })
const days = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 3 }))
const nth = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) })
const guests = fc.constantFrom<Guest>('anna', 'bertil')
const at = fc.constantFrom(...providers)
/** Whole days bring a last day to its edge; hours, a provider that is silent to the end of what is borne. */
const hours = fc.oneof(fc.constantFrom(1, 23, 24, 25, 48), fc.integer({ min: 1, max: 40 }))

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('order' as const), scopes, days }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('truth', 'nothing', 'ended', 'swapped', 'twins', 'another', 'wrong', 'down'),
    }),
  },
)
const give = fc.record({
  ...{ do: fc.constant('give' as const), by: giver, to: guests, scopes, days },
  kind: fc.constantFrom(...givenKinds),
})
const answer = fc.record({
  ...{ do: fc.constant('answer' as const), nth, yes: fc.oneof(fc.constant(true), fc.boolean()) },
  by: fc.oneof({ weight: 4, arbitrary: guests }, { weight: 1, arbitrary: player }),
})
const limit = fc.record({ do: fc.constant('limit' as const), by: giver, nth, scopes, days })
const withdraw = fc.record({ do: fc.constant('withdraw' as const), by: giver, nth })
const pass = fc.record({ do: fc.constant('pass' as const), hours })
/** The one whose own matters are others' has no order for the owner's: what is tried there is tried from outside. */
const ofStranger: fc.Arbitrary<Said> = fc.record({
  what: fc.constantFrom('truth', 'nothing', 'another', 'wrong', 'down'),
})
const says: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      ...{ do: fc.constant('says' as const), at, said },
      about: fc.oneof(fc.constantFrom<Player>('owner', 'legal'), fc.constantFrom<Player>('anna', 'bertil')),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ do: fc.constant('says' as const), at, said: ofStranger },
      about: fc.constant<Player>('stranger'),
    }),
  },
)
const protect = fc.record({ do: fc.constant('protect' as const), on: fc.boolean() })

/** Anything that can happen, what matters most often. */
const any: fc.Arbitrary<Step[]> = fc
  .oneof(
    { weight: 2, arbitrary: give },
    { weight: 2, arbitrary: answer },
    { weight: 2, arbitrary: limit },
    { weight: 2, arbitrary: withdraw },
    { weight: 3, arbitrary: pass },
    { weight: 5, arbitrary: says },
    { weight: 1, arbitrary: protect },
  )
  .map((step) => [step])

const wide: Scope[] = ['schedule:read', 'reports:read', 'object', 'access:manage']
const accepts = (by: Player): Step => ({ do: 'answer', by, nth: 0, yes: true })
const order = (where: Provider, about: Guest, given: Scope[]): Step => ({
  ...{ do: 'says', at: where, about },
  said: { what: 'order', scopes: given, days: null },
})

/** What has a story: what is given and taken, with something that happens before the yes or after. */
const story: fc.Arbitrary<Step[]> = fc
  .record({
    first: give,
    between: fc.option(fc.oneof(says, pass, answer), { nil: undefined }),
    after: fc.oneof(says, pass, limit, withdraw, protect),
  })
  .map(({ first, between, after }) => [first, ...(between ? [between] : []), accepts(first.to), after])

const fromOwner: Step = { do: 'give', by: 'owner', to: 'anna', kind: 'ombud', scopes: wide, days: null }
const ofOwner = (where: Provider, what: 'truth' | 'nothing'): Step => ({
  ...{ do: 'says', at: where, about: 'owner', said: { what } },
})

/** What was given on by one who had got it: the owner's right is the first of three. */
const chain: fc.Arbitrary<Step[]> = fc
  .record({
    scopes,
    after: fc.oneof(
      says,
      withdraw,
      at.map((where) => ofOwner(where, 'nothing')),
    ),
  })
  .map(({ after, ...one }) => [
    fromOwner,
    accepts('anna'),
    { do: 'give', by: 'anna', to: 'bertil', kind: 'ombud', scopes: one.scopes, days: null },
    accepts('bertil'),
    after,
  ])

/** One who has more at one provider than at the other gives it on, and gets as much at both: before the yes, or after. */
const uneven: fc.Arbitrary<Step[]> = fc.record({ narrow: at, isBefore: fc.boolean() }).map(({ narrow, isBefore }) => {
  const given: Step = { do: 'give', by: 'legal', to: 'anna', kind: 'ombud', scopes: wide, days: null }
  const less = order(narrow, 'legal', ['schedule:read', 'access:manage'])
  const more = order(narrow, 'legal', wide)
  const told = isBefore ? [less, given, more, accepts('anna')] : [more, given, less, accepts('anna'), more]
  return [order(otherThan(narrow), 'legal', wide), ...told]
})

/** The owner has a right at one provider when it is given, and at the other as well when it is accepted; or the other way. */
const late: fc.Arbitrary<Step[]> = fc.record({ where: at, isBefore: fc.boolean() }).map(({ where, isBefore }) => {
  const [gone, back] = [ofOwner(where, 'nothing'), ofOwner(where, 'truth')]
  return isBefore ? [gone, fromOwner, back, accepts('anna')] : [fromOwner, gone, accepts('anna'), back]
})

/** One who decides at one provider only changes what the owner has given at both. */
const outsider: fc.Arbitrary<Step[]> = fc
  .record({ where: at, change: fc.oneof(limit, withdraw) })
  .map(({ where, change }) => [
    ...[order(where, 'legal', wide), fromOwner, accepts('anna')],
    { ...change, by: 'legal', nth: 0 },
  ])

const otherThan = (one: Provider): Provider => (one === 'farsta' ? 'soder' : 'farsta')

/** A run: some stories, and what happens between them. */
export const runs: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: any },
      { weight: 4, arbitrary: story },
      ...[chain, uneven, late, outsider].map((arbitrary) => ({ weight: 1, arbitrary })),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.flat())
