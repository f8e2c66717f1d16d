import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { addAddress, newAddress } from '../support/notice-flow'
import { main } from '../support/objection-steps'
import { signIn } from '../support/sign-in'
import { checkInEachLanguage } from './check-state'
import { unreachedStates } from './unreached-states'

const stackName = 'unreached'
test.use({ stackName })

// One worker: the addresses are lost once.
test.describe.configure({ mode: 'default' })

/** A Sunday on which nobody comes to Pia's evening shift, well after it should have begun. */
const nobodyHasCome = '2026-11-22T16:30:00+01:00'
/** The first takes the letter with the code and nothing after it; the other is to be tried again. */
const [gone, away] = [`once.${newAddress('pia')}`, `later.${newAddress('pia')}`]

test.beforeAll(async ({ browser, origins }) => {
  test.setTimeout(300_000)
  await moveClock(stackName, nobodyHasCome)
  const context = await browser.newContext({ baseURL: origins.portal })
  const page = await context.newPage()
  await signIn(page, origins, 'pia', { path: '/valj', fresh: true })
  await addAddress(page, gone)
  await addAddress(page, away)
  await expect(async () => {
    await page.goto('/aviseringar')
    await expect(main(page)).toContainText(`Det går inte att skicka till ${gone}.`, { timeout: 500 })
    await expect(main(page)).toContainText(`Vi kunde inte nå ${away}`, { timeout: 500 })
  }, 'both have been tried').toPass({ timeout: 120_000 })
  await context.close()
})

for (const state of unreachedStates) {
  test(state.name, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    await signInAs('pia', { path: null })
    await checkInEachLanguage(page, state, origins.portal)
  })
}

test('an address that is lost is taken away, and then nothing of it is said', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/aviseringar' })
  await main(page).getByRole('link', { name: gone }).click()
  await page.getByRole('button', { name: `Ta bort ${gone}` }).click()
  await expect(main(page).locator('> :first-child')).toHaveText('Adressen är borttagen.')
  await expect(main(page)).not.toContainText('Vi når inte en av dina adresser')
  await expect(main(page), 'the other is still tried').toContainText(`Vi kunde inte nå ${away}`)
})
