import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { begin, fillIn, heading, main } from '../support/objection-steps'

const words = 'Hon kom inte alls.'

test('what one of two god män writes is sent when the other has said yes, and then it is delivered', async ({
  page,
  browser,
  signInAs,
  pressAs,
}) => {
  test.slow()
  await signInAs('per', { path: '/valj', fresh: true })
  const base = new URL(page.url()).pathname
  await begin(page, 1)
  await fillIn(page, 0, words)
  await expect(main(page)).toContainText('Du kan inte göra det här ensam')
  await pressAs('per', () => main(page).getByRole('button', { name: 'Skicka till Ingrid Sjö' }).click())
  await expect(heading(page)).toHaveText('Väntar på Ingrid Sjö')
  await expect(main(page)).toContainText('Inget är skickat än.')
  await expect(main(page).getByRole('button', { name: 'Ja, skicka invändningen' })).toHaveCount(0)
  const asked = page.url()
  await page.goto(`${base}/invandningar`)
  await expect(main(page)).not.toContainText(words)

  const other = await browser.newContext({ javaScriptEnabled: false })
  const second: Page = await other.newPage()
  await signInAs('ingrid', { path: '/valj', fresh: true, page: second })
  await second
    .getByRole('link', { name: /^Per Sjö behöver ditt ja, senast/ })
    .first()
    .click()
  await expect(second).toHaveURL(asked)
  await expect(heading(second)).toHaveText('Per Sjö behöver ditt ja')
  await expect(main(second)).toContainText(words)
  // She has just signed in, and comes back to the same address.
  await main(second).getByRole('button', { name: 'Ja, skicka invändningen' }).click()
  await expect(heading(second)).toHaveText('Alla sa ja: invändningen är skickad')
  await other.close()

  await page.goto(asked)
  await expect(heading(page)).toHaveText('Alla sa ja: invändningen är skickad')
  await expect(main(page)).toContainText('Ingrid Sjö sa ja')
  await main(page).getByRole('link', { name: 'Se kvittot' }).click()
  await expect(heading(page)).toHaveText('Invändningen är skickad')
  await expect(main(page)).toContainText('Av Per Sjö och Ingrid Sjö, god man, för Tuulikki Virtanen.')
  await main(page).getByRole('link', { name: 'Följ invändningen' }).click()
  await expect(async () => {
    await page.reload()
    await expect(main(page)).toContainText('mottagen')
  }).toPass()
})
