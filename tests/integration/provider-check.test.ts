import { afterAll, beforeAll, expect, it } from 'vitest'
import { brukare, others } from '../../sandbox/data/cast'
import type { Report } from '../../provider-check/report/report'
import { textOf } from '../../provider-check/report/text'
import { firstBrukare, startCheckedProvider, type CheckedProvider } from '../support/checked-provider'

let provider: CheckedProvider
beforeAll(async () => {
  provider = await startCheckedProvider()
})
afterAll(async () => {
  expect(provider.contractBreaks()).toEqual([])
  await provider.close()
})

const brokenIn = ({ results }: Report) =>
  results.filter(({ outcome }) => outcome === 'broken').map(({ rule, findings }) => ({ rule, findings }))
const notHere = Buffer.from(JSON.stringify({ type: 'about:blank', title: 'Not here', status: 404 }))
const everybody = { persons: [...brukare, ...others].map(({ number }) => number), mostBrukare: 100 }
const months = ['2026-10', '2026-11']

it('finds nothing wrong with the other provider of the sandbox', async () => {
  const { report, isDone } = await provider.check('soder', { ...everybody, months })
  expect(brokenIn(report)).toEqual([])
  expect([isDone, report.wrote]).toEqual([true, false])
})

it('finds nothing wrong when it writes, nor after a restart, and has then tried every rule but a few', async () => {
  const pia = await firstBrukare(provider)
  const { report, kept } = await provider.check('farsta', { ...everybody, months, write: { brukareId: pia } })
  expect(brokenIn(report)).toEqual([])
  expect(kept?.writes.map(({ operation }) => operation)).toEqual([
    ...['lodgeObjection', 'addObjectionMessage', 'withdrawObjection', 'addComment', 'addReview', 'addReview'],
    ...['sendWish', 'withdrawWish'],
  ])
  await provider.restart()
  const after = await provider.check('farsta', {}, kept)
  expect(brokenIn(after.report)).toEqual([])
  const tried = [report, after.report].flatMap(({ results }) => results.filter(({ looked }) => looked > 0))
  const missing = report.results.filter(({ rule }) => !tried.some((one) => one.rule === rule)).map(({ rule }) => rule)
  expect(missing).toEqual(['retry-after', 'related-shift', 'group-claimed', 'pages-complete'])
})

it('finds nothing wrong with a provider of 1.0', async () => {
  const since =
    /"(dataFrom|plannedUntil|freshnessSeconds|arrivalWindow|arrivalSaid|photoConsent|introduction|urgent|answerDueAt|reaction|urgentObjections|arrivals|searchParts)":/
  const groups = ['claims', 'documents', 'comments', 'reviews', 'faststallandeFullmakt', 'webhooks']
  const without = (key: string, value: unknown): unknown => {
    if (since.test(`"${key}":`)) return undefined
    return key === 'scopes' && Array.isArray(value)
      ? value.filter((scope) => scope !== 'visits:read' && scope !== 'wish')
      : value
  }
  provider.spoils({
    answers: ({ path }, given) => {
      if (/\/(representations|search|wishes|access-log)(\?|$)/.test(path) && !path.includes('persons'))
        return {
          ...given,
          status: 404,
          body: notHere,
          headers: { ...given.headers, 'content-type': 'application/problem+json' },
        }
      if (given.status !== 200 || given.headers['content-type'] !== 'application/json' || !path.startsWith('/v1/'))
        return null
      const data: unknown = JSON.parse(given.body.toString(), without)
      const old = path === '/v1/capabilities' && typeof data === 'object' ? { ...data, groups } : data
      return { ...given, body: Buffer.from(JSON.stringify(old)) }
    },
  })
  const { report } = await provider.check('farsta', { months: ['2026-11'] })
  provider.spoils({})
  expect(brokenIn(report)).toEqual([])
})

it('writes nothing unless it is asked to, and holds no secret', async () => {
  const before = await provider.check('farsta')
  const text = textOf(before.report)
  const { key, persons } = provider.optionsFor('farsta', {})
  for (const secret of [...persons, ...persons.map((one) => one.slice(2)), key.d, 'eyJ'])
    expect(text).not.toContain(secret)
  expect(before.report.wrote).toBe(false)
  expect(before.kept).toBeNull()
})
