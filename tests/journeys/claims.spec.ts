import { expect, test } from '../support/fixtures'
import { go, heading, main, send } from '../support/objection-steps'

test('a god man compares the underlag with the rows, follows a difference to its row, and objects to the line', async ({
  page,
  keyboard,
  signInAs,
  pressAs,
}) => {
  await signInAs('greta', { path: '/valj' })
  await keyboard.press(page.getByRole('link', { name: 'Karl Öberg', exact: true }).first())
  await keyboard.press(page.getByRole('link', { name: 'Månaden', exact: true }))
  await keyboard.press(page.getByRole('link', { name: 'Räkningen, november 2026' }))
  await keyboard.press(page.getByRole('link', { name: 'Månaden före, oktober 2026' }))
  await expect(page).toHaveURL(/\/rakningsunderlag\/2026-10$/)
  const underlag = page.url()
  await expect(heading(page)).toHaveText('Underlaget för oktober 2026 stämmer inte på 2 ställen')
  await expect(main(page)).toContainText(/Räkningen kan gälla .* som inte har getts/)
  await expect(main(page)).toContainText('Ingen rad i tidrapporterna svarar mot den här tiden')
  const visit = 'måndag 5 oktober från klockan 20 till 20:30, Josefin Kroon'
  await keyboard.press(page.getByRole('link', { name: `Se raden i tidrapporten, ${visit}` }))
  await expect(page).toHaveURL(/\/rad\//)
  await expect(main(page)).toContainText('20:24')
  await page.goto(underlag)
  await keyboard.press(page.getByRole('link', { name: `Det här stämmer inte, ${visit}` }))
  await expect(main(page)).toContainText(`Underlaget för oktober 2026, ${visit}`)
  await keyboard.press(main(page).getByRole('button', { name: 'Börja' }))
  await expect(heading(page)).toHaveText('Vilka rader stämmer inte?')
  await expect(page.getByRole('checkbox', { name: visit })).toBeChecked()
  await go(page).click()
  await page.getByRole('radio', { name: 'Tid som inte har getts är godkänd' }).check()
  await go(page).click()
  await go(page).click()
  await page.getByRole('textbox').fill('Besöket var sex minuter.')
  await go(page).click()
  await expect(main(page)).toContainText(visit)
  await pressAs('greta', () => send(page).click())
  await expect(heading(page)).toHaveText('Invändningen är skickad')
  const receipt = page.url()
  await expect(async () => {
    await page.goto(receipt.replace('/kvitto', ''))
    await expect(heading(page)).toHaveText('Söders Hemtjänst har tagit emot invändningen', { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
})

test('the whole underlag can be objected to, and the address without a month leads to the latest', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/rakningsunderlag`)
  await expect(page).toHaveURL(/\/rakningsunderlag\/2026-10$/)
  await expect(heading(page)).toHaveText('Underlaget för oktober 2026 är inte klart än')
  await expect(main(page)).toContainText('lördag 5 december, 16 dagar kvar')
  await expect(main(page)).toContainText('Klockan ställdes tillbaka en timme söndag 25 oktober.')
  await page.getByRole('link', { name: /^Det här stämmer inte, hela underlaget för oktober 2026/ }).click()
  await expect(main(page)).toContainText('Hela underlaget för oktober 2026')
  await main(page)
    .getByRole('button', { name: /^Börja/ })
    .click()
  await expect(heading(page)).toHaveText('Gäller det hela underlaget?')
})
