import { test as base, expect, type Page } from '@playwright/test'
import { stacksAddress } from './global-setup'
import { asKeyboard, type Keyboard } from './keyboard'
import { pressConfirmed, signIn } from './sign-in'
import type { StackOrigins } from './stacks'
import { watchContext, type Watch } from './watch'

/** Which stack a test talks to. A test that changes a lot, or turns faults on, names one of its own. */
export type StackOption = { stackName: string }

type WorkerFixtures = StackOption & { origins: StackOrigins }

type Fixtures = {
  /** Fails the test on console errors, script errors and answers from 500 up; `allow` what is provoked. */
  watch: Watch
  signInAs: (person: string, options?: { path?: string | null; fresh?: boolean; page?: Page }) => Promise<void>
  /** Presses what may ask for a fresh sign-in. */
  pressAs: (person: string, press: () => Promise<void>, page?: Page) => Promise<void>
  keyboard: Keyboard
}

/** `INSYN_TEST_ORIGINS` names a stack that runs already, as JSON, for the one who works on tests. */
async function takeStack(name: string): Promise<{ origins: StackOrigins; giveBack: () => Promise<unknown> }> {
  const given = process.env.INSYN_TEST_ORIGINS
  if (given !== undefined) return { origins: JSON.parse(given), giveBack: () => Promise.resolve() }
  const address = `${process.env[stacksAddress] ?? ''}/${name}`
  const answer = await fetch(address, { signal: AbortSignal.timeout(300_000) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return { origins: JSON.parse(text), giveBack: () => fetch(address, { method: 'DELETE' }) }
}

/** Playwright's test with the real stack under it. `page.goto('/')` is the portal's first page. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  stackName: ['pages', { option: true, scope: 'worker' }],
  origins: [
    async ({ stackName }, use) => {
      const { origins, giveBack } = await takeStack(stackName)
      await use(origins)
      await giveBack()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ origins }, use) => {
    await use(origins.portal)
  },
  watch: [
    async ({ context }, use) => {
      const watch = watchContext(context)
      await use(watch)
      expect(watch.faults, 'what the browser and the server complained of').toEqual([])
    },
    { auto: true },
  ],
  signInAs: async ({ page: first, origins }, use) => {
    await use((person, { page = first, ...options } = {}) => signIn(page, origins, person, options))
  },
  pressAs: async ({ page: first, origins }, use) => {
    await use((person, press, page = first) => pressConfirmed(page, origins, person, press))
  },
  keyboard: async ({ page }, use) => {
    await use(asKeyboard(page))
  },
})

/** The journeys that are always walked with scripts too: the whole way of each kind. The others are, in the deep run. */
export const withScripts = { tag: '@with-scripts' }

export { expect }
