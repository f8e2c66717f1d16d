import type { Page } from '@playwright/test'
import { openAtDesk } from './desk'
import { expect } from './fixtures'
import { go, heading, main } from './objection-steps'

/** The brukare's own base, `/b/<id>`, after signing in at /valj. */
export const baseOf = (page: Page): string => /^\/b\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? ''

/** From the list to the form of a wish about days, filled in. */
export async function fillAbsence(
  page: Page,
  from: [string, string, string],
  to: [string, string, string] | null,
): Promise<void> {
  await page.goto(`${baseOf(page)}/onskemal/nytt`)
  await main(page).getByRole('button', { name: 'Vara borta några dagar utan hjälp' }).click()
  await expect(heading(page)).toHaveText('Vilka dagar ska det inte komma någon hjälp?')
  await typeDay(page, 'from', from)
  if (to === null) await page.getByRole('checkbox').check()
  else await typeDay(page, 'to', to)
}

/** Types a day in its three fields. */
export async function typeDay(page: Page, name: string, [day, month, year]: [string, string, string]): Promise<void> {
  await page.locator(`input[name="${name}"]`).fill(day)
  await page.locator(`input[name="${name}-month"]`).fill(month)
  await page.locator(`input[name="${name}-year"]`).fill(year)
}

/** Sends a wish about days with these words, up to its check. */
export async function toCheck(page: Page, words: string): Promise<void> {
  await fillAbsence(page, ['1', '12', '2026'], ['3', '12', '2026'])
  await page.locator('textarea').fill(words)
  await go(page).click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
}

/** The number of a wish, as it stands on its receipt. */
export async function referenceOn(page: Page): Promise<string> {
  return /ONS-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec((await main(page).textContent()) ?? '')?.[0] ?? ''
}

/** Answers a wish at the provider's desk, with words. */
export async function answerAtDesk(
  page: Page,
  provider: string,
  { reference, outcome, words }: { reference: string; outcome: string; words: string },
): Promise<void> {
  await openAtDesk(page, provider, { list: 'onskemal', reference })
  await page.getByRole('radio', { name: outcome }).check()
  await page.getByLabel('Med ord').fill(words)
  await page.getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(page.getByText('Klart: svaret är skickat')).toBeVisible()
}
