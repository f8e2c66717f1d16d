import type { Page } from '@playwright/test'
import { brukare, type Finder } from './finder'
import type { PageState } from './page-state'

const next = async (page: Page): Promise<void> => {
  await page.locator('main form').last().locator('button').first().click()
  await page.waitForLoadState()
}

/** Answers so many steps of giving access, from the page before the first. */
const giving =
  (steps: number) =>
  async (page: Page): Promise<void> => {
    await next(page)
    for (let step = 0; step < steps; step++) {
      if (await page.locator('#kind').count()) await page.locator('#kind').check()
      if (await page.locator('#until').count()) await page.locator('#until').check()
      if (await page.locator('#name').count()) {
        await page.locator('#name').fill('Moster')
        await page.locator('#number').fill('195510179814')
      }
      await next(page)
    }
  }

const draft = (name: string, person: string, steps: number): PageState => ({
  ...{ name, person, path: brukare('/behoriga/ny'), act: giving(steps) },
  route: steps === 5 ? 'routes/access/draft-check.tsx' : 'routes/access/draft.tsx',
})
const given =
  (rest: string, nth = 0) =>
  async (find: Finder) => {
    const list = await brukare('/behoriga')(find)
    return `${await find.link(list, /\/behoriga\/(?!ny|utkast)[^/]+$/, nth)}${rest}`
  }

/** The pages about who can see and do something, and the giving of it. */
export const accessStates: PageState[] = [
  { name: 'access-list', route: 'routes/access/list.tsx', person: 'pia', path: brukare('/behoriga') },
  { name: 'access-list-protected', route: 'routes/access/list.tsx', person: 'maja', path: brukare('/behoriga') },
  {
    name: 'access-list-on-behalf',
    route: 'routes/access/list.tsx',
    person: 'leila',
    path: async (find) => `${await find.brukare('Elsa Sandell')}/behoriga`,
  },
  { name: 'access-new', route: 'routes/access/new.tsx', person: 'pia', path: brukare('/behoriga/ny') },
  draft('access-draft-kind', 'rut', 0),
  draft('access-draft-who', 'sven', 1),
  draft('access-draft-what', 'bo', 2),
  draft('access-draft-until', 'yngve', 3),
  draft('access-draft-message', 'alva', 4),
  draft('access-draft-check', 'ivar', 5),
  {
    ...{ name: 'access-draft-error', route: 'routes/access/draft.tsx', person: 'rut' },
    ...{ path: brukare('/behoriga/ny') },
    act: async (page) => {
      await giving(1)(page)
      await next(page)
    },
  },
  { name: 'access-one', route: 'routes/access/one.tsx', person: 'pia', path: given('') },
  { name: 'access-limit', route: 'routes/access/limit.tsx', person: 'pia', path: given('/andra') },
  {
    ...{ name: 'access-limit-check', route: 'routes/access/limit.tsx', person: 'pia' },
    path: given('/andra?scopes=schedule%3Aread&until=day&day=2026-12-31'),
  },
  { name: 'access-limit-changed', route: 'routes/access/limit.tsx', person: 'pia', path: given('/andra?andrat') },
  { name: 'access-one-withdrawn', route: 'routes/access/one.tsx', person: 'pia', path: given('', 3) },
  {
    ...{ name: 'access-draft-changed', route: 'routes/access/draft-check.tsx', person: 'alva' },
    path: brukare('/behoriga/ny'),
    act: async (page) => {
      await giving(2)(page)
      await page.goto(page.url().replace(/[^/]+$/, 'kontrollera?andrat'))
    },
  },
  { name: 'access-withdraw', route: 'routes/access/withdraw.tsx', person: 'pia', path: given('/ta-bort') },
  { name: 'fullmakt', route: 'routes/fullmakt/list.tsx', person: 'pia', path: brukare('/fullmakt') },
  { name: 'fullmakt-none', route: 'routes/fullmakt/list.tsx', person: 'sven', path: brukare('/fullmakt') },
  { name: 'fullmakt-withdraw', route: 'routes/fullmakt/change.tsx', person: 'pia', path: brukare('/fullmakt/farsta') },
  { name: 'fullmakt-give', route: 'routes/fullmakt/change.tsx', person: 'sven', path: brukare('/fullmakt/farsta') },
  {
    ...{ name: 'fullmakt-give-check', route: 'routes/fullmakt/change.tsx', person: 'sven' },
    path: brukare('/fullmakt/farsta?until=further&day='),
  },
  { name: 'choose-invited', route: 'routes/choose/choose.tsx', person: 'frida', path: '/valj' },
  {
    ...{ name: 'invitation', route: 'routes/access/invitation.tsx', person: 'frida' },
    path: (find) => find.link('/valj', /\/inbjudan\/[^/]+$/),
  },
]
