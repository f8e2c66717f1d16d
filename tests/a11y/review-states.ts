import type { Page } from '@playwright/test'
import { brukare } from './finder'
import type { PageState } from './page-state'
import { send } from './send'

/** From the page of one's own notices to an address that waits for its code; it is added the first time. */
async function toCode(page: Page): Promise<void> {
  const known = page.locator('main a[href^="/aviseringar/till/"]').first()
  if ((await known.count()) > 0) {
    await known.click()
  } else {
    await page.goto(new URL('/aviseringar/ny/e-post', page.url()).href)
    await page.locator('main input[name=address]').fill('vantar@post.example')
    await send(page)
  }
  await page.waitForURL(/\/aviseringar\/till\//)
}

/** The pages of the access log, of one's own sign-ins and of reviewing. */
export const reviewStates: PageState[] = [
  // To look at the log is a row in the log.
  { name: 'access-log', route: 'routes/access-log/page.tsx', person: 'pia', path: brukare('/logg'), sent: true },
  { name: 'access-log-refused', route: 'routes/access-log/page.tsx', person: 'pia', path: brukare('/logg?visa=nekat') },
  { name: 'access-log-older', route: 'routes/access-log/page.tsx', person: 'karl', path: brukare('/logg?fore=2') },
  {
    ...{ name: 'access-log-staff-month', route: 'routes/access-log/page.tsx', person: 'pia' },
    path: brukare('/logg?manad=2026-10'),
  },
  // Other tests sign the same person in and out meanwhile.
  { name: 'own-data', route: 'routes/own-data/page.tsx', person: 'nils', path: '/mina-uppgifter' },
  {
    name: 'own-sessions',
    route: 'routes/sign-in/own-sessions.tsx',
    person: 'nils',
    path: '/mina-inloggningar',
    sent: true,
  },
  { name: 'notices', route: 'routes/notices/page.tsx', person: 'nils', path: '/aviseringar' },
  { name: 'notices-several', route: 'routes/notices/page.tsx', person: 'greta', path: '/aviseringar' },
  { name: 'notices-add', route: 'routes/notices/add.tsx', person: 'nils', path: '/aviseringar/ny/e-post' },
  { name: 'notices-add-sms', route: 'routes/notices/add.tsx', person: 'nils', path: '/aviseringar/ny/sms' },
  { name: 'notices-mailbox', route: 'routes/notices/add.tsx', person: 'greta', path: '/aviseringar/ny/digital-post' },
  {
    name: 'notices-mailbox-none',
    route: 'routes/notices/add.tsx',
    person: 'yngve',
    path: '/aviseringar/ny/digital-post',
  },
  {
    ...{ name: 'notices-add-error', route: 'routes/notices/add.tsx', person: 'nils' },
    ...{ path: '/aviseringar/ny/e-post', act: send, sent: true },
  },
  {
    ...{ name: 'notices-code', route: 'routes/notices/destination.tsx', person: 'hanna' },
    ...{ path: '/aviseringar', act: toCode, sent: true },
  },
  { name: 'notices-times', route: 'routes/notices/times.tsx', person: 'nils', path: '/aviseringar/nar' },
  { name: 'notices-about', route: 'routes/notices/about.tsx', person: 'pia', path: brukare('/aviseringar') },
  { name: 'notices-about-for', route: 'routes/notices/about.tsx', person: 'nils', path: brukare('/aviseringar') },
  { name: 'notices-stop-gone', route: 'routes/notices/stop.tsx', path: '/avsluta-aviseringar/finns-inte' },
  { name: 'work-list', route: 'routes/work-list/work-list.tsx', person: 'greta', path: '/att-gora' },
  // Looked at without a walk: nothing has been seen, and all still waits.
  { name: 'work-list-done', route: 'routes/work-list/done.tsx', person: 'greta', path: '/att-gora/klart' },
  { name: 'work-list-found', route: 'routes/work-list/work-list.tsx', person: 'greta', path: '/att-gora?namn=karl' },
  { name: 'work-list-nobody', route: 'routes/work-list/work-list.tsx', person: 'greta', path: '/att-gora?namn=zz' },
]
