import { expect, test } from '../support/fixtures'

test('the brukare finds why Tuesday’s time is missing, and goes to object, by keyboard', async ({
  page,
  keyboard,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await keyboard.press(page.getByRole('link', { name: 'Månaden', exact: true }))
  await expect(page).toHaveURL(/\/timmar\/manad\/2026-11$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Du har fått .+ av .+ så här långt\. .+ saknas\. Perioden är november 2026\.$/,
  )
  await keyboard.press(page.getByRole('link', { name: 'Visa veckan' }))
  await expect(page).toHaveURL(/\/timmar\/vecka\/2026-W47$/)
  const late = page.locator('summary', { hasText: 'Kom sent eller gick tidigt' })
  await keyboard.press(late)
  const tuesday = 'tisdag 17 november från klockan 14 till 22'
  await expect(page.getByRole('link', { name: tuesday, exact: true })).toBeVisible()
  await keyboard.press(page.getByRole('link', { name: `Det här stämmer inte, ${tuesday}` }))
  await expect(page).toHaveURL(/\/invandningar\/ny\?typ=rows&/)
  await expect(page.locator('main')).toContainText('17 november')
})

test('a relative who may see the hours sees them and every reason, and nothing to object with', async ({
  page,
  signInAs,
}) => {
  await signInAs('sara', { path: '/valj' })
  await page.getByRole('link', { name: 'Månaden', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Pia Lindgren har fått .+ av /)
  await expect(page.locator('main a[href*="/pass/"], main a[href*="/rad/"]').first()).toBeAttached()
  await expect(page.locator('main a[href*="/invandningar/"]')).toHaveCount(0)
})

test('a decision that has waited for more than three months says so, and what it means', async ({ page, signInAs }) => {
  await signInAs('greta', { path: '/valj' })
  await page.getByRole('link', { name: 'Yngve Falk' }).first().click()
  await page.getByRole('link', { name: 'Månaden', exact: true }).click()
  await page.getByRole('link', { name: 'Se besluten' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ett beslut har väntat i mer än tre månader')
  await expect(page.locator('main')).toContainText('Kommunen ska då säga det till IVO.')
})
