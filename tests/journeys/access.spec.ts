import { expect, test, withScripts } from '../support/fixtures'

test('a god man chooses among eight, and the person stands in the address and in a banner with the reason', async ({
  page,
  keyboard,
  signInAs,
}) => {
  await signInAs('greta', { path: '/valj' })
  const persons = page.locator('main a[href^="/b/"]')
  await expect(persons).toHaveCount(8)
  await keyboard.press(page.getByRole('link', { name: /Karl Öberg/ }))
  await expect(page).toHaveURL(/\/b\/[^/]+$/)
  const banner = page.getByRole('region', { name: 'Du företräder' })
  await expect(banner).toContainText('Karl Öberg')
  await expect(banner).toContainText(/god man/)
  await keyboard.press(banner.getByRole('link'))
  await expect(page).toHaveURL(/\/valj$/)
})

test('a relative sees what is allowed and nothing else', async ({ page, signInAs, watch }) => {
  watch.allow(/404/)
  await signInAs('nils', { path: '/valj' })
  await expect(page).toHaveURL(/\/b\/[^/]+$/)
  const base = new URL(page.url()).pathname
  await expect(page.getByRole('link', { name: 'Schema', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Månaden' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Ärenden' })).toHaveCount(0)
  for (const path of ['/tidrapporter/2026-10', '/invandningar', '/faststallanden/2026-10']) {
    const answer = await page.goto(base + path)
    expect(answer?.status(), path).toBe(404)
  }
  await page.goto(`${base}/schema/dag/2026-11-18`)
  await page.locator('.shift-more').first().click()
  await expect(page.getByRole('link', { name: 'Det här stämmer inte' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /tidrapport/i })).toHaveCount(0)
})

test('whose right has ended sees nobody, and is told what to do', async ({ page, signInAs }) => {
  await signInAs('ulla', { path: '/valj' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Det finns ingen du kan se uppgifter om')
  await expect(page.locator('main a[href^="/b/"]')).toHaveCount(0)
})

test('one brukare with two providers sees both on the same pages', async ({ page, signInAs }) => {
  await signInAs('karl', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/schema/vecka/2026-W47?vy=tabell`)
  await expect(page.getByRole('cell', { name: 'Farsta Assistans' }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Söders Hemtjänst' }).first()).toBeVisible()
})

test(
  'sign-in returns to the page asked for; sign-out ends it here and there',
  withScripts,
  async ({ page, signInAs, origins }) => {
    await signInAs('pia', { path: '/valj', fresh: true })
    const base = new URL(page.url()).pathname
    await page.context().clearCookies()
    await page.goto(`${base}/schema/vecka/2026-W46`)
    await expect(page).toHaveURL(/\/logga-in\?/)
    await page.locator('main').getByRole('button').first().click()
    await page.locator('button[name="person"][value="pia"]').click()
    await expect(page).toHaveURL(`${origins.portal}${base}/schema/vecka/2026-W46`)
    await page.locator('header').getByRole('link', { name: 'Pia Lindgren' }).click()
    await page.getByRole('button', { name: 'Logga ut' }).click()
    await page.waitForURL((url) => url.origin === origins.portal && url.pathname === '/utloggad')
    await page.goto(`${base}/schema/vecka/2026-W46`)
    await expect(page).toHaveURL(/\/logga-in\?/)
  },
)

test(
  'the language is chosen by link and kept, also on the same page with its query',
  withScripts,
  async ({ page, signInAs }) => {
    await signInAs('pia', { path: '/valj' })
    const base = new URL(page.url()).pathname
    await page.goto(`${base}/schema/vecka/2026-W47?vy=tabell`)
    await page.locator('footer').getByRole('link', { name: 'Suomi' }).click()
    await expect(page).toHaveURL(/\/schema\/vecka\/2026-W47\?vy=tabell$/)
    await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
    await page.goto(base)
    await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
    await page.locator('footer').getByRole('link', { name: 'Lättläst' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-language', 'sv-lattlast')
    await page.locator('footer').getByRole('link', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.locator('footer').getByRole('link', { name: 'Svenska', exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  },
)
