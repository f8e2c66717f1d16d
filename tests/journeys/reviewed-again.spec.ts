import type { Page } from '@playwright/test'
import { signInAtDesk } from '../support/desk'
import { expect, test } from '../support/fixtures'
import { main } from '../support/objection-steps'

// What is done at the desk changes the world: it has a stack of its own.
test.use({ stackName: 'desk' })
// One after the other: both open a report of the same month.
test.describe.configure({ mode: 'default' })

/** A report that Sven's month has: with and without script the same stack is used, so each run opens one of its own. */
async function reopenOne(page: Page, provider: string, nth: number): Promise<void> {
  const desk = await signInAtDesk(page, provider)
  await page.goto(`${desk}/rapporter?manad=2026-10`)
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: /Sven Aronsson/ }) })
  const links = section.locator('a[href*="/rapport/"]')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  let opened = 0
  for (const href of new Set(hrefs)) {
    await page.goto(new URL(href, provider).href)
    const open = page.locator('form[action$="/oppna"] button')
    if ((await open.count()) === 0 || opened++ < nth) continue
    await open.click()
    const done = page.getByText('Klart: tidrapporten är öppnad igen')
    // The other run may have opened the same just now.
    await expect(done.or(page.getByText('Rapporten är inte fastställd'))).toBeVisible()
    if (await done.isVisible()) return
  }
  throw new Error('Sven has no report that can be opened again')
}

test('a report that is opened again after its review comes back first, on every page, and says what changed', async ({
  page,
  context,
  origins,
  signInAs,
}, { project }) => {
  test.slow()
  await signInAs('eva', { path: '/valj' })
  const base = new URL(page.url()).pathname
  const month = `${base}/tidrapporter/2026-10`
  await page.goto(month)
  const reports = await page
    .locator('tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  // One by one, as far as each can be.
  for (const href of reports) {
    await page.goto(href)
    const say = page.getByRole('button', { name: /^Granskad, inget att invända/ })
    if ((await say.count()) > 0) await say.click()
  }
  const other = await context.newPage()
  await reopenOne(other, origins.provider, project.name === 'journeys' ? 0 : 1)
  await other.close()

  const changed = /^Tidrapporten för .*, oktober 2026, har ändrats sedan du granskade den\. Tidrapporten är öppnad igen/
  await page.goto('/att-gora')
  // What has changed comes first.
  await expect(main(page).locator('.case-wait a').first()).toHaveText(/^Granska tidrapporten för .* igen, oktober/)
  for (const path of [base, month]) {
    await page.goto(path)
    await expect(main(page).getByRole('link', { name: changed }).first()).toBeVisible()
  }
  await page.goto(base)
  await main(page).getByRole('link', { name: changed }).first().click()
  await expect(main(page)).toContainText('Tidrapporten är öppnad igen och inte godkänd på nytt än.')
})

test('a review is not taken of what changed after the page came, which says what that is', async ({
  page,
  context,
  origins,
  signInAs,
}, { project }) => {
  test.slow()
  await signInAs('eva', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/tidrapporter/2026-10`)
  const say = page.getByRole('button', { name: /^Granskad, inget att invända/ })
  await expect(say).toBeVisible()
  const other = await context.newPage()
  await reopenOne(other, origins.provider, project.name === 'journeys' ? 0 : 1)
  await other.close()
  await say.click()
  await expect(page).toHaveTitle(/^Inte gjort: /)
  await expect(main(page)).toContainText(/Granskningen är inte sparad, för .* har ändrats sedan du öppnade sidan\./)
  await expect(main(page)).toContainText('Tidrapporten är öppnad igen och inte godkänd på nytt än.')
})
