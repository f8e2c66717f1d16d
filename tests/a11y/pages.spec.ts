import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '../../app/routes'
import { languages } from '../../app/i18n/languages'
import { isDeep } from '../support/depth'
import { expect, test } from '../support/fixtures'
import { checkState, reach } from './check-state'
import type { PageState } from './page-state'
import { pageStates } from './pages'
import { withoutPage } from './without-page'

const filesOf = (entries: RouteConfigEntry[]): string[] =>
  entries.flatMap((entry) => (entry.children ? filesOf(entry.children) : [entry.file]))

test('every route is in the table of pages', () => {
  const tested = new Set([...pageStates.map((state) => state.route), ...Object.keys(withoutPage)])
  const files = filesOf(routes)
  expect(files.filter((file) => !tested.has(file))).toEqual([])
  expect([...tested].filter((file) => !files.includes(file))).toEqual([])
})

test('every state has a name of its own', () => {
  const names = pageStates.map((state) => state.name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

/** The first state of its route goes through every gate in every language; in the deep run every state does. */
const isWhole = (state: PageState): boolean => isDeep || pageStates.find(({ route }) => route === state.route) === state

// One test goes through the languages: signing in and making a window takes longer than most gates.
for (const state of pageStates) {
  test(state.name, async ({ page, origins, signInAs, watch }) => {
    // The gate that loads the page without its scripts provokes this.
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    if (state.person !== undefined) await signInAs(state.person, { path: null })
    let there: string | undefined
    for (const language of isWhole(state) ? languages : (['sv'] as const)) {
      await test.step(language, async () => {
        there = await reach(page, state, language, origins.portal, there)
        await checkState(page, state, language, isWhole(state))
      })
    }
  })
}
