import type { Page } from '@playwright/test'
import { languages } from '../../app/i18n/languages'
import { putGatesInto } from '../a11y/gates/in-page'
import { expect, test } from '../support/fixtures'
import { moveClock } from '../support/move-clock'
import { heading, main } from '../support/objection-steps'
import { orderProviderFault } from '../support/provider-faults'

const stackName = 'urgent'
test.use({ stackName, viewport: { width: 320, height: 640 } })
// One worker and one stack: it is said once, while the provider is down, and followed from there.
test.describe.configure({ mode: 'serial' })

/** A quarter of an hour after a shift of Pia's that begins 23 minutes late. */
const late = '2026-12-02T06:15:00+01:00'
const call = /^tel:/

const wordsOf = async (page: Page): Promise<number> =>
  (await main(page).innerText()).split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length
const isCut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test.beforeAll(async ({ origins }) => {
  test.setTimeout(300_000)
  await moveClock(stackName, late)
  await orderProviderFault(origins.provider, { kind: 'status500', method: 'POST', pathPattern: '/objections$' })
})

test('who has not come is the answer, and the number is the first thing one can press', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await expect(heading(page)).toHaveText(/ har inte kommit$/)
  await expect(main(page)).toContainText('15 minuter sen')
  await expect(main(page)).toContainText('Vi vet inte mer än så.')
  await expect(main(page)).toContainText('Ring 112 om det är fara för liv.')
  const first = page.locator('main h1 ~ a, main a, main button').first()
  await putGatesInto(page)
  const effort = await page.evaluate(() => window.gates.effortToAnswer())
  expect.soft(effort.keys + effort.words / 5, 'keys and words').toBeLessThanOrEqual(3)
  expect(await first.getAttribute('href')).toMatch(call)
  await expect(first).toHaveText(/^Ring jouren, /)
  expect(await isCut(page)).toBe(false)
})

for (const language of languages) {
  test(`the page that says it is filled in already, in ${language}`, async ({ page, signInAs }) => {
    await signInAs('pia', { path: `/sprak/${language}?till=/valj` })
    await page.goto('/valj')
    await page.locator('a[href$="/ingen-har-kommit"]').first().click()
    expect(await wordsOf(page), 'words').toBeLessThanOrEqual(60)
    expect(await isCut(page)).toBe(false)
    expect(await page.locator('main a[href^="tel:"]').count()).toBe(1)
    await expect(page.locator('main textarea')).toHaveCount(1)
  })
}

test('two presses by keyboard while the provider is down: kept, not there yet, ring; then it is there', async ({
  page,
  keyboard,
  origins,
  signInAs,
}) => {
  await signInAs('pia', { path: '/sprak/sv?till=/valj' })
  await page.goto('/valj')
  await keyboard.press(page.getByRole('link', { name: 'Ingen har kommit' }))
  await page.waitForURL(/\/ingen-har-kommit$/)
  const form = page.url()
  const words = await wordsOf(page)
  await keyboard.press(page.getByRole('button', { name: 'Skicka till Farsta Assistans' }))
  await expect(heading(page)).toHaveText('Inte framme än. Ring Farsta Assistans')
  await expect(main(page)).toContainText(/INV-[2-9A-Z]{4}-[2-9A-Z]{2}/)
  await expect(main(page)).toContainText('Vi fortsätter att skicka.')
  expect(words + (await wordsOf(page)), 'words').toBeLessThanOrEqual(120)
  const receipt = page.url()
  // A second press, from another tab or by somebody else, is the first.
  await page.goto(form)
  await expect(page).toHaveURL(receipt)
  await page.goto('/valj')
  await expect(main(page)).toContainText('Det är inte framme hos Farsta Assistans än. Ring.')
  await orderProviderFault(origins.provider, { kind: 'none' })
  await expect(async () => {
    await page.goto(receipt)
    await expect(heading(page)).toHaveText('Farsta Assistans vet att ingen har kommit', { timeout: 1000 })
  }).toPass({ timeout: 120_000 })
  expect(words + (await wordsOf(page)), 'words').toBeLessThanOrEqual(120)
  await expect(page.locator('main a[href^="tel:"]')).toHaveCount(1)
})

test('the desk has it first and in red, and what it does is on the first page', async ({ page, origins, signInAs }) => {
  const desk = `${origins.provider}/farsta/skrivbord`
  await page.goto(desk)
  await page.getByRole('radio').first().check()
  await page.locator('main button').first().click()
  await expect(page.locator('main h2').first()).toHaveText('Brådskande: 1')
  await expect(page.locator('main')).toContainText(/Inte påbörjade: [1-9]/)
  await page.locator('.bradskande a').first().click()
  await page.getByLabel('Ja, någon är på väg').check()
  await page.getByLabel('När är personen framme?').fill('6.40')
  await page.getByRole('button', { name: 'Jag har läst det' }).click()
  await expect(page.locator('main')).toContainText('Någon är på väg.')
  await expect(async () => {
    await signInAs('pia', { path: '/valj' })
    await expect(main(page)).toContainText('Någon är på väg och ska vara framme klockan 6:40.', { timeout: 1000 })
  }).toPass({ timeout: 60_000 })
})

test('that somebody is here is one press, and the row keeps both facts', async ({ page, keyboard, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await keyboard.press(page.getByRole('button', { name: / är här nu$/ }))
  await expect(heading(page)).toHaveText(/^Du har sagt att .* har kommit$/)
  await expect(main(page)).toContainText('Ingen ankomst är registrerad')
  const row = page.locator('section[aria-labelledby="i-dag"] .visit', { hasText: 'att personen kom' })
  await expect(row).toContainText('Ingen start är registrerad än.')
  await expect(row).toContainText('Ingen tid är registrerad.')
})
