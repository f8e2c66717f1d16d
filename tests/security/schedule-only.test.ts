import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { textsFor } from '../../app/i18n/texts'
import { activities } from '../../sandbox/provider/world/slots'
import { crawl, type ReadPage } from '../support/crawl'
import { signInOverHttp } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { patternsOf } from './route-patterns'

// Nils may see who comes to Pia and when, and nothing of what was done (docs/adr/0034). Pia reads the same pages herself,
// which shows that what is looked for is there to be found.

/** More addresses of each route than else: every page of some days, weeks and months. */
const most = 8

let stack: WatchedStack
let nils: ReadPage[]
let pia: ReadPage[]
/** The times of Pia's visits that no plan has: not on a multiple of five minutes. */
let times: string[]

beforeAll(async () => {
  stack = await startWatchedStack('schedule-only', {
    database: 'server',
    patientMs: 30_000,
    env: { REPRESENTATION_MAX_AGE_SECONDS: '3600' },
  })
  const [relative, own] = await Promise.all([
    signInOverHttp(stack.origins, 'nils'),
    signInOverHttp(stack.origins, 'pia'),
  ])
  const base = (await subjectsOf(own)).get('') ?? ''
  const month = await own.get(`${base}/schema/manad/2026-11.csv`)
  times = [
    ...new Set(
      [...month.text.matchAll(/2026-11-\d\d (\d\d):(\d\d)/g)]
        .filter(([, , minutes]) => Number(minutes) % 5 !== 0)
        .map(([, hours, minutes]) => `${Number(hours)}:${minutes ?? ''}`),
    ),
  ]
  const patterns = patternsOf(routes)
  const isSchedule = (path: string) => /\/(schema|pass)\//.test(path) || path === base
  ;[nils, pia] = await Promise.all([
    crawl(stack.origins.portal, relative, base, patterns, { most }),
    crawl(stack.origins.portal, own, base, patterns, { most, isWanted: isSchedule }),
  ])
}, 600_000)

afterAll(() => stack.stop())

/** The body without when the page itself was made, which the clock of the portal says. */
const bodyOf = ({ html, text }: ReadPage): string => html || text.slice(text.indexOf('\n'))

const has = (page: ReadPage, time: string): boolean => new RegExp(`(?<![\\d:])0?${time}(?![\\d:])`).test(bodyOf(page))

describe('one who may see who comes and when, and no more', () => {
  const t = textsFor('sv')
  const words = [
    ...Object.values(activities).flat(),
    ...(['app', 'nfc', 'lock', 'manualAfterwards'] as const).map((method) => t(`terms.method.${method}`)),
    ...['på plats sedan', 'Registrerat', 'Insatser', 'Det här skulle'],
  ]

  it('finds no time of arrival, no way of registering and nothing of what was done, in any page or file', () => {
    // What Insyn says of itself has words of its own.
    const about = nils.filter(
      ({ pattern }) => !/^(tillganglighet|integritet|hjalp|kontakt|driftinformation)/.test(pattern),
    )
    const found = about.flatMap((page) => [
      ...words.filter((word) => bodyOf(page).includes(word)).map((word) => `${page.path} says ${word}`),
      ...times.filter((time) => has(page, time)).map((time) => `${page.path} says ${time}`),
    ])
    expect(found).toEqual([])
  })

  it('finds who is here, who came, who comes, and that it is not for them to see more', () => {
    const all = nils.map(bodyOf).join('\n')
    expect(all).toMatch(/har varit på plats/)
    expect(all).toMatch(/ kommer /)
    expect(all).toContain(t('schedule.untold.notYours'))
    expect(nils.filter(({ pattern }) => pattern.startsWith('b/')).length).toBeGreaterThan(20)
    expect([...new Set(nils.map(({ type }) => type))].sort()).toEqual(
      expect.arrayContaining(['application/zip', 'text/csv', 'text/html']),
    )
  })

  it('has been looked for where it would have been: Pia finds each kind of it', () => {
    expect(times.length).toBeGreaterThan(10)
    expect(times.filter((time) => pia.some((page) => has(page, time))).length).toBeGreaterThan(10)
    const all = pia.map(bodyOf).join('\n')
    expect(
      Object.values(activities)
        .flat()
        .filter((name) => all.includes(name)).length,
    ).toBeGreaterThan(3)
    expect(all).toContain(t('terms.method.app'))
    expect(all).toContain('Registrerat')
  })
})
