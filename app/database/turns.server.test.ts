import { describe, expect, it } from 'vitest'
import { createGathering, createTurns } from './turns.server'

/** Work that is done when the test says so; `works`: what it was given each time. */
function gathering(whyNot: (things: readonly number[]) => string | null = () => null) {
  const works: (readonly number[])[] = []
  const goOn: (() => void)[] = []
  const add = createGathering<number, number>(
    createTurns(),
    async (_name, things) => {
      works.push(things)
      await new Promise<void>((done) => goOn.push(done))
      const why = whyNot(things)
      if (why !== null) throw new Error(why)
      return things.map((one) => one * 10)
    },
    (why) => why instanceof Error && why.message === 'held',
  )
  const turn = async () => {
    for (let tries = 0; tries < 50; tries++) await Promise.resolve()
    goOn.shift()?.()
  }
  return { add, works, turn }
}

describe('those who wait for their turn', () => {
  it('are done together when it comes, each with its own, and others are not waited for', async () => {
    const { add, works, turn } = gathering()
    const first = add('a', [1])
    await turn()
    const later = [add('a', [2, 3]), add('a', [4])]
    const other = add('b', [9])
    for (let n = 0; n < 4; n++) await turn()
    expect(await first).toEqual([10])
    expect(await Promise.all(later)).toEqual([[20, 30], [40]])
    expect(await other).toEqual([90])
    expect(works.filter((one) => !one.includes(9))).toEqual([[1], [2, 3, 4]])
  })

  it('are all refused by what is the same for all, and by nothing else of another', async () => {
    const held = gathering(() => 'held')
    const refused = Promise.allSettled([held.add('a', [1]), held.add('a', [2])])
    for (let n = 0; n < 4; n++) await held.turn()
    expect((await refused).map(({ status }) => status)).toEqual(['rejected', 'rejected'])

    const one = gathering((things) => (things.includes(2) ? 'cannot be written' : null))
    const some = Promise.allSettled([1, 2, 3].map((thing) => one.add('a', [thing])))
    for (let n = 0; n < 8; n++) await one.turn()
    expect((await some).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})
