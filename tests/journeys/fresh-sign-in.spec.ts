import type { Page } from '@playwright/test'
import { languages, htmlLang } from '../../app/i18n/languages'
import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { begin, fillIn, heading, main, send } from '../support/objection-steps'

const stackName = 'fresh-sign-in'
test.use({ stackName })
// One stack, whose clock is moved while one is signed in.
test.describe.configure({ mode: 'serial' })

const identify = (page: Page, person: string) => page.locator(`button[name="person"][value="${person}"]`).click()
/** What is said before, in each language. */
const before = {
  sv: 'När du trycker på knappen får du legitimera dig en gång till',
  'sv-lattlast': 'När du trycker får du visa vem du är igen',
  en: 'When you press the button you are asked to identify yourself once more',
  fi: 'Kun painat painiketta, tunnistaudut vielä kerran',
}
const notDone = { sv: /^Inte gjort: /, 'sv-lattlast': /^Inte gjort: /, en: /^Not done: /, fi: /^Ei tehty: / }

test('an objection by one who is slow: said before, cancelled, and then sent with one press', async ({
  page,
  browser,
  signInAs,
}) => {
  test.setTimeout(300_000)
  const withScripts = await browser.newContext({ javaScriptEnabled: true })
  const scripted: Page = await withScripts.newPage()
  await signInAs('greta', { path: '/valj', fresh: true, page: scripted })
  await main(scripted).getByRole('link', { name: 'Karl Öberg', exact: true }).click()
  await begin(scripted, 1)
  await fillIn(scripted, 0, 'Ingen kom.')
  await signInAs('pia', { path: '/valj', fresh: true })
  await begin(page, 0)
  await fillIn(page, 0, 'Hon gick tidigare.')
  await expect(main(page)).toContainText('Om du väntar några minuter får du legitimera dig en gång till')
  await moveClock(stackName, '2026-11-19T15:14:00+01:00')
  const check = page.url()
  for (const language of languages) {
    await page.goto(`/sprak/${language}?till=${new URL(check).pathname}`)
    await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(language))
    await expect(main(page)).toContainText(before[language])
  }
  await page.goto(`/sprak/sv?till=${new URL(check).pathname}`)
  await send(page).click()

  await expect(heading(page)).toHaveText('Visa igen att det är du')
  await expect(main(page)).toContainText('Du ska skicka en invändning. Det görs så fort du har legitimerat dig.')
  await main(page).getByRole('button', { name: 'Legitimera dig med Test-BankID' }).click()
  await page.getByRole('button', { name: 'Avbryt' }).click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
  await expect(main(page).locator('.ds-alert').first()).toContainText('Det är inte gjort än')
  const back = new URL(page.url())
  for (const language of languages) {
    await page.goto(`/sprak/${language}?till=${encodeURIComponent(back.pathname + back.search)}`)
    await expect(page).toHaveTitle(notDone[language])
  }
  await page.goto(`/sprak/sv?till=${encodeURIComponent(back.pathname + back.search)}`)

  await send(page).click()
  await main(page).getByRole('button', { name: 'Legitimera dig med Test-BankID' }).click()
  await identify(page, 'nils')
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
  await expect(main(page)).toContainText('någon annan än du legitimerade sig')

  await send(page).click()
  await main(page).getByRole('button', { name: 'Legitimera dig med Test-BankID' }).click()
  await identify(page, 'pia')
  await expect(heading(page)).toHaveText('Invändningen är skickad')
  await expect(main(page)).toContainText('Hon gick tidigare.')
  const receipt = page.url()
  // Back and again lead to what was sent, and nothing is sent twice.
  await page.goto(check)
  await expect(page).toHaveURL(receipt)

  await send(scripted).click()
  await main(scripted).getByRole('button', { name: 'Legitimera dig med Test-BankID' }).click()
  await identify(scripted, 'greta')
  await expect(heading(scripted)).toHaveText('Invändningen är skickad')
  await expect(main(scripted)).toContainText('för Karl Öberg')
  await withScripts.close()
})
