import type { Page } from '@playwright/test'
import { isDeep } from '../../support/depth'
import { axeFaults, colourRules } from './axe'
import type { Fault } from './fault'
import { putGatesInto } from './in-page'

const fits = (page: Page): Promise<Fault[]> => page.evaluate(() => window.gates.fitFaults())

const said = (state: string, faults: Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, rule: `${fault.rule} at ${state}` }))

/** With the text spacing of WCAG 1.4.12, on a page that is 320 px wide. */
async function spacedFaults(page: Page): Promise<Fault[]> {
  await page.evaluate(() => window.gates.setTextSpacing(true))
  const faults = await fits(page)
  await page.evaluate(() => window.gates.setTextSpacing(false))
  return said('320 px with text spacing', faults)
}

/** The hardest of them: 320 px with text spacing. What holds there, in a language whose words are longer, holds in the others. */
export async function narrowFaults(page: Page): Promise<Fault[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  await page.setViewportSize({ width: 320, height: 640 })
  const faults = await spacedFaults(page)
  await page.setViewportSize(size)
  return faults
}

/**
 * Reflow: 320 px (400 %), with and without the text spacing of WCAG 1.4.12; 640 px (200 %); text twice as large.
 * Nothing scrolls sideways, is cut off, lies over something else; what sticks takes at most a quarter.
 */
export async function reflowFaults(page: Page): Promise<Fault[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  await page.setViewportSize({ width: 320, height: 640 })
  const small = [...(await fits(page)), ...(await page.evaluate(() => window.gates.stickyFaults()))]
  const spaced = await spacedFaults(page)
  await page.setViewportSize({ width: 640, height: 640 })
  const half = await fits(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.evaluate(() => window.gates.setDoubleText(true))
  const large = await fits(page)
  await page.evaluate(() => window.gates.setDoubleText(false))
  await page.setViewportSize(size)
  return [...said('320 px', small), ...spaced, ...said('640 px', half), ...said('text twice as large', large)]
}

/** Targets: 24 px everywhere, 44 px outside running text, on a small screen and a large one. */
export async function targetFaults(page: Page): Promise<Fault[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  const large = await page.evaluate(() => window.gates.targetFaults())
  await page.setViewportSize({ width: 320, height: 640 })
  const small = await page.evaluate(() => window.gates.targetFaults())
  await page.setViewportSize(size)
  return [...said('1280 px', large), ...said('320 px', small)]
}

/**
 * Contrast in light and dark: text 7:1 and edges of controls 3:1 by our own measure. Axe has measured light already, and
 * measures dark too in the deep run.
 */
export async function contrastFaults(page: Page): Promise<Fault[]> {
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  const own = () => page.evaluate(() => [...window.gates.textContrastFaults(), ...window.gates.edgeFaults()])
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = [...(await own()), ...(isDeep ? await axeFaults(page, { only: colourRules }) : [])]
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await own()
  await page.emulateMedia({ colorScheme: null })
  return [...said('dark', dark), ...said('light', light)]
}
