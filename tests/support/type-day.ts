import type { Page } from '@playwright/test'

/** Types a day into its three fields, as one types it. */
export async function typeDay(page: Page, name: string, [day, month, year]: [string, string, string]): Promise<void> {
  await page.locator(`input[name="${name}"]`).fill(day)
  await page.locator(`input[name="${name}-month"]`).fill(month)
  await page.locator(`input[name="${name}-year"]`).fill(year)
}
