import { expect, test } from '../support/fixtures'

test('a god man reviews the months of her eight huvudmän from the work list, by keyboard', async ({
  page,
  keyboard,
  signInAs,
}) => {
  test.slow()
  await signInAs('greta', { path: '/valj' })
  await expect(page).toHaveURL(/\/att-gora$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d av \d personer väntar på dig$/)
  const toReview = page.getByRole('link', { name: /^Granska .* för oktober\b/ })
  const waiting = await toReview.count()
  expect(waiting).toBeGreaterThan(0)
  const say = page.getByRole('button', { name: /^Granskad, inget att invända, för / })
  const closed: string[] = []
  for (let nth = 0; nth < waiting; nth++) {
    await keyboard.press(toReview.nth(closed.length))
    await expect(page).toHaveURL(/\/tidrapporter\/2026-10$/)
    if ((await say.count()) === 0) {
      // Something is not reported yet, or is objected to: the page says so, and this one waits.
      await expect(page.locator('#granskning + p, #granskning ~ p').last()).toBeVisible()
      closed.push(page.url())
    } else {
      await keyboard.press(say)
      await expect(page.getByText(/^Hela månaden är granskad, inget att invända. Av Greta Malm, god man/)).toBeVisible()
    }
    if (nth === 0) {
      const before = page.url()
      await keyboard.press(page.getByRole('link', { name: 'Nästa på listan' }))
      await expect(page).toHaveURL((url) => /^\/b\/[^/]+\/./.test(url.pathname) && url.href !== before)
    }
    await keyboard.press(page.getByRole('link', { name: 'Att göra' }).first())
    await expect(page).toHaveURL(/\/att-gora$/)
  }
  expect(await toReview.count()).toBe(closed.length)
  expect(closed.length).toBeLessThan(waiting)
})

test('a review of one report is taken back the same day, and both are in the log', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/tidrapporter/2026-10`)
  const reports = await page
    .locator('tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const say = page.getByRole('button', { name: 'Granskad, inget att invända', exact: true })
  for (const href of reports) {
    await page.goto(href)
    if ((await say.count()) > 0) break
  }
  await say.click()
  await expect(page.getByText(/^Granskad, inget att invända. Av Pia Lindgren/)).toBeVisible()
  await page.getByRole('button', { name: 'Ta tillbaka granskningen' }).click()
  await expect(page.getByText('Ingen har granskat det här än.')).toBeVisible()
  await page.goto(`${base}/logg?visa=gjort`)
  await page.getByRole('link', { name: /^Visa mina egna/ }).click()
  await expect(page.getByText('Tog tillbaka en granskning.').first()).toBeVisible()
  await expect(page.getByText('Granskade en tidrapport eller en månad.').first()).toBeVisible()
})
