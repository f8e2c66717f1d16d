import { expect, test } from '../support/fixtures'

test('a month is read from its sums down to one row, by keyboard', async ({ page, keyboard, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/tidrapporter`)
  // On the 19th the month before is what is reviewed.
  await expect(page).toHaveURL(/\/tidrapporter\/2026-10$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('oktober 2026')
  await expect(page.getByRole('heading', { name: 'Så långt har månaden kommit' })).toBeVisible()
  await keyboard.press(page.getByRole('link', { name: /^Tidrapport, / }).first())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Tidrapport för oktober 2026, /)
  await keyboard.press(page.getByRole('link', { name: /^Mer om / }).first())
  await expect(page).toHaveURL(/\/rad\//)
  for (const part of ['Planerat', 'Rapporterat', 'Fastställt', 'Regel', 'Start registrerad']) {
    await expect(page.getByText(part, { exact: true })).toBeVisible()
  }
})

test('rows show how a time was registered afterwards, what it was before and who changed it', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/tidrapporter/2026-11`)
  const reports = await page
    .locator('tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const day = page.getByRole('link', { name: /^Mer om lördag 14 november från klockan 6 / })
  for (const report of reports) {
    await page.goto(report)
    if ((await day.count()) > 0) break
  }
  await day.first().click()
  const row = page.locator('main')
  await expect(row).toContainText('för hand, i efterhand')
  await expect(row).toContainText('Först registrerat')
  await expect(row).toContainText(/Ändrat .* av /)
})

test('a fastställande tells who, when and how, in every version, and when its comment is missing', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  const texts: string[] = []
  for (const month of ['2026-10', '2026-09', '2026-11', '2026-08']) {
    await page.goto(`${base}/faststallanden/${month}`)
    texts.push(await page.locator('main').innerText())
  }
  const all = texts.join('\n')
  expect(all).toMatch(/fastställde tiden .*, tillsammans med annat som gick enligt plan/)
  expect(all).toMatch(/fastställde tiden .*, för sig/)
  expect(all).toMatch(/version 2/)
  expect(all).toContain('Kommentar saknas')
  expect(all).toMatch(/Arbetsledarens kommentar:/)
})

test('planned, reported and fastställd time stand beside each other as a list and as a table', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/tidrapporter/2026-10`)
  await page.locator('tbody a').first().click()
  const rows = await page.locator('.report-rows > li').count()
  expect(rows).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Visa som tabell' }).click()
  await expect(page.locator('#rader ~ .table-region tbody tr, [aria-labelledby] tbody tr').first()).toBeVisible()
  expect(await page.getByRole('table').last().locator('tbody tr').count()).toBe(rows)
})
