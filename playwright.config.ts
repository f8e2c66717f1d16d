import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/setup.mjs'
import { isDeep } from './tests/support/depth'
import type { StackOption } from './tests/support/fixtures'
import { usedBrowser } from './tests/support/known-device'

/** One hand at one keyboard: what is pressed goes to the window in front. */
const speech = { name: 'speech', testMatch: 'speech/**/*.spec.ts', workers: 1, use: { stackName: 'speech' } }
const isSpeech = process.env.INSYN_SPEECH !== undefined

/**
 * Four projects: `gates` shows that each gate catches its fault, on small bad pages of its own; `pages` sends every page
 * and state through the gates; `journeys-no-script` walks the flows with JavaScript off, and `journeys` the main ones, in the
 * deep run all, with it on. A fifth stands by itself: `speech` hears what a screen reader says (`npm test -- --only speech`).
 */
export default defineConfig<object, StackOption>({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/global-setup.ts',
  outputDir: 'test-results/browser',
  snapshotPathTemplate: '{testDir}/a11y/snapshots/{arg}{ext}',
  updateSnapshots: process.env.CI === undefined ? 'missing' : 'none',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/reports/browser.json' }],
  ],
  use: {
    locale: 'sv-SE',
    storageState: usedBrowser,
    timezoneId: 'Europe/Stockholm',
    // A trace takes a copy of the page at each key press: half of the time of the gates. `--trace on` when it is needed.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-features=Translate,MediaRouter,OptimizationHints',
        '--font-render-hinting=none',
        '--no-first-run',
      ],
    },
  },
  projects: [
    ...(isSpeech ? [speech] : []),
    { name: 'gates', testMatch: 'a11y/self/**/*.spec.ts' },
    { name: 'pages', testMatch: 'a11y/*.spec.ts', use: { stackName: 'pages' } },
    {
      name: 'journeys',
      testMatch: 'journeys/**/*.spec.ts',
      // What is said once is said without scripts, as the least there is; where a clock is moved, both are in one test.
      testIgnore: ['journeys/urgent.spec.ts', 'journeys/fresh-sign-in.spec.ts'],
      ...(isDeep ? {} : { grep: /@with-scripts/ }),
      use: { stackName: 'journeys' },
    },
    {
      name: 'journeys-no-script',
      testMatch: 'journeys/**/*.spec.ts',
      use: { stackName: 'journeys-no-script', javaScriptEnabled: false },
    },
  ],
})
