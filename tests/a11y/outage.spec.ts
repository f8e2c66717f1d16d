import { orderProviderFault } from '../support/provider-faults'
import { isDeep } from '../support/depth'
import { expect, test } from '../support/fixtures'
import { signIn } from '../support/sign-in'
import { createFinder } from './finder'
import { checkState, reach } from './check-state'
import { outageStates } from './outage-states'
import { unknownStates } from './unknown-states'
import { languages } from '../../app/i18n/languages'

test.use({ stackName: 'outage' })

const tenants = ['farsta', 'soder'] as const

// One worker: the fault is turned on once, after the pages have been seen once with everything in order.
test.describe.configure({ mode: 'default' })

test.beforeAll(async ({ browser, origins }) => {
  test.setTimeout(180_000)
  // A failed test takes its worker along, and the next begins here again.
  for (const tenant of tenants) await orderProviderFault(origins.provider, { tenant, kind: 'none' })
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
  // Greta signs in while the providers say who she is and nothing else: nothing is kept to show her.
  for (const tenant of tenants) {
    await orderProviderFault(origins.provider, { tenant, kind: 'status500', pathPattern: '^/v1/(?!persons/search)' })
  }
  const other = await browser.newContext({ baseURL: origins.portal })
  const hers = await other.newPage()
  await signIn(hers, origins, 'greta')
  await expect(async () => {
    await hers.goto('/valj')
    await expect(hers.getByRole('link', { name: 'Karl Öberg' }).first()).toBeVisible({ timeout: 1000 })
  }, 'the providers say whom she acts for').toPass({ timeout: 60_000 })
  await other.close()
  for (const tenant of tenants) await orderProviderFault(origins.provider, { tenant, kind: 'status500' })
})

for (const state of outageStates) {
  test(`${state.name} (sv)`, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    await signInAs('pia', { path: null })
    await reach(page, state, 'sv', origins.portal)
    await checkState(page, state, 'sv', isDeep)
  })
}

for (const state of unknownStates) {
  test(state.name, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    await signInAs('greta', { path: null })
    for (const language of languages) {
      await test.step(language, async () => {
        await reach(page, state, language, origins.portal)
        if (language === 'sv') await expect(page.locator('main h1')).toHaveText(state.says)
        await checkState(page, state, language, true)
      })
    }
  })
}
