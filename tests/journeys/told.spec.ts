import { expect, test, withScripts } from '../support/fixtures'
import { heading, main } from '../support/objection-steps'
import { typeDay } from '../support/type-day'

test('what was done is said first on the page and in its title, once', withScripts, async ({ page, signInAs }) => {
  await signInAs('greta', { path: '/valj' })
  const base = (await page.getByRole('link', { name: 'Karl Öberg' }).first().getAttribute('href')) ?? ''
  const first = main(page).locator('> :first-child')
  const words = `En anteckning som tas bort ${Date.now()}`

  await page.goto(`${base}/anteckningar/ny`)
  await page.getByRole('radio', { name: 'Något annat' }).check()
  await typeDay(page, 'day', ['18', '11', '2026'])
  await page.getByLabel('Vad vill du komma ihåg?').fill(words)
  await main(page)
    .getByRole('button', { name: /^Spara anteckningen/ })
    .click()
  await expect(first).toHaveText('Anteckningen är sparad.')
  await expect(page).toHaveTitle(/^Anteckningen är sparad\. Du har \d+ egna anteckningar/)
  await page.reload()
  await expect(heading(page)).toBeVisible()
  await expect(page.getByText('Anteckningen är sparad.')).toHaveCount(0)
  await expect(page).toHaveTitle(/^Du har \d+ egna anteckningar/)

  const note = main(page).locator('li', { hasText: words })
  await note.getByRole('link').first().click()
  await page.getByRole('link', { name: 'Ta bort anteckningen' }).click()
  await main(page)
    .getByRole('button', { name: /^Ta bort anteckningen/ })
    .click()
  await expect(first).toHaveText('Anteckningen är borttagen.')
  await expect(page.getByText(words)).toHaveCount(0)
})
