import { expect, type Page } from '@playwright/test'
import { main } from './objection-steps'

/** Signs in at the desk of the demo's first provider as somebody who works there. @returns its address */
export async function signInAtDesk(page: Page, provider: string): Promise<string> {
  const desk = new URL('/farsta/skrivbord', provider).href
  await page.goto(`${desk}/valj`)
  await page.getByRole('radio').first().check()
  await main(page).getByRole('button').click()
  await expect(page.getByText(/^Du är /).first()).toBeVisible()
  return desk
}

/** Opens a case at the desk, from one of its lists, when it has come there. */
export async function openAtDesk(
  page: Page,
  provider: string,
  { list, reference }: { list: string; reference: string },
) {
  const desk = await signInAtDesk(page, provider)
  const link = page.getByRole('link', { name: reference })
  await expect(async () => {
    await page.goto(`${desk}/${list}`)
    await expect(link).toBeVisible({ timeout: 1000 })
  }, 'the outbox delivers').toPass({ timeout: 30_000 })
  await link.click()
}
