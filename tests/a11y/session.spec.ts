import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { axeFaults, colourRules } from './gates/axe'
import { contrastFaults, targetFaults } from './gates/layout'
import { putGatesInto } from './gates/in-page'
import { saidFaults } from './gates/said'

/** The end of a session as it is met: warned of, put off, and come. Each test has a sign-in of its own. */

const idleMinutes = 20
const live = (page: Page) => page.locator('#live')
const later = (page: Page, minutes: number) => page.clock.fastForward(minutes * 60_000 + 1000)

/** Where Greta's notes about Karl are. */
async function notesOf(page: Page): Promise<string> {
  await page.goto('/valj')
  return `${await page.getByRole('link', { name: 'Karl Öberg' }).first().getAttribute('href')}/anteckningar`
}

async function openNote(page: Page): Promise<void> {
  await page.clock.install()
  await page.goto(`${await notesOf(page)}/ny`)
}

async function faultsOf(page: Page): Promise<unknown[]> {
  return [
    // Contrast is measured by our own: axe cannot tell what lies under the warning.
    ...(await axeFaults(page, { without: colourRules })),
    ...(await contrastFaults(page)),
    ...(await targetFaults(page)),
    ...(await saidFaults(page)),
  ]
}

test('the warning goes when it is put off, and one is where one was', async ({ page, signInAs }) => {
  await signInAs('greta', { path: null, fresh: true })
  await openNote(page)
  const field = page.getByLabel('Vad vill du komma ihåg?')
  await field.focus()
  await later(page, idleMinutes - 2)
  await expect(live(page)).toHaveText(/^Du loggas ut om två minuter\./)
  expect(await faultsOf(page)).toEqual([])
  // The gates move about; somebody who is writing goes straight to the warning.
  await field.focus()
  await page.getByRole('button', { name: 'Fortsätt vara inloggad' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#session')).toBeHidden()
  await expect(live(page)).toHaveText('Du är fortfarande inloggad.')
  await expect(field).toBeFocused()
})

test('the warning takes at most a quarter of a screen that is enlarged four times', async ({ page, signInAs }) => {
  await signInAs('greta', { path: null, fresh: true })
  await page.setViewportSize({ width: 320, height: 256 })
  await openNote(page)
  await later(page, idleMinutes - 2)
  await putGatesInto(page)
  await page.getByLabel('Vad vill du komma ihåg?').focus()
  await expect(page.getByRole('button', { name: 'Fortsätt vara inloggad' })).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => window.gates.stickyFaults())).toEqual([])
})

test('at its end nothing of the person is left to see, and one can sign in again', async ({ page, signInAs }) => {
  await signInAs('greta', { path: null, fresh: true })
  await openNote(page)
  const place = new URL(page.url()).pathname
  await later(page, idleMinutes)
  await expect(live(page)).toHaveText(/^Du har blivit utloggad\./)
  await expect(page).toHaveTitle('Du har blivit utloggad')
  expect(await page.locator('body').innerText()).toMatch(
    /^\s*Du har blivit utloggad\. Det du har sparat finns kvar\.\s+Logga in igen\s*(Du har blivit utloggad\..*)?$/,
  )
  const again = page.getByRole('link', { name: 'Logga in igen' })
  await expect(again).toBeFocused()
  expect(await faultsOf(page)).toEqual([])
  await expect(again).toHaveAttribute('href', `/logga-in?till=${encodeURIComponent(place)}&skal=tid`)
})

test('what was written when it ended waits for its writer, and is not sent', async ({ page, signInAs }) => {
  await signInAs('greta', { path: null, fresh: true })
  await openNote(page)
  await page.getByLabel('Vad vill du komma ihåg?').fill('Inte färdigt än')
  await later(page, idleMinutes)
  await page.getByRole('link', { name: 'Logga in igen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Det du skrev finns kvar')
  await page.goto(await notesOf(page))
  await expect(page.getByText('Inte färdigt än')).toHaveCount(0)
})
