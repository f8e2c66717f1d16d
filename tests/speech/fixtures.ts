import type { Browser } from '@playwright/test'
import { findWindowedChromium } from '../../scripts/setup.mjs'
import { test as base } from '../support/fixtures'
import { startScreenReader, type ScreenReader } from './screen-reader'

/** A page in a window, with a screen reader that reads it; what is pressed, is pressed on the keyboard of the desk. */
export const test = base.extend<object, { reader: ScreenReader; browser: Browser }>({
  reader: [
    async ({}, use, { workerIndex }) => {
      const reader = await startScreenReader(90 + workerIndex)
      await use(reader)
      await reader.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  browser: [
    async ({ playwright, reader }, use) => {
      const browser = await playwright.chromium.launch({
        executablePath: findWindowedChromium(),
        headless: false,
        env: reader.env,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--force-renderer-accessibility',
          '--disable-features=Translate',
          '--no-first-run',
        ],
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

export { expect } from '../support/fixtures'
