import type { Page } from '@playwright/test'
import { pressConfirmed } from '../support/sign-in'
import { brukare, type Finder } from './finder'
import type { PageState } from './page-state'
import { send } from './send'

const own = (rest: string) => brukare(`/onskemal${rest}`)
const start = own('/nytt')
const choose = own('/nytt?typ=move&provider=farsta')

/** The shift of a day that has not come, at its page; then where one wishes something of it. */
const ofShift = async (find: Finder): Promise<string> => {
  const base = await find.brukare()
  const day = `${base}/schema/dag/2026-11-25`
  const [, provider = '', date = '', id = ''] =
    /\/pass\/([^/]+)\/([^/]+)\/([^/?]+)/.exec(await find.link(day, /\/pass\/[^/]+\/[^/]+\/[^/]+$/)) ?? []
  return `${base}/onskemal/nytt?provider=${provider}&pass=${id}&dag=${date}`
}
/** Of the plan of the help: which part. */
const ofPlan = async (find: Finder): Promise<string> => {
  const plan = await find.link(await brukare('/dokument')(find), /\/plan\/[^/]+\/[^/]+$/)
  const [, base = '', provider = '', id = ''] = /^(.*)\/plan\/([^/]+)\/([^/?]+)/.exec(plan) ?? []
  return `${base}/onskemal/nytt?typ=plan&provider=${provider}&plan=${id}`
}

/** From the beginning to the form of a kind that begins at once. */
const form = async (page: Page, name: string): Promise<void> => {
  await page.locator('main button', { hasText: name }).first().click()
  await page.waitForURL(/\/onskemal\/utkast\//)
}
const cancel = (page: Page) => form(page, 'Avboka ett pass')
const days = (page: Page) => form(page, 'Ingen hjälp under en sjukhusvistelse')
/** With a shift chosen. */
const move = async (page: Page): Promise<void> => {
  await page.locator('main input[type=radio]').last().check()
  await send(page)
}
const part = async (page: Page): Promise<void> => {
  await page.locator('main input[type=radio]').last().check()
  await send(page)
}

/** Filled in, at the check: days whose hours are known, or, of a stay without an end, are not. */
const check =
  (name: string, to: string | null) =>
  async (page: Page): Promise<void> => {
    await form(page, name)
    const date = async (field: string, day: string) => {
      for (const [end, value] of [
        ['', day],
        ['-month', '12'],
        ['-year', '2026'],
      ] as const)
        await page.locator(`input[name="${field}${end}"]`).fill(value)
    }
    await date('from', '1')
    if (to === null) await page.locator('input[name="noEnd"]').check()
    else {
      await page.locator('input[name="noEnd"]').uncheck()
      await date('to', to)
    }
    await page.locator('textarea').fill('Jag reser bort.')
    await send(page)
    await page.waitForURL(/\/kontrollera$/)
  }

/** Sent, on its receipt. */
const receipt = async (page: Page): Promise<void> => {
  await check('Vara borta några dagar utan hjälp', '2')(page)
  await pressConfirmed(page, { portal: new URL(page.url()).origin }, 'bo', () => send(page))
  await page.waitForURL(/\/kvitto$/)
}

const ofCase = (rest: string) => async (find: Finder) =>
  `${await find.link(await own('')(find), /\/onskemal\/(?!nytt|utkast)[^/]+$/)}${rest}`

/** What is wished to be otherwise: each page and state, one's own, for another, and where it is not taken. */
export const wishStates: PageState[] = [
  { name: 'wishes', route: 'routes/wishes/list.tsx', person: 'pia', path: own('') },
  {
    ...{ name: 'wishes-on-behalf', route: 'routes/wishes/list.tsx', person: 'greta' },
    path: async (find) => `${await find.brukare('Karl Öberg')}/onskemal`,
  },
  { name: 'wish-new', route: 'routes/wishes/new.tsx', person: 'pia', path: start, still: true },
  { name: 'wish-new-shift', route: 'routes/wishes/new.tsx', person: 'pia', path: ofShift },
  { name: 'wish-new-choose', route: 'routes/wishes/new.tsx', person: 'pia', path: choose },
  { name: 'wish-new-choose-error', route: 'routes/wishes/new.tsx', person: 'pia', path: choose, act: send },
  { name: 'wish-new-plan', route: 'routes/wishes/new.tsx', person: 'pia', path: ofPlan, still: true },
  { name: 'wish-cancel', route: 'routes/wishes/draft.tsx', person: 'pia', path: ofShift, act: cancel },
  { name: 'wish-move', route: 'routes/wishes/draft.tsx', person: 'pia', path: choose, act: move },
  {
    ...{ name: 'wish-move-error', route: 'routes/wishes/draft.tsx', person: 'pia', path: choose },
    act: async (page) => {
      await move(page)
      await send(page)
    },
  },
  { name: 'wish-days', route: 'routes/wishes/draft.tsx', person: 'karl', path: start, act: days },
  {
    ...{ name: 'wish-days-error', route: 'routes/wishes/draft.tsx', person: 'yngve', path: start },
    act: async (page) => {
      await days(page)
      await send(page)
    },
  },
  { name: 'wish-plan', route: 'routes/wishes/draft.tsx', person: 'pia', path: ofPlan, act: part },
  {
    ...{ name: 'wish-check', route: 'routes/wishes/draft-check.tsx', person: 'pia', path: start },
    act: check('Vara borta några dagar utan hjälp', '3'),
  },
  {
    ...{ name: 'wish-check-unknown', route: 'routes/wishes/draft-check.tsx', person: 'pia', path: start },
    act: check('Ingen hjälp under en sjukhusvistelse', null),
  },
  { name: 'wish', route: 'routes/wishes/case.tsx', person: 'pia', path: ofCase('') },
  { name: 'wish-receipt', route: 'routes/wishes/receipt.tsx', person: 'bo', path: start, act: receipt },
  { name: 'wish-withdraw', route: 'routes/wishes/withdraw.tsx', person: 'pia', path: ofCase('/ta-tillbaka') },
]
