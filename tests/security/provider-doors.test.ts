import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { crawl, patternFinder } from '../support/crawl'
import { signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { comparable } from './authorization-visit'
import { patternsOf } from './route-patterns'

/**
 * One provider opens no door of another: Karl has two. Every address that names a provider is asked for with what the other one has,
 * and is as one that nobody has ever heard of.
 */

let stack: WatchedStack
let karl: HttpClient
const found = new Map<string, Set<string>>()
const patternOf = patternFinder(patternsOf(routes))

/** A fullmakt has no id but its provider's: with the other it is the other's own. */
const isOnlyProvider = new Set(['b/:brukareId/fullmakt/:providerId'])

/** The same with the other provider; null when it is none of the two. */
function swapped(path: string): string | null {
  const other = path.replace(/\/(farsta|soder)(?=\/|$)/, (_, name) => (name === 'farsta' ? '/soder' : '/farsta'))
  return other === path ? null : other
}

/** With an id that nobody has in place of the last. */
const madeUp = (path: string): string =>
  path.replace(/[a-z]{3}-[0-9a-f]{16}(?=[^/]*(\/(ingen-har-kommit|ar-har|faststallande))?$)/, 'xxx-0000000000000000')

describe('what another provider has', () => {
  beforeAll(async () => {
    stack = await startWatchedStack('doors')
    karl = await signInOverHttp(stack.origins, 'karl')
    const [base = ''] = await settled(async () => {
      const bases = [...(await subjectsOf(karl)).values()]
      return bases.length === 0 ? null : bases
    })
    const add = (path: string) => {
      const pattern = patternOf(path) ?? ''
      if (pattern.includes(':providerId')) found.set(pattern, (found.get(pattern) ?? new Set()).add(path))
    }
    const pages = await settled(async () => {
      const read = await crawl(stack.origins.portal, karl, base, patternsOf(routes), { most: 2 })
      return read.some(({ path }) => path.includes('/soder/')) ? read : null
    }, 240_000)
    for (const { path, html } of pages) {
      for (const one of [
        path,
        ...[...html.matchAll(/ (?:href|src|action)="(\/b\/[^"#?]+)/g)].map(([, to = '']) => to),
      ]) {
        add(one)
        if (/\/pass\/[^/]+\/[^/]+\/[^/]+$/.test(one))
          for (const more of ['ingen-har-kommit', 'ar-har']) add(`${one}/${more}`)
        if (/\/tidrapport\/[^/]+\/[^/.]+$/.test(one)) add(one.replace('/tidrapport/', '/kommentar/'))
      }
    }
  }, 600_000)

  afterAll(() => stack.stop())

  it('every route that names a provider is among them', () => {
    const wanted = patternsOf(routes).filter((pattern) => pattern.includes(':providerId'))
    expect(wanted.filter((pattern) => !found.has(pattern))).toEqual([])
  })

  it(
    'with the other provider’s ids there is nothing, and it is told as what does not exist',
    { timeout: 600_000 },
    async () => {
      const faults: string[] = []
      let asked = 0
      for (const [pattern, paths] of found) {
        if (isOnlyProvider.has(pattern)) continue
        for (const path of [...paths].slice(0, 4)) {
          const other = swapped(path)
          if (other === null) continue
          asked += 1
          const own = await karl.get(path)
          const answer = await karl.get(other)
          if (own.status >= 500) faults.push(`${path} itself is ${own.status}`)
          if (answer.status !== 404) faults.push(`${other} is ${answer.status}`)
          const nobodys = await karl.get(madeUp(other))
          if (comparable(answer) !== comparable(nobodys)) faults.push(`${other} is not as one that nobody has heard of`)
          const form = await karl.post(other, { intent: 'write', text: 'x', key: 'k', until: 'further' })
          if (![404, 405].includes(form.status)) faults.push(`a form to ${other} is ${form.status}`)
          const third = await karl.get(path.replace(/\/(farsta|soder)(?=\/|$)/, '/tredje'))
          if (third.status !== 404) faults.push(`${path} at nobody is ${third.status}`)
        }
      }
      console.info(`provider doors: ${found.size} routes, ${asked} addresses`)
      expect(asked).toBeGreaterThan(10)
      expect(faults).toEqual([])
    },
  )
})
