import { htmlLang, languages } from '../../app/i18n/languages'
import { isDeep } from '../support/depth'
import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { main } from '../support/objection-steps'
import { checkState } from './check-state'
import type { PageState } from './page-state'
import { send } from './send'

const stackName = 'not-done'
test.use({ stackName })

/** Longer than a sign-in is fresh, and shorter than a session lasts without a word. */
const later = '2026-11-19T15:14:00+01:00'

const state: PageState = { name: 'not-done', route: 'routes/fullmakt/change.tsx', person: 'sven', path: '/valj' }
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
  const { pathname, search } = new URL(page.url())
  for (const language of languages) {
    await test.step(language, async () => {
      await page.goto(`/sprak/${language}?till=${encodeURIComponent(pathname + search)}`)
      await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(language))
      await expect(page).toHaveTitle(saysSo[language])
      await checkState(page, state, language, isDeep || language === 'sv')
    })
  }
})
