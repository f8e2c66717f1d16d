import fc from 'fast-check'
import { allScopes, givenKinds, type Scope } from '~/domain/access/representation'

/** Who takes part: the brukare, two who are given access, a god man, and the brukare of someone else's matters. */
export const players = ['owner', 'anna', 'bertil', 'godMan', 'stranger'] as const
export type Player = (typeof players)[number]
type Kind = (typeof givenKinds)[number]

/** One thing that happens. `nth` picks among what has been given so far. Days are counted from the day of the step. */
export type Step =
  | { do: 'give'; by: Player; to: 'anna' | 'bertil'; kind: Kind; scopes: Scope[]; days: number | null }
  | { do: 'answer'; by: Player; nth: number; yes: boolean }
  | { do: 'limit'; by: Player; nth: number; scopes: Scope[]; days: number | null }
  | { do: 'withdraw'; by: Player; nth: number }
  | { do: 'pass'; hours: number }
  /** Time passes to so many hours from the midnight that ends the last day of what was given. */
  | { do: 'passToEnd'; nth: number; hours: number }
  | { do: 'provider'; lists: boolean }
  | { do: 'protect'; on: boolean }

/** The portal as the checker sees it. Ids are the portal's; `today` and hours are counted from the start of the run. */
export type System = {
  reset: () => Promise<void>
  give: (step: Extract<Step, { do: 'give' }>) => Promise<string | null>
  answer: (by: Player, id: string, yes: boolean) => Promise<boolean>
  limit: (by: Player, id: string, change: { scopes: Scope[]; days: number | null }) => Promise<boolean>
  withdraw: (by: Player, id: string) => Promise<boolean>
  pass: (hours: number) => void
  provider: (lists: boolean) => Promise<void>
  protect: (on: boolean) => Promise<void>
  /** What a player may do on the very next request; null: the brukare's pages are not there. */
  scopesOf: (player: Player) => Promise<readonly Scope[] | null>
}

type Given = {
  id: string
  holder: Player
  scopes: Set<Scope>
  /** Last day; infinite: until further notice. */
  to: number
  answer: 'none' | 'yes' | 'no'
  withdrawn: boolean
}

/** All that the god man's order covers. */
export const orderScopes: readonly Scope[] = ['schedule:read', 'reports:read', 'object']
const relativeScopes: readonly Scope[] = ['schedule:read', 'reports:read', 'hours:read', 'notes:read']

/** The rules once more, as small as can be: who may what. */
function createModel() {
  const given: Given[] = []
  let hour = 0
  let listed = true
  let hidden = false
  const today = () => Math.floor(hour / 24)
  const lastDay = (days: number | null) => (days === null ? Infinity : today() + days)

  const scopesOf = (player: Player): Set<Scope> => {
    if (player === 'owner') return new Set(allScopes)
    const portal = hidden ? [] : given.filter((one) => one.holder === player && one.answer === 'yes')
    const valid = portal.filter((one) => !one.withdrawn && today() <= one.to)
    const order = player === 'godMan' && listed ? orderScopes : []
    return new Set([...valid.flatMap((one) => [...one.scopes]), ...order])
  }
  const manages = (player: Player) => scopesOf(player).has('access:manage')
  const isOpen = (one: Given) => !one.withdrawn && one.answer !== 'no'

  return {
    given,
    scopesOf,
    /** The scopes that are given; null when nothing may be. */
    give({ by, kind, scopes }: Extract<Step, { do: 'give' }>): Set<Scope> | null {
      if (!manages(by) || hidden) return null
      const may = scopesOf(by)
      const left = scopes.filter(
        (scope) =>
          may.has(scope) &&
          (kind === 'ombud' || relativeScopes.includes(scope)) &&
          (scope !== 'access:manage' || by === 'owner'),
      )
      return left.length === 0 ? null : new Set(left)
    },
    add: (id: string, holder: Player, scopes: Set<Scope>, days: number | null) => {
      given.push({ id, holder, scopes, to: lastDay(days), answer: 'none', withdrawn: false })
    },
    answer(by: Player, one: Given, yes: boolean): boolean {
      const open = one.holder === by && one.answer === 'none' && !one.withdrawn && !hidden && today() <= one.to
      if (open) one.answer = yes ? 'yes' : 'no'
      return open
    },
    limit(by: Player, one: Given, scopes: readonly Scope[], days: number | null): boolean {
      if (!manages(by) || !isOpen(one)) return false
      one.scopes = new Set([...one.scopes].filter((scope) => scopes.includes(scope)))
      one.to = Math.min(one.to, lastDay(days))
      return true
    },
    withdraw(by: Player, one: Given): boolean {
      if (!manages(by) || !isOpen(one)) return false
      one.withdrawn = true
      return true
    },
    pass: (hours: number) => {
      hour += hours
    },
    /** Hours from now to the midnight that ends the last day; infinite when it has none. */
    hoursLeft: (one: Given) => (one.to + 1) * 24 - hour,
    provider: (lists: boolean) => {
      listed = lists
    },
    protect: (on: boolean) => {
      hidden = on
    },
  }
}

