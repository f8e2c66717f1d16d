import fc from 'fast-check'
import type { Scope } from '~/domain/access/representation'
import { createModel } from './representation-model'
import { players, providers, runs, type Player, type Provider, type Said, type Step } from './representation-steps'

/** The portal as the checker sees it. Ids are the portal's. */
export type System = {
  reset: () => Promise<void>
  give: (step: Extract<Step, { do: 'give' }>) => Promise<string | null>
  answer: (by: Player, id: string, yes: boolean) => Promise<boolean>
  limit: (by: Player, id: string, change: { scopes: Scope[]; days: number | null }) => Promise<boolean>
  withdraw: (by: Player, id: string) => Promise<boolean>
  pass: (hours: number) => void
  says: (at: Provider, about: Player, said: Said) => void
  protect: (on: boolean) => Promise<void>
  /** What a player may do at each provider on the very next request, for the owner. */
  scopesOf: (player: Player) => Promise<Partial<Record<Provider, readonly Scope[]>>>
}

type Model = ReturnType<typeof createModel>

const followed: readonly Player[] = ['owner', 'anna', 'bertil', 'legal']

/** Does the steps in the portal and in the model. Gives the first difference, or null. */
async function differenceIn(system: System, steps: readonly Step[]): Promise<string | null> {
  const model = createModel()
  await system.reset()
  for (const [index, one] of steps.entries()) {
    const said = await happens(system, model, one)
    if (said !== null) return `step ${index}, ${one.do}: ${said}`
    const last = index === steps.length - 1
    const looks = (last ? players : followed).map(async (each) => ({ each, seen: await system.scopesOf(each) }))
    for (const { each, seen } of await Promise.all(looks)) {
      const expected = model.scopesOf(each)
      for (const at of providers) {
        const [has, may] = [[...(seen[at] ?? [])].sort().join(), [...(expected[at] ?? [])].sort().join()]
        if (has !== may) return `step ${index}, ${one.do}: ${each} has ${has} at ${at}, not ${may}`
      }
    }
  }
  return null
}

async function happens(system: System, model: Model, one: Step): Promise<string | null> {
  const compare = (done: boolean, expected: boolean) => (done === expected ? null : `${done}, not ${expected}`)
  if (one.do === 'give') {
    const expected = model.give(one)
    const id = await system.give(one)
    if (id !== null && expected !== null) model.add(id, one, expected)
    return compare(id !== null, expected !== null)
  }
  if (one.do === 'pass' || one.do === 'protect' || one.do === 'says') {
    if (one.do === 'says') for (const it of [model, system]) it.says(one.at, one.about, one.said)
    if (one.do === 'pass') for (const it of [model, system]) it.pass(one.hours)
    if (one.do === 'protect') for (const it of [model, system]) await it.protect(one.on)
    return null
  }
  const about = model.given.at(-1 - (one.nth % Math.max(1, model.given.length)))
  if (about === undefined) return null
  switch (one.do) {
    case 'answer':
      return compare(await system.answer(one.by, about.id, one.yes), model.answer(one.by, about, one.yes))
    case 'limit':
      return compare(await system.limit(one.by, about.id, one), model.limit(one.by, about, one.scopes, one.days))
    case 'withdraw':
      return compare(await system.withdraw(one.by, about.id), model.withdraw(one.by, about))
  }
}

/**
 * Compares the portal with the model in so many runs of a seed. Gives a run that differs with how many it took, or null.
 * @param options.smallest look for the smallest run that differs, for one who mends it
 */
export async function findDifference(
  system: System,
  { numRuns, seed, smallest }: { numRuns: number; seed: number; smallest: boolean },
): Promise<{ after: number; what: string } | null> {
  const property = fc.asyncProperty(runs, async (steps) => {
    const difference = await differenceIn(system, steps)
    if (difference !== null) throw new Error(difference)
  })
  const {
    failed,
    numRuns: after,
    counterexample,
    errorInstance,
  } = await fc.check(property, {
    ...{ numRuns, seed, endOnFailure: !smallest },
  })
  if (!failed) return null
  const why = errorInstance instanceof Error ? errorInstance.message : 'failed'
  return { after, what: `${why} (seed ${seed}): ${JSON.stringify(counterexample)}` }
}
