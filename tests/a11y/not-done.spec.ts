import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { main } from '../support/objection-steps'
import { checkAsItStands } from './check-as-it-stands'
import { send } from './send'

const stackName = 'not-done'
test.use({ stackName })

/** Longer than a sign-in is fresh, and shorter than a session lasts without a word. */
const later = '2026-11-19T15:14:00+01:00'

const state = { name: 'not-done', route: 'routes/fullmakt/change.tsx', person: 'sven' }
const saysSo = { sv: /^Inte gjort: /, 'sv-lattlast': /^Inte gjort: /, en: /^Not done: /, fi: /^Ei tehty: / }

test('what was pressed is not done, since one did not identify oneself again', async ({ page, signInAs, watch }) => {
  test.setTimeout(300_000)
  watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
  await signInAs('sven', { path: '/valj', fresh: true })
  await page.goto(`${new URL(page.url()).pathname}/fullmakt/farsta?until=further&day=`)
  await moveClock(stackName, later)
  await send(page)
  await main(page).getByRole('button', { name: 'Legitimera dig med Test-BankID' }).click()
  await page.getByRole('button', { name: 'Avbryt' }).click()
  await expect(main(page).locator('.ds-alert').first()).toContainText('Det är inte gjort än')
  await checkAsItStands(page, state, (language) => expect(page).toHaveTitle(saysSo[language]))
})