const player = fc.constantFrom(...players)
/** Most of what is tried is tried by one who may. */
const giver = fc.oneof({ weight: 3, arbitrary: fc.constant<Player>('owner') }, { weight: 2, arbitrary: player })
const scopes = fc.subarray([...allScopes], { minLength: 1 })
const days = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 }))
const nth = fc.nat({ max: 3 })
const guests = fc.constantFrom('anna' as const, 'bertil' as const)

/** Anything that can happen, what matters most often. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('give' as const), by: giver, to: guests, scopes, days },
      kind: fc.constantFrom(...givenKinds),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('answer' as const), nth, yes: fc.oneof(fc.constant(true), fc.boolean()) },
      by: fc.oneof({ weight: 4, arbitrary: guests }, { weight: 1, arbitrary: player }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('limit' as const), by: giver, nth, scopes, days }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), by: giver, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 40 }) }) },
  // A day is what is easiest to be wrong by: the last hour of the last day, the first after it, a day later.
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('passToEnd' as const), nth, hours: fc.constantFrom(-25, -1, 0, 1, 23) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('provider' as const), lists: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('protect' as const), on: fc.boolean() }) },
)

const followed: readonly Player[] = ['anna', 'bertil', 'godMan']

/** Does the steps in the portal and in the model. Gives the first difference, or null. */
async function differenceIn(system: System, steps: readonly Step[]): Promise<string | null> {
  const model = createModel()
  await system.reset()
  for (const [index, one] of steps.entries()) {
    const said = await happens(system, model, one)
    if (said !== null) return `step ${index}, ${one.do}: ${said}`
    // The brukare and the stranger are looked at when all has happened: a look costs the most.
    const last = index === steps.length - 1
    const looks = (last ? players : followed).map(async (each) => ({ each, seen: await system.scopesOf(each) }))
    for (const { each, seen } of await Promise.all(looks)) {
      const expected = model.scopesOf(each)
      const same = (seen ?? []).length === expected.size && (seen ?? []).every((scope) => expected.has(scope))
      if (!same) return `step ${index}, ${one.do}: ${each} has ${String(seen)}, not ${[...expected].join()}`
    }
  }
  return null
}

type Model = ReturnType<typeof createModel>

/** Time never goes back, and what has no end has none to pass to. */
function passes(system: System, model: Model, hours: number): null {
  if (hours <= 0 || !Number.isFinite(hours)) return null
  model.pass(hours)
  system.pass(hours)
  return null
}

async function happens(system: System, model: Model, one: Step): Promise<string | null> {
  const compare = (done: boolean, expected: boolean) => (done === expected ? null : `${done}, not ${expected}`)
  if (one.do === 'give') {
    const expected = model.give(one)
    const id = await system.give(one)
    if (id !== null && expected !== null) model.add(id, one.to, expected, one.days)
    return compare(id !== null, expected !== null)
  }
  if (one.do === 'pass') return passes(system, model, one.hours)
  if (one.do === 'provider') {
    model.provider(one.lists)
    await system.provider(one.lists)
    return null
  }
  if (one.do === 'protect') {
    model.protect(one.on)
    await system.protect(one.on)
    return null
  }
  const about = model.given[one.nth % Math.max(1, model.given.length)]
  if (about === undefined) return null
  switch (one.do) {
    case 'passToEnd':
      return passes(system, model, model.hoursLeft(about) + one.hours)
    case 'answer':
      return compare(await system.answer(one.by, about.id, one.yes), model.answer(one.by, about, one.yes))
    case 'limit':
      return compare(await system.limit(one.by, about.id, one), model.limit(one.by, about, one.scopes, one.days))
    case 'withdraw':
      return compare(await system.withdraw(one.by, about.id), model.withdraw(one.by, about))
  }
}

/**
 * Compares the portal with the model in so many runs. Gives a run that differs, or null.
 * @param options.seed what the runs are made from: the same seed gives the same runs
 * @param options.smallest look for the smallest run that differs, for one who mends it
 */
export async function findDifference(
  system: System,
  { numRuns, seed, smallest }: { numRuns: number; seed: number; smallest: boolean },
): Promise<string | null> {
  const runs = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
    const difference = await differenceIn(system, steps)
    if (difference !== null) throw new Error(difference)
  })
  const result = await fc.check(runs, { numRuns, seed, endOnFailure: !smallest })
  if (!result.failed) return null
  const { counterexample, errorInstance } = result
  const why = errorInstance instanceof Error ? errorInstance.message : 'failed'
  return `${why} (seed ${seed}): ${JSON.stringify(counterexample)}`
}
