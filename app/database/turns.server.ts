/** Does work in turn: each piece when those before it under the same name are done, whether they came to anything or not. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** What inside a transaction stands for turns. */
export const noTurns: Turns = (_name, work) => work()

/** Turns in this process. */
export function createTurns(): Turns {
  const lasts = new Map<string, Promise<void>>()
  return async (name, work) => {
    const before = lasts.get(name) ?? Promise.resolve()
    let finish: () => void = () => undefined
    const own = new Promise<void>((resolve) => (finish = resolve))
    const last = before.then(() => own)
    lasts.set(name, last)
    void last.then(() => lasts.get(name) === last && lasts.delete(name))
    try {
      await before
      return await work()
    } finally {
      finish()
    }
  }
}

/** Does the same with many things at once. Gives what came of each, in order. */
type WorkOnAll<Thing, Done> = (name: string, things: readonly Thing[]) => Promise<readonly Done[]>

type Waiting<Thing, Done> = {
  things: readonly Thing[]
  settle: (done: readonly Done[]) => void
  fail: (why: unknown) => void
}

/** So many things are done at once at most. */
const mostAtOnce = 200

/**
 * Whoever waits under a name has theirs done together with all that wait there when the turn comes: so it takes two times
 * the work's time at most however many they are, and nobody is refused for those in front. When it fails for all,
 * `isForAll` tells whether each is to be tried by itself: one thing that cannot be done must not stop the others.
 */
export function createGathering<Thing, Done>(
  inTurn: Turns,
  work: WorkOnAll<Thing, Done>,
  isForAll: (why: unknown) => boolean,
): (name: string, things: readonly Thing[]) => Promise<readonly Done[]> {
  const waiting = new Map<string, Waiting<Thing, Done>[]>()

  const next = (name: string): Waiting<Thing, Done>[] => {
    const all = waiting.get(name) ?? []
    let count = 0
    const end = all.findIndex(({ things }, nth) => (count += things.length) > mostAtOnce && nth > 0)
    const taken = end < 0 ? all : all.slice(0, end)
    const left = end < 0 ? [] : all.slice(end)
    if (left.length === 0) waiting.delete(name)
    else waiting.set(name, left)
    return taken
  }

  const doAll = async (name: string, some: readonly Waiting<Thing, Done>[]): Promise<void> => {
    try {
      const done = await work(
        name,
        some.flatMap(({ things }) => things),
      )
      let from = 0
      for (const { things, settle } of some) settle(done.slice(from, (from += things.length)))
    } catch (why) {
      if (some.length === 1 || isForAll(why)) some.forEach(({ fail }) => fail(why))
      else for (const one of some) await doAll(name, [one])
    }
  }

  return (name, things) => {
    const done = new Promise<readonly Done[]>((settle, fail) => {
      waiting.set(name, [...(waiting.get(name) ?? []), { things, settle, fail }])
    })
    void inTurn(name, async () => {
      const some = next(name)
      if (some.length > 0) await doAll(name, some)
    })
    return done
  }
}
