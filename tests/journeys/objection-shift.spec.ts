import { expect, test } from '../support/fixtures'
import { go, heading, main } from '../support/objection-steps'

/** From a shift: what was pressed is not asked about again, and the steps are three from the beginning to the end. */
test('from a shift to the check are four pages at most, by keyboard, and what did not come about is first where nobody came', async ({
  page,
  keyboard,
  signInAs,
}) => {
  await signInAs('yngve', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/schema/dag/2026-11-18`)
  // The visit of the evening, to which nobody is known to have come.
  await main(page).locator('.shift[data-missed] a[href*="/pass/"], a.shift-more').last().click()
  await keyboard.press(main(page).locator('a[href*="/invandningar/ny"]').first())
  const steps = [await main(page).locator('.step').innerText()]
  const reasons = main(page).locator('.reason-rows button')
  await expect(reasons).toHaveCount(7)
  await expect(reasons.first()).toHaveText('Det blev inte av')
  for (const row of await reasons.all()) expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(56)
  await keyboard.press(page.getByRole('button', { name: 'Tiden är fel' }))
  await expect(heading(page)).toHaveText('Vilken tid var det?')
  steps.push(await page.title())
  await keyboard.press(go(page))
  await expect(heading(page)).toHaveText('Vill du berätta mer?')
  steps.push(await page.title())
  await keyboard.press(go(page))
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
  steps.push(await page.title())
  expect(steps.map((said) => /Steg \d av \d/.exec(said)?.[0])).toEqual([
    ...['Steg 1 av 3', 'Steg 2 av 3', 'Steg 2 av 3', 'Steg 3 av 3'],
  ])
})
