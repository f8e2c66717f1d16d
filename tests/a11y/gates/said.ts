import type { Page } from '@playwright/test'
import type { Fault } from './fault'
import { putGatesInto } from './in-page'

const said = (state: string, faults: Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, rule: `${fault.rule} at ${state}` }))

/** What is seen and what is said are the same: texts, names of what is pressed, and their order, on both sizes of screen. */
export async function saidFaults(page: Page): Promise<Fault[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  const large = await page.evaluate(() => window.gates.saidFaults())
  await page.setViewportSize({ width: 320, height: 640 })
  const small = await page.evaluate(() => window.gates.saidFaults())
  await page.setViewportSize(size)
  return [...said('1280 px', large), ...said('320 px', small)]
}

/** Links with one name lead to one place, also those inside what can be opened. */
export async function sameLinkFaults(page: Page): Promise<Fault[]> {
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  return page.evaluate(() => window.gates.sameLinkFaults())
}
