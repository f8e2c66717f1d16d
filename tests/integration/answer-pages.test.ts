import { afterAll, beforeAll, expect, it } from 'vitest'
import routes from '../../app/routes'
import { signInPersons } from '../../sandbox/data/cast'
import { patternsOf } from '../security/route-patterns'
import { crawl } from '../support/crawl'
import { startEdgeProvider, type LevelOf } from '../support/edge-provider'
import { signInOverHttp } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** What the contract allows can be shown: every page that links lead to, with everything a provider says at its edges. */

const numbers = new Map(signInPersons.map(({ key, number }) => [key, number]))

let provider: Awaited<ReturnType<typeof startEdgeProvider>>
let stack: WatchedStack

beforeAll(async () => {
  provider = await startEdgeProvider(numbers.get('pia') ?? '')
  const { origin } = provider
  const farsta = {
    id: 'farsta',
    name: 'Farsta',
    baseUrl: `${origin}/api`,
    clientId: 'insyn',
    tokenEndpoint: `${origin}/token`,
  }
  stack = await startWatchedStack('edges', {
    database: 'server',
    env: {
      PROVIDERS: JSON.stringify([{ ...farsta, timeoutMs: 30_000 }]),
      PAGE_BUDGET_MS: '120000',
      REPRESENTATION_MAX_AGE_SECONDS: '0',
    },
  })
}, 600_000)

afterAll(async () => {
  await stack.stop()
  await provider.close()
})

/** One that begins at the earliest and ends at the latest, in everything. */
const longest: LevelOf = (field) => (/start|from/i.test(field) ? 'least' : 'most')

it.each<[string, LevelOf]>([
  ['usual', () => 'usual'],
  ['least', () => 'least'],
  ['most', () => 'most'],
  ['odd', () => 'odd'],
  ['longest', longest],
])(
  'with %s values every page stands, and no answer is refused',
  async (_, levelOf) => {
    provider.set(levelOf)
    const before = stack.portalLog().length
    // The brukare's log tells of the god man's sign-ins for as long as the right lasts.
    await signInOverHttp(stack.origins, 'greta')
    const client = await signInOverHttp(stack.origins, 'pia')
    const start = [...(await subjectsOf(client)).values()][0] ?? ''
    expect(start).toMatch(/^\/b\//)
    const pages = await crawl(stack.origins.portal, client, start, patternsOf(routes))
    expect(new Set(pages.map(({ pattern }) => pattern)).size).toBeGreaterThan(25)
    const faults = stack
      .portalLog()
      .slice(before)
      .filter((line) => /"msg":"(page failed|request failed|provider call failed|an? .+ could not be .+)"/.test(line))
    expect(faults.map((line) => line.slice(0, 900))).toEqual([])
  },
  400_000,
)
