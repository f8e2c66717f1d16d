import { expect, test } from '../support/fixtures'
import { go, heading, main, send } from '../support/objection-steps'
import { orderProviderFault } from '../support/provider-faults'
import { baseOf, toCheck } from '../support/wish-steps'
import { checkAsItStands } from './check-as-it-stands'

// What becomes of a wish on its way: it is refused, sent again in another tab, or about a shift that is not there any more.

test.use({ stackName: 'wish-turns' })
test.describe.configure({ mode: 'serial' })

test.beforeEach(({ watch }) => {
  test.setTimeout(300_000)
  watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
})

let wish = ''

test('it could not be taken', async ({ page, origins, signInAs, pressAs }) => {
  await orderProviderFault(origins.provider, { kind: 'refusal', method: 'POST', pathPattern: '/wishes$' })
  await signInAs('pia', { path: '/valj' })
  await toCheck(page, 'Jag åker till Luleå.')
  await pressAs('pia', () => send(page).click())
  await page.waitForURL(/\/kvitto$/)
  const receipt = page.url()
  wish = receipt.replace('/kvitto', '')
  await expect(async () => {
    await page.goto(wish)
    await expect(heading(page)).toHaveText('Farsta Assistans kunde inte ta emot önskemålet', { timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await checkAsItStands(page, { name: 'wish-refused', route: 'routes/wishes/case.tsx', person: 'pia' })
  await page.goto('/sprak/sv?till=/valj')
  await page.goto(receipt)
  await expect(main(page)).toContainText('kunde inte ta emot önskemålet')
  await checkAsItStands(page, { name: 'wish-receipt-refused', route: 'routes/wishes/receipt.tsx', person: 'pia' })
})

test('it was sent again in another tab', async ({ page, context, origins, signInAs, pressAs }) => {
  await orderProviderFault(origins.provider, { kind: 'none' })
  await signInAs('pia', { path: '/sprak/sv?till=/valj' })
  await page.goto(wish)
  await main(page).getByRole('button', { name: 'Ändra och skicka igen' }).click()
  await go(page).click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
  const other = await context.newPage()
  await other.goto(wish)
  await main(other).getByRole('link', { name: 'Ta tillbaka önskemålet' }).click()
  await main(other).getByRole('button', { name: 'Ta tillbaka' }).click()
  await expect(heading(other)).toHaveText('Önskemålet är tillbakataget')
  await pressAs('pia', () => send(page).click())
  await expect(main(page)).toContainText('Önskemålet har redan skickats igen eller tagits tillbaka.')
  const state = { name: 'wish-check-settled', route: 'routes/wishes/draft-check.tsx', person: 'pia', sent: true }
  await checkAsItStands(page, state)
})

test('the shift that was chosen is not there any more', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/sprak/sv?till=/valj' })
  await page.goto(`${baseOf(page)}/onskemal/nytt?typ=move&provider=farsta`)
  const last = main(page).locator('input[type=radio]').last()
  await last.check()
  // As it is when the provider has given it another id since the list was drawn.
  await last.evaluate((one) => one.setAttribute('value', (one.getAttribute('value') ?? '').replace(/.{4}$/, '0000')))
  await main(page).getByRole('button', { name: 'Fortsätt', exact: true }).click()
  await expect(main(page)).toContainText('Passet finns inte längre i schemat den dagen.')
  const state = { name: 'wish-new-gone', route: 'routes/wishes/new.tsx', person: 'pia', sent: true }
  await checkAsItStands(page, state)
})
