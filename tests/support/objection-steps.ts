import { expect, type Page } from '@playwright/test'

/** What the page is about. */
export const main = (page: Page) => page.locator('main')
/** The button that leads to the next step. */
export const go = (page: Page) => main(page).getByRole('button', { name: 'Fortsätt', exact: true })
/** The heading that is the answer. */
export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** A report of October, at its page. */
export async function openReport(page: Page, nth = 0): Promise<void> {
  const base = /^\/b\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? ''
  await page.goto(`${base}/tidrapporter/2026-10`)
  // Those without anything to look at are in a list that is opened.
  const link = main(page).locator('tbody a[href*="/tidrapport/"]').nth(nth)
  await page.goto((await link.getAttribute('href')) ?? '')
}

/**
 * From a report to the first step of its draft. There is one draft about one thing, so each test has a report of its own:
 * the tests run side by side as the same person.
 */
export async function begin(page: Page, nth: number): Promise<void> {
  await openReport(page, nth)
  await main(page).getByRole('link', { name: 'Det här stämmer inte', exact: true }).click()
  await main(page).locator('form button').click()
  await expect(heading(page)).toHaveText('Vilka rader stämmer inte?')
}

/** From the first step to the check. */
export async function fillIn(page: Page, row: number, words: string): Promise<void> {
  await page.getByRole('checkbox').nth(row).check()
  await go(page).click()
  await page.getByRole('radio', { name: 'Tiden är fel' }).check()
  await go(page).click()
  await page.getByLabel('Från klockan').fill('753')
  await page.getByLabel('Till klockan').fill('9.30')
  await go(page).click()
  await page.getByRole('textbox').fill(words)
  await go(page).click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
}

/** The button that sends. */
export const send = (page: Page) => main(page).getByRole('button', { name: /^Skicka/ })
