import type { Page } from '@playwright/test'
import { expect, test, withScripts } from '../support/fixtures'
import { heading, main } from '../support/objection-steps'
import { typeDay } from '../support/type-day'

// Each test has sign-ins of its own: it ends sessions, and shares its browser with nobody.

const sessionCookie = 'insyn'
const go = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).click()
const identify = (page: Page, person: string) => page.locator(`button[name="person"][value="${person}"]`).click()

async function signOut(page: Page): Promise<void> {
  await page.goto('/mer')
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await page.waitForURL((url) => url.pathname === '/utloggad')
}

/** Opens a new note of Greta's about Karl, with words in it that are not sent yet. */
async function writeNote(page: Page, words: string): Promise<string> {
  await page.goto('/valj')
  const base = await page.getByRole('link', { name: 'Karl Öberg', exact: true }).getAttribute('href')
  const list = `${base}/anteckningar`
  await page.goto(`${list}/ny`)
  await page.getByRole('radio', { name: 'Något annat' }).check()
  await typeDay(page, 'day', ['18', '11', '2026'])
  await page.getByLabel('Vad vill du komma ihåg?').fill(words)
  return list
}

test('signing out ends the session at the broker too', withScripts, async ({ page, signInAs, origins }) => {
  await signInAs('pia', { path: '/valj', fresh: true })
  const atBroker = page.locator('#here')
  await page.goto(origins.idp)
  await expect(atBroker).toHaveText('Pia Lindgren är inloggad här.')
  const before = await page.context().cookies(origins.idp)
  await page.goto('/mer')
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await page.waitForURL(`${origins.portal}/utloggad`)
  await expect(heading(page)).toHaveText('Du är utloggad')
  await page.goto(origins.idp)
  await expect(atBroker).toHaveText('Ingen är inloggad här.')
  // Whoever has kept the cookies is nobody at the broker either.
  await page.context().addCookies(before)
  await page.goto(origins.idp)
  await expect(atBroker).toHaveText('Ingen är inloggad här.')
})

test(
  'two tabs that both begin a sign-in both end where they were going',
  withScripts,
  async ({ page, context, origins }) => {
    const other = await context.newPage()
    await page.goto('/logga-in?till=/mina-inloggningar')
    await other.goto('/logga-in?till=/mina-uppgifter')
    await go(page, 'Logga in med Test-BankID')
    await go(other, 'Logga in med Test-BankID')
    await identify(page, 'pia')
    await page.waitForURL(`${origins.portal}/mina-inloggningar`)
    await identify(other, 'pia')
    await other.waitForURL(`${origins.portal}/mina-uppgifter`)
    await page.reload()
    await expect(page).toHaveURL(`${origins.portal}/mina-inloggningar`)
  },
)

test("the broker's answer opened again leads on", async ({ page, origins }) => {
  let answer = ''
  page.on('request', (request) => {
    if (request.url().startsWith(`${origins.portal}/auth/callback`)) answer = request.url()
  })
  await page.goto('/logga-in?till=/mina-inloggningar')
  await go(page, 'Logga in med Test-BankID')
  await identify(page, 'pia')
  await page.waitForURL(`${origins.portal}/mina-inloggningar`)
  await page.goto(answer)
  await expect(page).toHaveURL(`${origins.portal}/mina-inloggningar`)
})

test(
  'what was written is kept when the browser has forgotten the session, through a cancelled sign-in and reloads',
  withScripts,
  async ({ page, signInAs }, { project }) => {
    await signInAs('greta', { path: '/valj', fresh: true })
    const words = `Ring om nyckeln, ${project.name}`
    const list = await writeNote(page, words)
    await page.context().clearCookies({ name: sessionCookie })
    await go(page, /^Spara anteckningen/)
    await expect(page).toHaveURL(/skal=borta/)
    await expect(main(page)).toContainText('Webbläsaren minns inte längre att du är inloggad')
    await expect(main(page)).toContainText('är sparat i ett dygn')
    const asked = page.url()
    await go(page, 'Logga in med Test-BankID')
    await page.getByRole('button', { name: 'Avbryt' }).click()
    await expect(heading(page)).toHaveText('Du avbröt inloggningen')
    await main(page).getByRole('link', { name: 'Logga in igen' }).click()
    await expect(page).toHaveURL(asked)
    await go(page, 'Logga in med Test-BankID')
    await identify(page, 'greta')
    for (let look = 0; look < 2; look++) {
      await expect(heading(page)).toHaveText('Det du skrev finns kvar')
      await page.reload()
    }
    await go(page, /^Fortsätt med det du skrev/)
    await expect(page).toHaveURL(new RegExp(`${list}$`))
    await expect(main(page)).toContainText(words)
    // It has been sent, so it waits no longer; that is written down right after the answer.
    await expect(async () => {
      await page.goto('/logga-in?till=/mina-inloggningar')
      await expect(page).toHaveURL(/\/mina-inloggningar$/, { timeout: 500 })
    }).toPass()
  },
)

test(
  'a form that one opened and another sends is refused and said so, and waits for whoever wrote it',
  withScripts,
  async ({ page, context, signInAs, origins }, { project }) => {
    await signInAs('greta', { path: '/valj', fresh: true })
    const words = `Gretas ord, ${project.name}`
    const list = await writeNote(page, words)
    const other = await context.newPage()
    await signOut(other)
    await signInAs('karl', { path: '/mina-inloggningar', fresh: true, page: other })
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await go(page, /^Spara anteckningen/)
    expect((await answered).status()).toBe(409)
    await expect(heading(page)).toHaveText('Formuläret är någon annans')
    await expect(page.locator('header')).toContainText('Karl Öberg')
    // Not Karl's to see, or to send.
    await page.goto('/logga-in?till=/mina-inloggningar')
    await expect(page).toHaveURL(`${origins.portal}/mina-inloggningar`)
    await signOut(other)
    await signInAs('greta', { path: null, fresh: true, page: other })
    await expect(heading(other)).toHaveText('Det du skrev finns kvar')
    await go(other, /^Fortsätt med det du skrev/)
    await expect(other).toHaveURL(new RegExp(`${list}$`))
    await expect(main(other)).toContainText(words)
  },
)

test('a fresh sign-in by the same person does not hinder the form that asked for it', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('greta', { path: '/valj', fresh: true })
  const words = 'Skrivet före och skickat efter'
  const list = await writeNote(page, words)
  const other = await context.newPage()
  await other.goto('/logga-in?skal=bekrafta&till=/mina-inloggningar')
  await go(other, 'Legitimera dig med Test-BankID')
  await identify(other, 'greta')
  await other.waitForURL(/\/mina-inloggningar$/)
  await go(page, /^Spara anteckningen/)
  await expect(page).toHaveURL(new RegExp(`${list}$`))
  await expect(main(page)).toContainText(words)
})
