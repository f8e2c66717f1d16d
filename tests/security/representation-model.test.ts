import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isDeep } from '../support/depth'
import { findDifference } from './representation-checker'
import { faults } from './representation-faults'
import { groundInDatabase, groundInMemory } from './representation-grounds'
import { systemOn } from './representation-system'

/** A fault is found in so many runs, or the checker is blind to it. */
const runsForFault = 500
/** As many find no fault; REPRESENTATION_RUNS=50000 for the long one. On the database each takes some forty times as long. */
const runs = Number(process.env.REPRESENTATION_RUNS ?? (isDeep ? 50_000 : 600))
const runsOnDatabase = isDeep ? 2_000 : 30
/** The same runs each time: nothing random decides whether this is green. */
const seeds = Array.from({ length: isDeep ? 100 : 2 }, (_, index) => index + 1)

let database: Awaited<ReturnType<typeof groundInDatabase>>
beforeAll(async () => {
  database = await groundInDatabase()
})
afterAll(() => database.close())

describe('who may see and do what at which provider, against a small model', () => {
  it(`is the same in ${runs} runs, on the very next request`, async () => {
    expect(await findDifference(systemOn(groundInMemory()), { numRuns: runs, seed: 1, smallest: true })).toBeNull()
  }, 3_600_000)

  it(`is the same in ${runsOnDatabase} runs on the database`, async () => {
    const options = { numRuns: runsOnDatabase, seed: 2, smallest: true }
    expect(await findDifference(systemOn(database), options)).toBeNull()
  }, 3_600_000)

  it.each(Object.entries(faults))(
    'finds a seeded fault, whatever the seed: %s',
    async (name, fault) => {
      const needed: number[] = []
      for (const seed of seeds) {
        const options = { numRuns: runsForFault, seed, smallest: false }
        const found = await findDifference(systemOn(groundInMemory(), fault), options)
        expect(found?.what, `seed ${seed}`).toMatch(/^step/)
        needed.push(found?.after ?? 0)
      }
      console.info(`${name}: found for ${needed.length} seeds, at most ${Math.max(...needed)} runs`)
    },
    3_600_000,
  )
})
