import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ruleIds } from '../../provider-check/catalog/rules'
import type { Report } from '../../provider-check/report/report'
import { firstBrukare, startCheckedProvider, type CheckedProvider } from '../support/checked-provider'
import type { Seed } from '../support/seeds/common'
import { dataSeeds } from '../support/seeds/data'
import { moreSeeds } from '../support/seeds/more'
import { writeSeeds } from '../support/seeds/writing'
import { field, status, together } from '../support/spoiled-json'

let provider: CheckedProvider
let brukareId: string
beforeAll(async () => {
  provider = await startCheckedProvider()
  brukareId = await firstBrukare(provider)
})
afterAll(() => provider.close())

const months = ['2026-10']

/** The seeds that the report does not tell, by the rule and the call. */
const missedIn = ({ results }: Report, seeds: readonly Seed[]) =>
  seeds
    .filter(
      ({ rule, on }) => results.find((one) => one.rule === rule)?.findings.some(({ call }) => on.test(call)) !== true,
    )
    .map(({ rule, name }) => `${rule}: ${name}`)

const numbered = (groups: readonly (readonly Seed[])[]) => groups.map((seeds, nth) => ({ nth, seeds }))

describe('what a provider does wrong is found, by the rule and the call', () => {
  it.each(numbered([...dataSeeds, ...moreSeeds]))('reading, group $nth', async ({ seeds }) => {
    provider.spoils(together(seeds.map(({ spoil }) => spoil)))
    expect(missedIn((await provider.check('farsta', { months })).report, seeds)).toEqual([])
  })

  it.each(numbered(writeSeeds))('writing, group $nth', async ({ seeds }) => {
    provider.spoils(together(seeds.map(({ spoil }) => spoil)))
    expect(missedIn((await provider.check('farsta', { months, write: { brukareId } })).report, seeds)).toEqual([])
  })

  it('after a restart: another answer than before it', async () => {
    provider.spoils({})
    const { kept } = await provider.check('farsta', { months, write: { brukareId } })
    provider.spoils(field(/^POST .*\/objections$/, '/text', 'Another'))
    const { report } = await provider.check('farsta', {}, kept)
    expect(report.results.find(({ rule }) => rule === 'write-restart')?.outcome).toBe('broken')
  })

  it('when there is no token, no capabilities, or no answer time after time: it says so, and stops', async () => {
    provider.spoils(status(/\/oauth\/token$/, 503))
    const noToken = await provider.check('farsta')
    expect([noToken.isDone, noToken.report.results.find(({ rule }) => rule === 'token')?.outcome]).toEqual([
      false,
      'broken',
    ])
    provider.spoils(status(/capabilities$/, 500))
    expect((await provider.check('farsta')).isDone).toBe(false)
    provider.spoils({ drops: ({ path }) => path.includes('/brukare/') })
    const silent = await provider.check('farsta')
    expect([silent.isDone, silent.report.calls < 30]).toEqual([false, true])
  })

  it('and every rule has something that breaks it, but for a few', () => {
    const seeded = new Set<string>([...dataSeeds, ...moreSeeds, ...writeSeeds].flat().map(({ rule }) => rule))
    const without = ruleIds.filter((rule) => !seeded.has(rule))
    expect(seeded.size).toBeGreaterThan(70)
    expect(without).toEqual(['https', 'token', 'most-in-time', 'photo-upright', 'write-restart'])
  })
})
