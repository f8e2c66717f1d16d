import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { patternsOf } from '../security/route-patterns'
import { turningText, type Level } from '../support/contract-edges'
import { crawl } from '../support/crawl'
import { isDeep } from '../support/depth'
import { startEdgeStack, type LevelOf } from '../support/edge-provider'
import { signInOverHttp } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { oddFaults } from '../support/odd-page'

/**
 * What the contract allows can be shown: every page that links lead to, with everything a provider says at its edges. No
 * sentence has a hole, nothing is called nothing, and what a provider wrote does not turn the words around it.
 */

let edge: Awaited<ReturnType<typeof startEdgeStack>>

beforeAll(async () => {
  edge = await startEdgeStack('edges')
}, 600_000)

afterAll(() => edge.close())

/** One that begins at the earliest and ends at the latest, in everything. */
const longest: LevelOf = (field) => (/start|from/i.test(field) ? 'least' : 'most')

const levels: readonly Level[] = ['usual', 'least', 'most', 'odd', 'turning', 'blank', 'absent']

/** Without these there is nobody to look, and no time to tell of. */
const alwaysThere = new Set(['brukare', 'representations'])

/** Each field at a level of its own, drawn by a fixed seed: the same in every run. */
const drawn = fc
  .sample(fc.func(fc.constantFrom(...levels)), { seed: 20261119, numRuns: isDeep ? 12 : 2 })
  .map((levelOf, nth): [string, LevelOf] => {
    const asDrawn: LevelOf = (field) => {
      const level = levelOf(field)
      return level === 'absent' && alwaysThere.has(field) ? 'usual' : level
    }
    return [`drawn (${nth + 1})`, asDrawn]
  })

it.each<[string, LevelOf]>([
  ['usual', () => 'usual'],
  ['least', () => 'least'],
  ['most', () => 'most'],
  ['odd', () => 'odd'],
  ['longest', longest],
  ['turning', () => 'turning'],
  ['blank', () => 'blank'],
  ['absent', (field) => (alwaysThere.has(field) ? 'usual' : 'absent')],
  ...drawn,
])(
  'with %s values every page stands, and no answer is refused',
  async (_, levelOf) => {
    edge.provider.set(levelOf)
    const before = edge.stack.portalLog().length
    // The brukare's log tells of the god man's sign-ins for as long as the right lasts.
    await signInOverHttp(edge.stack.origins, 'greta')
    const client = await signInOverHttp(edge.stack.origins, 'pia')
    const start = [...(await subjectsOf(client)).values()][0] ?? ''
    expect(start).toMatch(/^\/b\//)
    const pages = await crawl(edge.stack.origins.portal, client, start, patternsOf(routes))
    expect(new Set(pages.map(({ pattern }) => pattern)).size).toBeGreaterThan(25)
    const faults = edge.stack
      .portalLog()
      .slice(before)
      .filter((line) => /"msg":"(page failed|request failed|provider call failed|an? .+ could not be .+)"/.test(line))
    expect(faults.map((line) => line.slice(0, 900))).toEqual([])
    // Days before 1900 and after 2199 are in no address.
    const broken = pages.filter(({ path, status }) => status >= 400 && !/[/=](18|2[2-9]|[3-9]\d)\d{2}-\d{2}/.test(path))
    expect(broken.map(({ path, status }) => `${path} is ${status}`)).toEqual([])
    expect(pages.flatMap(({ path, html }) => oddFaults(html).map((fault) => `${path} ${fault}`))).toEqual([])
  },
  400_000,
)

describe('the check of a page', () => {
  const faultsOf = (main: string): string[] => oddFaults(`<title>Sida</title><main><h1>Nu</h1>${main}</main>`)

  it.each([
    ['a hole', '<p>Av , god man.</p>'],
    ['a hole', '<p>{{name}} kommer.</p>'],
    ['a hole', '<p>Version undefined</p>'],
    ['<a> says nothing', '<a href="/x"> </a>'],
    ['<dt> says nothing', '<dl><dt></dt><dd>Ja</dd></dl>'],
    ['turned', `<p>Passet för ${turningText} är slut.</p>`],
    ['turned', '<p>Av שלום, god man.</p>'],
  ])('finds %s in %s', (fault, main) => {
    expect(faultsOf(main).join()).toContain(fault)
  })

  it('lets be what is an island, or alone', () => {
    expect(faultsOf('<p>Av \u2068שלום\u2069, god man.</p>')).toEqual([])
    expect(faultsOf('<p>Av <bdi>שלום</bdi>, god man.</p>')).toEqual([])
    expect(faultsOf(`<blockquote><p>${turningText}</p></blockquote>`)).toEqual([])
    expect(faultsOf('<p>Klockan 7:30. Se {{x}}</p>')).toEqual([])
  })
})
