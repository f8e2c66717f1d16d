import { testClock } from '../../scripts/test-world.mjs'
import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { begin, fillIn, heading, main, send } from '../support/objection-steps'
import { orderProviderFault } from '../support/provider-faults'
import { pressConfirmed, signIn } from '../support/sign-in'
import { checkInEachLanguage } from './check-state'
import { undeliveredStates } from './undelivered-states'

const stackName = 'undelivered'
test.use({ stackName })

// One worker: the objection is lodged once, and then a day goes by.
test.describe.configure({ mode: 'default' })

const takesNone = { kind: 'status500', method: 'POST', pathPattern: '/objections$' } as const

/** A day and an hour after the clock of every stack. */
const dayAfter = new Date(new Date(testClock).getTime() + 25 * 3_600_000).toISOString()

test.beforeAll(async ({ browser, origins }) => {
  test.setTimeout(300_000)
  await orderProviderFault(origins.provider, takesNone)
  const context = await browser.newContext({ baseURL: origins.portal })
  const page = await context.newPage()
  await signIn(page, origins, 'pia', { path: '/valj', fresh: true })
  await begin(page, 0)
  await fillIn(page, 0, 'Den här kommer inte fram.')
  await pressConfirmed(page, origins, 'pia', () => send(page).click())
  await expect(heading(page)).toHaveText('Invändningen är skickad')
  await main(page).getByRole('link', { name: 'Följ invändningen' }).click()
  await expect(heading(page)).toContainText('är på väg till')
  await context.close()
  await moveClock(stackName, dayAfter, takesNone)
})

for (const state of undeliveredStates) {
  test(state.name, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    await signInAs('pia', { path: null })
    await checkInEachLanguage(page, state, origins.portal)
  })
}

test('what has not got through can be withdrawn, and is then not sent any more', async ({
  page,
  origins,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/invandningar`)
  await main(page).locator('#oppna a, section[aria-labelledby=oppna] a').first().click()
  await expect(main(page).getByRole('link', { name: /^Ring .+ på / })).toHaveAttribute('href', /^tel:\d+$/)
  await main(page).getByRole('link', { name: 'Ta tillbaka invändningen' }).first().click()
  await main(page).getByRole('button', { name: 'Ta tillbaka' }).click()
  await expect(heading(page)).toHaveText('Invändningen är tillbakatagen')
  await orderProviderFault(origins.provider, { kind: 'none' })
  // The provider was asked whether it has it; it does not, and now that is known.
  await expect(async () => {
    await page.reload()
    await expect(main(page)).toContainText('har inte tagit emot invändningen, och den skickas inte', { timeout: 500 })
  }).toPass({ timeout: 60_000 })
})
