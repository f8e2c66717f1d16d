import type { Page } from '@playwright/test'
import { ownFields } from '../../app/domain/sign-in/form-fields'

/** Presses the button of the last form of the page. */
export const send = async (page: Page): Promise<void> => {
  await page.locator('main form').last().locator('button').first().click()
  await page.waitForLoadState()
}

/** Sends the last form of the page as if it had been drawn for Karl, who is signed in in a browser of his own. */
export const sendAnothers = async (page: Page): Promise<void> => {
  const context = await page.context().browser()?.newContext()
  if (context === undefined) throw new Error('there is no browser')
  const karl = await context.newPage()
  await karl.goto(new URL('/logga-in?till=/mina-inloggningar', page.url()).href)
  await karl.locator('main').getByRole('button').first().click()
  await karl.locator('button[name="person"][value="karl"]').click()
  await karl.waitForURL((url) => url.pathname === '/mina-inloggningar')
  const word = await karl.locator(`input[name="${ownFields.owner}"]`).first().inputValue()
  await context.close()
  const own = page.locator(`main form input[name="${ownFields.owner}"]`).last()
  await own.evaluate((field, value) => field.setAttribute('value', value), word)
  // What must be filled in does not matter to whose it is.
  await page
    .locator('main form')
    .last()
    .evaluate((form) => form.setAttribute('novalidate', ''))
  await send(page)
}
