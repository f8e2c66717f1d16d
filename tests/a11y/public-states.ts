import type { Page } from '@playwright/test'
import type { PageState } from './page-state'
import { send } from './send'

/** Signs in anew, as the same person with the personnummer. */
async function withNewNumber(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'insyn' })
  await page.goto(new URL('/logga-in?till=%2Fhjalp', page.url()).href)
  await page.locator('main').getByRole('button').first().click()
  await page.locator('button[name="person"][value="zekiNy"]').click()
  await page.waitForURL(/\/nytt-personnummer/)
}

/** The pages that anyone may see, and what comes between signing in and them. */
export const publicStates: PageState[] = [
  { name: 'start', route: 'routes/about/start.tsx', path: '/' },
  { name: 'accessibility-statement', route: 'routes/about/accessibility-statement.tsx', path: '/tillganglighet' },
  { name: 'accessibility-report', route: 'routes/about/accessibility-report.tsx', path: '/tillganglighet/rapportera' },
  {
    name: 'accessibility-report-error',
    route: 'routes/about/accessibility-report.tsx',
    path: '/tillganglighet/rapportera',
    act: send,
  },
  { name: 'privacy', route: 'routes/about/privacy.tsx', path: '/integritet' },
  { name: 'help', route: 'routes/about/help.tsx', path: '/hjalp' },
  { name: 'help-signed-in', route: 'routes/about/help.tsx', person: 'pia', path: '/hjalp' },
  { name: 'outages-well', route: 'routes/outages/outages.tsx', path: '/driftinformation' },
  { name: 'contact', route: 'routes/about/contact.tsx', path: '/kontakt' },
  { name: 'contact-several', route: 'routes/about/contact.tsx', person: 'greta', path: '/kontakt' },
  { name: 'sign-in', route: 'routes/sign-in/sign-in.tsx', path: '/logga-in' },
  { name: 'sign-in-after-timeout', route: 'routes/sign-in/sign-in.tsx', path: '/logga-in?skal=tid' },
  { name: 'sign-in-forgotten', route: 'routes/sign-in/sign-in.tsx', path: '/logga-in?skal=borta' },
  {
    ...{ name: 'sign-in-pressed', route: 'routes/sign-in/sign-in.tsx' },
    path: '/logga-in?till=%2Fhjalp%3Fifyllt%3Dx&skal=bekrafta&vad=object',
  },
  { name: 'signed-out', route: 'routes/sign-in/signed-out.tsx', path: '/utloggad' },
  {
    ...{ name: 'sign-in-new-number', route: 'routes/sign-in/new-number.tsx', person: 'zeki', path: '/hjalp' },
    ...{ act: withNewNumber, sent: true },
  },
  { name: 'sign-in-broken-off', route: 'routes/sign-in/callback.tsx', path: '/auth/callback' },
  { name: 'not-found', route: 'routes/errors/not-found.tsx', path: '/finns-inte' },
]
