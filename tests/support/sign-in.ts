import type { Page } from '@playwright/test'
import { signInPersons } from '../../sandbox/data/cast'
import type { StackOrigins } from './stacks'

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

/** Sessions of this worker, by stack and person: signing in takes a second, a cookie nothing. */
const sessions = new Map<string, Cookies>()

/**
 * Does what may ask for a fresh sign-in: presses, and identifies the person again when the portal asks for it, which carries
 * it out. The worker's session follows, since the old one has ended.
 */
export async function pressConfirmed(
  page: Page,
  origins: Pick<StackOrigins, 'portal'>,
  person: string,
  press: () => Promise<void>,
): Promise<void> {
  const before = page.url()
  await press()
  await page.waitForURL((url) => url.href !== before)
  if (!page.url().includes('skal=bekrafta')) return
  await page.locator('main').getByRole('button').first().click()
  await page.locator(`button[name="person"][value="${person}"]`).click()
  await page.waitForURL((url) => url.origin === origins.portal && !url.pathname.startsWith('/auth/'))
  const key = `${origins.portal} ${person}`
  const cookies = (await page.context().cookies(origins.portal)).filter((cookie) => cookie.httpOnly)
  if (sessions.has(key)) sessions.set(key, cookies)
}

/**
 * Signs a test person in through the sandbox identity provider's own page, pressing what a person would press, and ends
 * on `path`; null: wherever, the test goes on from there by itself. With `fresh` it makes a session of its own, for a test that signs out or lets it expire.
 */
export async function signIn(
  page: Page,
  origins: StackOrigins,
  person: string,
  { path = '/', fresh = false }: { path?: string | null; fresh?: boolean } = {},
): Promise<void> {
  if (!signInPersons.some((one) => one.key === person)) throw new Error(`There is no test person ${person}`)
  const known = sessions.get(`${origins.portal} ${person}`)
  if (known && !fresh) {
    await page.context().addCookies(known)
    if (path !== null) await page.goto(new URL(path, origins.portal).href)
    return
  }
  await page.goto(new URL(`/logga-in?till=${encodeURIComponent(path ?? '/hjalp')}`, origins.portal).href)
  await page.locator('main').getByRole('button').first().click()
  await page.locator(`button[name="person"][value="${person}"]`).click()
  await page.waitForURL((url) => url.origin === origins.portal && !url.pathname.startsWith('/auth/'))
  const cookies = (await page.context().cookies(origins.portal)).filter((cookie) => cookie.httpOnly)
  if (!fresh) sessions.set(`${origins.portal} ${person}`, cookies)
}
