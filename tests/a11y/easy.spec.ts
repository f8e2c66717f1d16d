import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { reach } from './check-state'
import { pageStates } from './pages'

/**
 * A page in lättläst is not the Swedish one in other words: what is in sight of it is at most so much of that, or so few words
 * that there is nothing to take away (look.md 5.13).
 */
const share = 0.7
const few = 150

/** What asks one thing a page, or has nothing but what somebody chose among: less of it would be another question. */
const isForm = /\/(draft|new|check|form|comment|withdraw|limit|decline|act|nobody-came|change)[\w-]*\.tsx$/

/** Pages that are longer, and why. */
const longer: Readonly<Record<string, string>> = {
  'routes/now/now.tsx': 'has a measure of its own',
  'routes/now/more.tsx': 'is what the first page leaves out',
  'routes/schedule/month.tsx': 'has a measure of its own',
  'routes/schedule/day.tsx': 'a sentence each who comes, with its times; none can be left out',
  'routes/schedule/sheet.tsx': 'is for a sheet of paper: each who comes in the week',
  'routes/documents/plan.tsx': 'what was decided, in the words of those who did',
  'routes/access/one.tsx': 'each right that was given, in the words in which it was agreed to',
  'routes/objections/case.tsx': 'what was said and answered, in the words of those who did',
  'routes/objections/list.tsx': 'a card for each that waits or is not sent yet',
  'routes/objections/receipt.tsx': 'what was sent, word for word',
  'routes/wishes/case.tsx': 'what was wished and answered, in the words of those who did',
  'routes/wishes/list.tsx': 'a card for each that waits or is not sent yet',
  'routes/wishes/receipt.tsx': 'what was sent, word for word',
  'routes/sign-in/own-sessions.tsx': 'a line for each place one is signed in at',
  'routes/work-list/work-list.tsx': 'a row a person, each with what waits; none can be left out of the count',
}

/** Words that are seen without opening anything, on the page itself. */
const wordsOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const count = (text = '') => text.match(/\p{L}[\p{L}\d]*|\d+/gu)?.length ?? 0
    const hidden = [...document.querySelectorAll<HTMLElement>('main .ds-sr-only')].filter((one) =>
      one.checkVisibility(),
    )
    const all = count(document.querySelector('main')?.innerText)
    return all - hidden.reduce((sum, one) => sum + count(one.innerText), 0)
  })

const measured = pageStates.filter(
  (state) =>
    pageStates.find(({ route }) => route === state.route) === state &&
    !isForm.test(state.route) &&
    !(state.route in longer),
)

test('every page that is longer is a page', () => {
  const routes = new Set(pageStates.map(({ route }) => route))
  expect(Object.keys(longer).filter((route) => !routes.has(route))).toEqual([])
})

for (const state of measured) {
  test(`${state.name} in lättläst has few words in sight`, async ({ page, origins, signInAs }) => {
    if (state.person !== undefined) await signInAs(state.person, { path: null })
    const there = await reach(page, state, 'sv', origins.portal)
    const swedish = await wordsOf(page)
    await reach(page, state, 'sv-lattlast', origins.portal, there)
    const easy = await wordsOf(page)
    test.info().annotations.push({ type: 'words', description: `${easy} of ${swedish}` })
    expect(easy).toBeLessThanOrEqual(Math.max(few, share * swedish))
  })
}
