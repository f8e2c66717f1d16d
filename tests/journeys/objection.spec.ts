import { expect, test, withScripts } from '../support/fixtures'
import { begin, fillIn, go, heading, main, openReport, send } from '../support/objection-steps'

test(
  'an objection is written, checked, sent once and followed to the provider',
  withScripts,
  async ({ page, signInAs, pressAs }) => {
    await signInAs('pia', { path: '/valj' })
    await begin(page, 0)
    await expect(page).toHaveTitle(/Steg 1 av 4/)
    await fillIn(page, 0, 'Hon gick tidigare.\nDet var andra gången.')
    await expect(main(page)).toContainText('från klockan 7:53 till 9:30')
    await pressAs('pia', () => send(page).click())
    await expect(heading(page)).toHaveText('Invändningen är skickad')
    await expect(main(page)).toContainText(/INV-[2-9A-Z]{4}-[2-9A-Z]{2}/)
    await expect(main(page)).toContainText('Hon gick tidigare.')
    await expect(main(page)).toContainText('senast torsdag 26 november')
    const receipt = page.url()
    await page.goBack()
    await page.reload()
    await expect(page).toHaveURL(receipt)
    await expect(async () => {
      await page.goto(receipt.replace('/kvitto', ''))
      await expect(heading(page)).toHaveText('Farsta Assistans har tagit emot invändningen', { timeout: 1000 })
    }).toPass({ timeout: 30_000 })
  },
)

test('what is wrong is said, and what was typed stays', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await begin(page, 1)
  await go(page).click()
  await expect(page).toHaveTitle(/^Fel: /)
  await page.getByRole('checkbox').nth(1).check()
  await go(page).click()
  await page.getByRole('radio', { name: 'Tiden är fel' }).check()
  await go(page).click()
  await page.getByLabel('Från klockan').fill('sju')
  await go(page).click()
  await expect(page).toHaveTitle(/^Fel: /)
  await expect(page.getByLabel('Från klockan')).toHaveValue('sju')
  await expect(main(page)).toContainText('Skriv när det slutade')
})

test('two tabs: the later learns that the draft has changed, and keeps what it wrote', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await begin(page, 2)
  await page.getByRole('checkbox').nth(2).check()
  await go(page).click()
  const other = await context.newPage()
  await other.goto(page.url())
  await page.getByRole('radio', { name: 'Tiden är fel' }).check()
  await go(page).click()
  await expect(heading(page)).toHaveText('Vilken tid var det?')
  await other.getByRole('radio', { name: 'Det blev inte av' }).check()
  await go(other).click()
  await expect(main(other)).toContainText('Utkastet har ändrats i ett annat fönster')
  await expect(other.getByRole('radio', { name: 'Det blev inte av' })).toBeChecked()
  await go(other).click()
  await expect(heading(other)).toHaveText('Vill du berätta mer?')
  await other.close()
})

test('a session that ends in the middle loses nothing', withScripts, async ({ page, context, signInAs }) => {
  await signInAs('pia', { path: '/valj', fresh: true })
  await begin(page, 3)
  await page.getByRole('checkbox').nth(3).check()
  await go(page).click()
  await page.getByRole('radio', { name: 'Det blev inte av' }).check()
  await go(page).click()
  await page.getByRole('textbox').fill('Ingen kom den kvällen.')
  const cookies = await context.cookies()
  const other = await context.newPage()
  // Identifying oneself again gives a new session and ends the old one, as time does.
  await other.goto('/logga-in?skal=bekrafta&till=/valj')
  await main(other).getByRole('button').first().click()
  await other.locator('button[name="person"][value="pia"]').click()
  await expect(other).toHaveURL(/\/b\//)
  await other.close()
  await context.addCookies(cookies)
  await go(page).click()
  await expect(page).toHaveURL(/\/logga-in\?.*skal=/)
  await main(page).getByRole('button').first().click()
  await page.locator('button[name="person"][value="pia"]').click()
  await expect(page).toHaveURL(/\/logga-in/)
  await main(page).getByRole('button').first().click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
  await expect(main(page)).toContainText('Ingen kom den kvällen.')
})

test('someone who acts for another sees the name on the button, and the receipt says for whom', async ({
  page,
  signInAs,
  pressAs,
}) => {
  await signInAs('greta', { path: '/valj' })
  await main(page).getByRole('link', { name: 'Karl Öberg', exact: true }).click()
  await begin(page, 0)
  await fillIn(page, 0, 'Karl säger att ingen kom.')
  await expect(send(page)).toHaveText('Skicka för Karl Öberg')
  await pressAs('greta', () => send(page).click())
  await expect(main(page)).toContainText('Av Greta Malm, god man, för Karl Öberg.')
})

test('a reply opens an answered case again, and an open one can be taken back', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const list = `${new URL(page.url()).pathname}/invandningar`
  await page.goto(list)
  await main(page)
    .getByRole('link', { name: /Fastställandet/ })
    .click()
  await main(page).getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(main(page)).toContainText('Skriv ditt svar')
  await page.getByLabel('Ditt svar').fill('Titta en gång till.')
  await main(page).getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(heading(page)).toHaveText('Farsta Assistans utreder invändningen')
  await expect(main(page)).toContainText('Titta en gång till.')
  await expect(page.getByLabel('Ditt svar')).toHaveCount(0)

  await page.goto(list)
  await main(page)
    .getByRole('link', { name: /ingen bokad/ })
    .click()
  await main(page).getByRole('link', { name: 'Ta tillbaka invändningen' }).click()
  await page.getByRole('textbox').fill('Det löste sig.')
  await main(page).getByRole('button', { name: 'Ta tillbaka' }).click()
  await expect(heading(page)).toHaveText('Invändningen är tillbakatagen')
})

test('a comment is written, checked and sent, without an objection', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await openReport(page)
  await main(page).locator('a[href*="/kommentar/"]').first().click()
  await go(page).click()
  await expect(page).toHaveTitle(/^Fel: /)
  await page.getByLabel('Din kommentar').fill('Tack för bra hjälp.')
  await go(page).click()
  await expect(heading(page)).toHaveText('Kontrollera kommentaren')
  await main(page).getByRole('button', { name: 'Skicka kommentaren' }).click()
  // Not called sent until the provider has it.
  await expect(heading(page)).toHaveText(/^Kommentaren är (sparad|skickad)$/)
  await expect(async () => {
    await page.reload()
    await expect(heading(page)).toHaveText('Kommentaren är skickad', { timeout: 1000 })
  }).toPass()
})

test('an objection by keyboard alone', withScripts, async ({ page, signInAs, keyboard, pressAs }) => {
  await signInAs('pia', { path: '/valj' })
  await openReport(page, 4)
  await keyboard.press(main(page).locator('a[href*="/invandningar/ny"]').first())
  await keyboard.press(main(page).locator('form button'))
  await keyboard.choose(page.getByRole('checkbox').nth(4))
  await keyboard.press(go(page))
  await keyboard.choose(page.getByRole('radio', { name: 'Det blev inte av' }))
  await keyboard.press(go(page))
  await keyboard.type(page.getByRole('textbox'), 'Ingen kom.')
  await keyboard.press(go(page))
  await pressAs('pia', () => keyboard.press(send(page)))
  await expect(heading(page)).toHaveText('Invändningen är skickad')
})
