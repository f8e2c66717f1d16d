import { expect, test } from '../support/fixtures'

const today = '2026-11-19'

test('a brukare lands on who is here and who comes next, and finds the way through the schedule by keyboard', async ({
  page,
  keyboard,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await expect(page).toHaveURL(/\/b\/[^/]+$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/är hos dig till klockan|kommer|Ingen/)
  await keyboard.press(page.getByRole('link', { name: 'Se hela schemat' }))
  await expect(page).toHaveURL(new RegExp(`/schema/dag/${today}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/pass torsdag 19 november$/)
  await keyboard.press(page.getByRole('link', { name: 'Vecka', exact: true }))
  await expect(page).toHaveURL(/\/schema\/vecka\/2026-W47$/)
  await expect(page.locator('[id^="dag-2026-11-"]')).toHaveCount(7)
  await keyboard.press(page.getByRole('link', { name: 'Visa som tabell' }))
  await expect(page.getByRole('table')).toBeVisible()
  await keyboard.press(page.getByRole('link', { name: 'Månad', exact: true }))
  await expect(page).toHaveURL(/\/schema\/manad\/2026-11\?vy=tabell$/)
})

test('list and table say the same shifts', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/schema/vecka/2026-W47`)
  const listed = await page.locator('.shifts > li').count()
  const hrefs = await page.locator('.shift-more').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  await page.goto(`${base}/schema/vecka/2026-W47?vy=tabell`)
  expect(await page.locator('tbody tr').count()).toBe(listed)
  const inTable = await page
    .locator('tbody td a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(inTable.sort()).toEqual(hrefs.sort())
})

test('a vacant, a cancelled, a moved and a substituted shift and a new person are told in words', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  const words = await page.locator('main').innerText()
  await page.goto(`${base}/schema/manad/2026-11?vy=lista`)
  // What has been is behind a line each.
  await page.locator('.days-before details').evaluateAll((days) => days.forEach((day) => day.setAttribute('open', '')))
  const all = `${words}\n${await page.locator('main').innerText()}`
  expect(all).toContain('Ingen är bokad än')
  expect(all).toMatch(/är inställt av Farsta Assistans/)
  expect(all).toMatch(/Du har avbokat passet/)
  expect(all).toMatch(/Tiden är ändrad\. Förut var det/)
  expect(all).toMatch(/är vikarie|var vikarie/)
  expect(all).toMatch(/är ny\. Anordnaren har inte sagt det i förväg/)
  expect(all).toMatch(/Dubbel bemanning tillsammans med/)
})

test('a shift is opened, whole, from the day', async ({ page, keyboard, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/schema/dag/2026-11-18`)
  // The first is the night that began the day before.
  await keyboard.press(page.locator('.shift-more').nth(1))
  await expect(page).toHaveURL(/\/pass\/farsta\/2026-11-18\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/var på plats onsdag 18 november$/)
  await expect(page.getByText('Planerad tid', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Det här stämmer inte' })).toBeVisible()
})

test('an address that names no day, or a shift that is not there, is a page that is not there', async ({
  page,
  signInAs,
  watch,
}) => {
  watch.allow(/404/)
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  for (const path of [
    '/schema/dag/2026-02-30',
    '/schema/vecka/2026-W60',
    '/schema/manad/2026-13',
    '/pass/farsta/2026-11-18/finns-inte',
  ]) {
    const answer = await page.goto(base + path)
    expect(answer?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan finns inte')
  }
})
