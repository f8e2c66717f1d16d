import type { Page } from '@playwright/test'
import { others } from '../../sandbox/data/cast'
import { expect, test, withScripts } from '../support/fixtures'

const main = (page: Page) => page.locator('main')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const go = (page: Page) => main(page).getByRole('button', { name: 'Fortsätt', exact: true })
const numberOf = (key: string) => others.find((person) => person.key === key)?.number ?? ''

test(
  'access is given by keyboard, accepted, shows that only, and is gone at the very next page',
  withScripts,
  async ({ page, browser, keyboard, signInAs, pressAs, watch }) => {
    watch.allow(/404/)
    await signInAs('hanna', { path: '/valj', fresh: true })
    await keyboard.press(page.getByRole('link', { name: 'Mer', exact: true }))
    await keyboard.press(page.getByRole('link', { name: 'Vem kan se', exact: true }))
    await keyboard.press(main(page).getByRole('link', { name: 'Ge någon tillgång' }))
    await keyboard.press(main(page).getByRole('button', { name: 'Börja' }))
    await keyboard.choose(page.getByRole('radio', { name: 'Anhörig eller vän' }))
    await keyboard.press(go(page))
    await keyboard.type(page.getByLabel('Namn', { exact: true }), 'Tant Ulla')
    await keyboard.type(page.getByLabel('Personnummer'), '195510179815')
    await keyboard.press(go(page))
    await expect(page).toHaveTitle(/^Fel: /)
    await keyboard.type(page.getByLabel('Personnummer'), numberOf('ulla'))
    await keyboard.press(go(page))
    await expect(page.getByRole('checkbox', { name: 'Se schemat' })).toBeChecked()
    await keyboard.press(go(page))
    await keyboard.choose(page.getByRole('radio', { name: 'Tills vidare' }))
    await keyboard.press(go(page))
    await keyboard.type(page.getByRole('textbox'), 'Hej Ulla!')
    await keyboard.press(go(page))
    await expect(heading(page)).toHaveText('Kontrollera och skicka inbjudan')
    await expect(main(page)).not.toContainText(numberOf('ulla').slice(8))
    await pressAs('hanna', () => keyboard.press(main(page).getByRole('button', { name: 'Skicka inbjudan' })))
    await expect(heading(page)).toHaveText('Tant Ulla har inte svarat än')
    const one = page.url()

    const other = await browser.newContext({ javaScriptEnabled: false })
    const relative = await other.newPage()
    await signInAs('ulla', { path: '/valj', fresh: true, page: relative })
    await expect(heading(relative)).toHaveText('Du har fått en inbjudan')
    await relative.getByRole('link', { name: /Hanna Dahl/ }).click()
    await expect(main(relative)).toContainText('Hej Ulla!')
    await main(relative).getByRole('button', { name: 'Ja, det vill jag' }).click()
    await expect(relative).toHaveURL(/\/b\/[^/]+$/)
    const base = new URL(relative.url()).pathname
    await expect(relative.getByRole('link', { name: 'Schema', exact: true })).toBeVisible()
    await expect(relative.getByRole('link', { name: 'Månaden' })).toHaveCount(0)
    for (const path of ['/tidrapporter/2026-10', '/invandningar', '/behoriga']) {
      expect((await relative.goto(`${base}${path}`))?.status(), path).toBe(404)
    }

    await page.goto(one)
    await expect(heading(page)).toHaveText('Ulla Berg har tillgång')
    await keyboard.press(main(page).getByRole('link', { name: 'Ta bort tillgången' }))
    await pressAs('hanna', () => keyboard.press(main(page).getByRole('button', { name: 'Ta bort för Ulla Berg' })))
    await expect(heading(page)).toHaveText('Ulla Berg har inte längre tillgång')
    expect((await relative.goto(base))?.status()).toBe(404)
    await other.close()
  },
)

test('access is made smaller, and cannot be made larger', async ({ page, signInAs, pressAs }) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/behoriga`)
  await main(page).getByRole('link', { name: 'Sara Lindgren', exact: true }).click()
  await main(page).getByRole('link', { name: 'Minska tillgången' }).click()
  await expect(page.getByRole('checkbox')).toHaveCount(3)
  await page.getByRole('checkbox', { name: 'Se tidrapporterna' }).uncheck()
  await main(page).getByRole('button', { name: 'Fortsätt' }).click()
  await expect(heading(page)).toHaveText('Är det rätt för Sara Lindgren?')
  await pressAs('pia', () => main(page).getByRole('button', { name: 'Ändra för Sara Lindgren' }).click())
  await expect(heading(page)).toHaveText('Sara Lindgren har tillgång')
  await expect(main(page)).not.toContainText('vilka tider som är rapporterade')
})

test('the arbetsledare gets the fullmakt, and loses it, with a fresh sign-in in the middle', async ({
  page,
  context,
  signInAs,
  pressAs,
}) => {
  await signInAs('sven', { path: '/valj', fresh: true })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/fullmakt`)
  await expect(heading(page)).toHaveText('Arbetsledaren har ingen fullmakt')
  await main(page).getByRole('link', { name: 'Ge fullmakt till Farsta Assistans' }).click()
  await page.getByRole('radio', { name: 'Tills vidare' }).check()
  await go(page).click()
  await pressAs('sven', () => main(page).getByRole('button', { name: 'Ge fullmakten' }).click())
  await expect(heading(page)).toHaveText('Arbetsledaren har fullmakt att godkänna tiden')
  await main(page)
    .getByRole('link', { name: /Ta tillbaka fullmakten/ })
    .click()
  const here = page.url()
  // What the portal does when the sign-in is too old: one comes back to where one press is left.
  const query = new URLSearchParams({ till: new URL(here).pathname, skal: 'bekrafta', vad: 'withdrawFullmakt' })
  await page.goto(`/logga-in?${query.toString()}`)
  await expect(main(page)).toContainText('Du ska ta tillbaka arbetsledarens fullmakt.')
  const session = async () => (await context.cookies()).find(({ name }) => name === 'insyn')?.value
  const before = await session()
  await main(page).getByRole('button').first().click()
  await page.locator('button[name="person"][value="sven"]').click()
  await expect(page).toHaveURL(here)
  expect(await session()).not.toBe(before)
  await pressAs('sven', () => main(page).getByRole('button', { name: 'Ta tillbaka fullmakten' }).click())
  await expect(heading(page)).toHaveText('Arbetsledaren har ingen fullmakt')
  await expect(main(page)).toContainText('Den togs tillbaka')
})
