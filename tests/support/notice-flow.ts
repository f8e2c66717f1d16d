import { expect, type Page } from '@playwright/test'
import { codeIn, lettersTo } from './letters'
import { heading, main } from './objection-steps'

let nr = 0
/** An address that no other test has: letters to it are this test's alone. */
export const newAddress = (name: string) => `${name}.${Date.now()}.${++nr}@post.example`

/** Adds an address from the page of one's own settings, and writes the code that comes there. */
export async function addAddress(page: Page, address: string): Promise<void> {
  await page.goto('/aviseringar')
  await page.getByRole('link', { name: 'Lägg till en e-postadress' }).click()
  await page.getByLabel('E-postadress').fill(address)
  await page.getByRole('button', { name: 'Skicka en kod dit' }).click()
  await expect(heading(page)).toHaveText('Skriv koden')
  const [letter] = await lettersTo(address, 1)
  if (letter === undefined) throw new Error('no letter has come')
  await page.getByLabel('Kod').fill(codeIn(letter))
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await expect(main(page).locator('> :first-child')).toHaveText(/^Adressen är bekräftad/)
}
