import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { heading, main } from '../support/objection-steps'
import { orderProviderFault } from '../support/provider-faults'
import { signIn } from '../support/sign-in'
import { checkInEachLanguage } from './check-state'
import { lateStates } from './urgent-states'

const stackName = 'urgent-pages'
test.use({ stackName })

// One worker: somebody is late, and then it is said, while the provider takes nothing.
test.describe.configure({ mode: 'serial' })

/** A quarter of an hour after a shift of Pia's that begins 23 minutes late. */
const late = '2026-12-02T06:15:00+01:00'

test.beforeAll(async ({ origins }) => {
  test.setTimeout(300_000)
  await moveClock(stackName, late)
  await orderProviderFault(origins.provider, { kind: 'status500', method: 'POST', pathPattern: '/objections$' })
})

for (const state of lateStates) {
  test(state.name, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    if (state.name === 'urgent-receipt') {
      await signIn(page, origins, 'pia', { path: '/valj', fresh: true })
      await page.locator('a[href$="/ingen-har-kommit"]').first().click()
      await main(page).getByRole('button', { name: 'Skicka till Farsta Assistans' }).click()
      await expect(heading(page)).toHaveText('Inte framme än. Ring Farsta Assistans')
    }
    await signInAs('pia', { path: null })
    await checkInEachLanguage(page, state, origins.portal)
  })
}
