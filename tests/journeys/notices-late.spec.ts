import { expect, test } from '../support/fixtures'
import { lettersTo } from '../support/letters'
import { moveClock } from '../support/move-clock'
import { addAddress, newAddress } from '../support/notice-flow'
import { heading, main } from '../support/objection-steps'

const stackName = 'told'
test.use({ stackName })

/** A Sunday on which nobody comes to Pia's evening shift, well after it should have begun. */
const nobodyHasCome = '2026-11-22T16:30:00+01:00'

test('who wants to be told gets a letter when nobody has come, and ends it from the letter without signing in', async ({
  page,
  signInAs,
  origins,
}) => {
  test.setTimeout(400_000)
  await moveClock(stackName, nobodyHasCome)
  await signInAs('pia', { path: '/valj' })
  await expect(heading(page)).toHaveText(/ har inte kommit$/)
  const address = newAddress('pia')
  await addAddress(page, address)
  const [, letter] = await lettersTo(address, 2, 90_000)
  expect(letter?.headers).toMatch(/^Subject: Se efter i Insyn nu$/m)
  expect(letter?.headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(letter?.text).toContain(`\n${origins.portal}\n`)
  expect(letter?.text.replace(origins.portal, '')).not.toMatch(/\d|Pia|Farsta|http/)

  // As a mail program does it: no cookie, no origin.
  const stop = /^List-Unsubscribe: <(.*)>$/m.exec(letter?.headers ?? '')?.[1] ?? ''
  const press = (url: string) =>
    fetch(url, {
      ...{ method: 'POST', redirect: 'manual', body: 'List-Unsubscribe=One-Click' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await press(`${stop}x`)).status).toBe(404)
  // Opened by hand it is a page with one button, which says nothing of whose it is.
  await page.goto(stop)
  await expect(heading(page)).toHaveText('Avsluta meddelanden till den här adressen?')
  await expect(main(page)).not.toContainText(/Pia|@/)
  expect((await press(stop)).status).toBe(200)
  await page.goto(stop)
  await expect(heading(page)).toHaveText('Inget mer skickas till adressen')
  await page.goto('/aviseringar')
  await expect(main(page).locator('li', { hasText: address })).toContainText('Avslutad')
})
