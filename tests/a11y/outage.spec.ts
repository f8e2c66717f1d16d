import { orderProviderFault } from '../support/provider-faults'
import { isDeep } from '../support/depth'
import { expect, test } from '../support/fixtures'
import { signIn } from '../support/sign-in'
import { createFinder } from './finder'
import { checkState, reach } from './check-state'
import { outageStates } from './outage-states'

test.use({ stackName: 'outage' })

// One worker: the fault is turned on once, after the pages have been seen once with everything in order.
test.describe.configure({ mode: 'default' })

test.beforeAll(async ({ browser, origins }) => {
  test.setTimeout(180_000)
  // A failed test takes its worker along, and the next begins here again.
  await orderProviderFault(origins.provider, { kind: 'none' })
  const context = await browser.newContext({ baseURL: origins.portal })
  const page = await context.newPage()
  await signIn(page, origins, 'pia')
  await expect(async () => {
    await page.goto('/valj')
    await page.waitForURL(/\/b\/[^/]+$/, { timeout: 1000 })
  }, 'the portal trusts the provider again').toPass({ timeout: 60_000 })
  const find = createFinder(page, `${origins.portal} pia`)
  for (const state of outageStates) {
    if (state.outage === 'seen before')
      await page.goto(typeof state.path === 'string' ? state.path : await state.path(find))
  }
  await context.close()
  await orderProviderFault(origins.provider, { kind: 'status500' })
})

for (const state of outageStates) {
  test(`${state.name} (sv)`, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    await signInAs('pia', { path: null })
    await reach(page, state, 'sv', origins.portal)
    await checkState(page, state, 'sv', isDeep)
  })
}
