import type { Page } from '@playwright/test'
import { pressConfirmed } from '../support/sign-in'
import { brukare, type Finder } from './finder'
import type { PageState } from './page-state'
import { send } from './send'

const own = brukare('/kalender')
const ofKarl = (rest: string) => async (find: Finder) => `${await find.brukare('Karl Öberg')}/kalender${rest}`

/** Presses what shows an address, and identifies oneself again when that is asked for. */
const pressAs = async (page: Page, person: string): Promise<void> => {
  await pressConfirmed(page, { portal: new URL(page.url()).origin }, person, () => send(page))
  await page.locator('#adress').waitFor()
}

/** From the list to one address, which is made when there is none. The person of a state has one, however often it is met. */
const open = async (page: Page, person: string): Promise<void> => {
  const one = page.locator('main .cards a')
  if ((await one.count()) > 0) return one.first().click()
  await page.locator('main a[href$="/kalender/ny"]').click()
  await page.locator('#name').fill('Min telefon')
  await pressAs(page, person)
}

/** Another address in its place, which is shown. */
const show = async (page: Page): Promise<void> => {
  await open(page, 'pia')
  await page.waitForURL(/\/kalender\/(?!ny)[^/]+$/)
  await pressAs(page, 'pia')
}

const reopen = async (page: Page): Promise<void> => {
  await open(page, 'karl')
  await page.reload()
}

const ask = async (page: Page): Promise<void> => {
  await open(page, 'tuulikki')
  await page.locator('a[href$="/ta-bort"]').click()
  await page.waitForURL(/\/ta-bort$/)
}

/** The schedule in other calendars: one's own, for somebody else, and where it is turned off. */
export const calendarStates: PageState[] = [
  { name: 'calendars', route: 'routes/calendar/list.tsx', person: 'bo', path: own },
  { name: 'calendars-on-behalf', route: 'routes/calendar/list.tsx', person: 'greta', path: ofKarl(''), still: true },
  { name: 'calendars-protected', route: 'routes/calendar/list.tsx', person: 'maja', path: own, still: true },
  { name: 'calendar-new', route: 'routes/calendar/new.tsx', person: 'pia', path: brukare('/kalender/ny') },
  { name: 'calendar-new-error', route: 'routes/calendar/new.tsx', person: 'greta', path: ofKarl('/ny'), act: send },
  { name: 'calendar-shown', route: 'routes/calendar/one.tsx', person: 'pia', path: own, act: show, sent: true },
  { name: 'calendar', route: 'routes/calendar/one.tsx', person: 'karl', path: own, act: reopen, sent: true },
  { name: 'calendar-remove', route: 'routes/calendar/remove.tsx', person: 'tuulikki', path: own, act: ask, sent: true },
  { name: 'calendars-of-several', route: 'routes/calendar/own.tsx', person: 'greta', path: '/kalender', still: true },
]
