import type { Page } from '@playwright/test'

/** Presses the button of the last form of the page. */
export const send = async (page: Page): Promise<void> => {
  await page.locator('main form').last().locator('button').first().click()
  await page.waitForLoadState()
}
