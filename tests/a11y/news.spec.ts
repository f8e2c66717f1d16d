import type { Browser, Page } from '@playwright/test'
import { openAtDesk } from '../support/desk'
import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { begin, fillIn, heading, main, send } from '../support/objection-steps'
import { pressConfirmed, signIn } from '../support/sign-in'
import type { StackOrigins } from '../support/stacks'
import { checkInEachLanguage } from './check-state'
import { newsStates } from './news-states'

const stackName = 'news'
test.use({ stackName })

// One stack and one worker: somebody has been here once, and comes back; what they open is not new any more.
test.describe.configure({ mode: 'serial' })

/** The first Friday of December, early. */
const later = '2026-12-04T07:53:00+01:00'
const menu = (page: Page, name: RegExp) => page.locator('nav.menu').getByRole('link', { name })
const tags = (page: Page) => main(page).locator('.ds-tag').filter({ hasText: /^Nytt/ })
/** What the first tag is about. */
const tagged = (page: Page, one: string) =>
  tags(page)
    .first()
    .locator(`xpath=ancestor::*[${one}][1]${one.slice(1)}`)
    .first()
const caseOf = (page: Page) => tagged(page, './/h3/a')

test.beforeAll(async ({ browser, origins }) => {
  test.setTimeout(400_000)
  await withPage(browser, origins, async (page) => {
    await signIn(page, origins, 'karl', { path: '/valj', fresh: true })
    // On the first visit nothing is new.
    await expect(heading(page)).toBeVisible()
    await expect(tags(page)).toHaveCount(0)
    await expect(main(page)).not.toContainText('Du var här senast')
    await begin(page, await firstAtFarsta(page))
    await fillIn(page, 0, 'Den här tiden är fel.')
    await pressConfirmed(page, origins, 'karl', () => send(page).click())
    await expect(heading(page)).toHaveText('Invändningen är skickad')
    const reference = /INV-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec((await main(page).textContent()) ?? '')?.[0] ?? ''
    await withPage(browser, origins, async (other) => {
      await signIn(other, origins, 'greta', { path: '/valj', fresh: true })
      await main(other).getByRole('link', { name: 'Karl Öberg', exact: true }).click()
      await expect(heading(other)).toBeVisible()
    })
    await moveClock(stackName, later)
    await answer(page, origins.provider, reference)
  })
})

/** The place in the list of the first report at the provider whose desk answers here. */
async function firstAtFarsta(page: Page): Promise<number> {
  await page.goto(`${new URL(page.url()).pathname}/tidrapporter/2026-10`)
  const links = main(page).locator('tbody a[href*="/tidrapport/"]')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return hrefs.findIndex((href) => href.includes('/tidrapport/farsta/'))
}

async function withPage(browser: Browser, origins: StackOrigins, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: origins.portal, locale: 'sv-SE' })
  await work(await context.newPage())
  await context.close()
}

/** What the provider's arbetsledare does. */
async function answer(page: Page, provider: string, reference: string): Promise<void> {
  await openAtDesk(page, provider, { list: 'invandningar', reference })
  await page.getByRole('button', { name: 'Börja granska' }).click()
  await page.getByRole('radio', { name: 'Vi godtar invändningen' }).check()
  await page.getByLabel('Motivering').fill('Du har rätt.')
  await page.getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(page.getByText('Klart: svaret är skickat')).toBeVisible()
}

for (const state of newsStates) {
  test(state.name, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    await signInAs('karl', { path: null })
    await checkInEachLanguage(page, state, origins.portal)
  })
}

test('an answer is new until its page is opened, by each for themself, and as many everywhere', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(90_000)
  await signInAs('karl', { path: '/valj' })
  const base = new URL(page.url()).pathname
  const waits = /^Ärenden\s1 svar att läsa$/
  await expect(main(page).locator('[data-since]')).toContainText('ett svar')
  for (const path of ['', '/schema', '/tidrapporter/2026-11', '/mer', '/invandningar']) {
    await page.goto(base + path)
    await expect(menu(page, waits), path).toBeVisible()
    await expect(page).not.toHaveTitle(/[Nn]y/)
  }
  await expect(tags(page)).toHaveText(['Nytt svar'])
  const href = (await caseOf(page).getAttribute('href')) ?? ''
  expect(href).toMatch(/\/invandningar\//)

  // What nobody reads is not opened: what a browser fetches beforehand, a HEAD, and what a page fetches of itself.
  await page.request.get(href, { headers: { 'sec-purpose': 'prefetch' } })
  await page.request.get(href, { headers: { 'sec-fetch-dest': 'empty' } })
  await page.request.head(href)
  await page.reload()
  await expect(tags(page)).toHaveText(['Nytt svar'])

  await page.goto(href)
  await expect(heading(page)).toHaveText('Farsta Assistans håller med')
  await expect(menu(page, /^Ärenden$/)).toBeVisible()
  await page.goto(`${base}/invandningar`)
  await expect(tags(page)).toHaveCount(0)
  await expect(menu(page, /^Ärenden$/)).toBeVisible()
  await page.goto(base)
  // The visit goes on: it is still told since the one before.
  await expect(main(page).locator('[data-since]')).toContainText('torsdag 19 november klockan 15')
  await expect(main(page).locator('[data-since]')).not.toContainText('ett svar')

  await page.context().clearCookies()
  await signInAs('greta', { path: '/att-gora', fresh: true })
  await expect(main(page).locator('[data-since]')).toContainText(
    /^Nytt sedan torsdag 19 november klockan 15:\s*ett svar/,
  )
  await page.goto(base)
  await expect(menu(page, waits)).toBeVisible()
  await expect(main(page).locator('[data-since]')).toContainText('ett svar')
})

test('a change of the schedule and a report are new until their own pages are opened', async ({ page, signInAs }) => {
  await signInAs('karl', { path: '/valj' })
  const base = new URL(page.url()).pathname
  for (const [list, item] of [
    ['', /\/pass\//],
    ['/tidrapporter/2026-11', /\/tidrapport\//],
  ] as const) {
    await page.goto(base + list)
    const before = await tags(page).count()
    expect(before, list).toBeGreaterThan(0)
    const href = (await tagged(page, './/a').getAttribute('href')) ?? ''
    expect(href).toMatch(item)
    // To look at the list is not to open what it leads to.
    await page.reload()
    await expect(tags(page)).toHaveCount(before)
    await page.goto(href)
    await page.goto(base + list)
    await expect(tags(page)).toHaveCount(before - 1)
  }
})
