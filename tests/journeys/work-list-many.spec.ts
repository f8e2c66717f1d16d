import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { heading, main } from '../support/objection-steps'

/** One who is god man of thirty, and one of eight while nobody has come to one of them: one page, 25 rows, who is late first. */
const stackName = 'many'
test.use({ stackName })
test.describe.configure({ mode: 'serial' })

/** A quarter of an hour after a visit of Karl's at Söder that begins 23 minutes late. */
const late = '2026-12-02T07:45:00+01:00'

const heights = [
  { width: 1280, most: 2300 },
  { width: 360, most: 5200 },
] as const

const rows = (page: Page) => main(page).locator('tbody tr')
const isCut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

for (const { width, most } of heights) {
  test(`25 of 30 are at most ${most} px at ${width}`, async ({ page, signInAs }) => {
    await page.setViewportSize({ width, height: 780 })
    await signInAs('ulla', { path: '/valj' })
    await expect(page).toHaveURL(/\/att-gora$/)
    await expect(heading(page)).toHaveText('30 av 30 personer väntar på dig')
    await expect(rows(page)).toHaveCount(25)
    const height = await main(page).evaluate((element) => element.scrollHeight)
    test.info().annotations.push({ type: 'height', description: `${width}: ${height} px` })
    expect(height).toBeLessThanOrEqual(most)
    expect(await isCut(page)).toBe(false)
  })
}

test('the rest is on the next page, and a search finds one of them, by keyboard', async ({
  page,
  keyboard,
  signInAs,
}) => {
  await signInAs('ulla', { path: '/att-gora' })
  await keyboard.press(page.getByRole('link', { name: 'Nästa sida' }))
  await expect(page).toHaveURL(/\?sida=2$/)
  await expect(rows(page)).toHaveCount(5)
  await expect(page).toHaveTitle(/Sida 2 av 2/)
  const name = (await rows(page).last().locator('th a').innerText()).trim()
  await page.goto('/att-gora')
  await keyboard.type(page.getByRole('searchbox', { name: 'Sök namn' }), name)
  await keyboard.press(page.getByRole('button', { name: 'Sök' }))
  await expect(page).toHaveURL(/namn=/)
  await expect(rows(page)).toHaveCount(1)
  await expect(main(page)).toContainText(`En person har ${name} i namnet.`)
  await keyboard.press(page.getByRole('link', { name: /^Inget väntar/ }))
  await expect(page).toHaveURL(/visa=inget&namn=/)
  await expect(main(page)).toContainText('Ingen med det namnet.')
})

test('somebody who is late now is the answer, the first row, and two presses from what can be done', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(300_000)
  await moveClock(stackName, late)
  await signInAs('greta', { path: '/valj' })
  await expect(page).toHaveURL(/\/att-gora$/)
  await expect(heading(page)).toHaveText(/ har inte kommit till Karl Öberg$/)
  const first = page.locator('main a, main button').first()
  await expect(first).toHaveText(/^Ring jouren, /)
  await expect(main(page).getByRole('heading', { level: 2 }).first()).toHaveText(/^\d av 8 personer väntar på dig$/)
  await expect(rows(page).first()).toHaveAttribute('data-state', 'late')
  await expect(rows(page).first()).toContainText('Karl Öberg')
  await expect(rows(page).first()).toContainText('15 minuter sen')
  await rows(page).first().locator('th a').click()
  await expect(heading(page)).toHaveText(/ har inte kommit till Karl Öberg$/)
  await expect(page.getByRole('link', { name: 'Säg att ingen har kommit till Karl Öberg' })).toBeVisible()
})
