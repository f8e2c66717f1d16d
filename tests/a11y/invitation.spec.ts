import type { Page } from '@playwright/test'
import { others } from '../../sandbox/data/cast'
import { inviteOverHttp } from '../support/access-flow'
import { expect, test } from '../support/fixtures'
import { linksOf, signInOverHttp } from '../support/http-client'
import { checkInEachLanguage } from './check-state'

// An invitation that is written in two tabs, and one that is answered, answered twice and withdrawn.

test.use({ stackName: 'invitation' })
test.describe.configure({ mode: 'default' })

const main = (page: Page) => page.locator('main')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const go = (page: Page) => main(page).getByRole('button', { name: 'Fortsätt', exact: true })
const numberOf = (key: string) => others.find((person) => person.key === key)?.number ?? ''
const noScripts = /violates the following Content Security Policy directive: "script-src 'none'"/

async function name(page: Page, who: string, key: string): Promise<void> {
  await page.getByLabel('Namn', { exact: true }).fill(who)
  await page.getByLabel('Personnummer').fill(numberOf(key))
  await go(page).click()
}

test('a step of a draft that another tab has changed shows all of it, and sends nothing', async ({
  page,
  context,
  origins,
  signInAs,
  watch,
}) => {
  watch.allow(noScripts)
  await signInAs('hanna', { path: '/valj', fresh: true })
  await page.goto(`${new URL(page.url()).pathname}/behoriga/ny`)
  await main(page).getByRole('button', { name: 'Börja' }).click()
  await page.getByRole('radio', { name: 'Anhörig eller vän' }).check()
  await go(page).click()
  const other = await context.newPage()
  await other.goto(page.url())
  await name(page, 'Ulla', 'ulla')

  // The other tab was drawn before: neither its name nor its number is taken.
  await name(other, 'Vera', 'vera')
  await expect(main(other)).toContainText('Utkastet har ändrats i ett annat fönster')
  await expect(main(other)).toContainText('Ulla')
  await expect(main(other)).not.toContainText('Vera')
  await expect(main(other).getByRole('button')).toHaveCount(0)
  await expect(main(other).getByRole('link', { name: 'Fyll i det som saknas' })).toBeVisible()
  const state = { route: 'routes/access/draft-check.tsx', person: 'hanna', says: /Inget är skickat/ }
  const changed = new URL(other.url())
  await checkInEachLanguage(
    other,
    { ...state, name: 'access-draft-changed', path: changed.pathname + changed.search },
    origins.portal,
  )
  await other.request.get('/sprak/sv', { maxRedirects: 0 })

  await go(page).click()
  await page.getByRole('radio', { name: 'Tills vidare' }).check()
  await go(page).click()
  await go(page).click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka inbjudan')
  const check = page.url()
  await other.goto(check.replace('kontrollera', 'vem'))
  await name(other, 'Vera', 'vera')
  await expect(heading(other)).toHaveText('Kontrollera och skicka inbjudan')

  // Drawn with Ulla: it is not sent to Vera.
  await main(page).getByRole('button', { name: 'Skicka inbjudan' }).click()
  await expect(main(page)).toContainText('Utkastet har ändrats i ett annat fönster')
  await expect(main(page)).toContainText('Vera')
  await page.goto(new URL(check).pathname.replace(/utkast.*$/, ''))
  await expect(main(page).getByRole('heading', { name: 'Har inte svarat än' })).toHaveCount(0)
})

test('a no has a receipt, and what has been answered, withdrawn or opened twice says so', async ({
  page,
  context,
  origins,
  signInAs,
  watch,
}) => {
  watch.allow(noScripts)
  const hanna = await signInOverHttp(origins, 'hanna')
  const [base = ''] = linksOf(await hanna.get('/valj', { follow: true }), /^\/b\/[^/]+$/)
  const invite = () => inviteOverHttp(hanna, base, { name: 'Ulla', number: numberOf('ulla') })
  const state = { route: 'routes/access/invitation.tsx', person: 'ulla' }

  const declined = await invite()
  await signInAs('ulla', { path: `/inbjudan/${declined}`, fresh: true })
  const twice = await context.newPage()
  await twice.goto(`/inbjudan/${declined}`)
  await main(page).getByRole('button', { name: 'Nej, det vill jag inte' }).click()
  await expect(heading(page)).toHaveText('Du har svarat nej')
  await main(twice).getByRole('button', { name: 'Ja, det vill jag' }).click()
  await expect(heading(twice)).toHaveText('Du har svarat nej')
  await expect(main(twice)).not.toContainText('Hanna')
  await checkInEachLanguage(
    twice,
    { ...state, name: 'invitation-declined', path: `/inbjudan/${declined}`, says: /Du svarade nej/ },
    origins.portal,
  )
  await twice.request.get('/sprak/sv', { maxRedirects: 0 })

  const withdrawn = await invite()
  await page.goto(`/inbjudan/${withdrawn}`)
  await hanna.post(`${base}/behoriga/${withdrawn}/ta-bort`, {})
  await main(page).getByRole('button', { name: 'Ja, det vill jag' }).click()
  await expect(heading(page)).toHaveText('Inbjudan gäller inte längre')
  expect((await page.goto(base))?.status()).toBe(404)

  const accepted = await invite()
  await page.goto(`/inbjudan/${accepted}`)
  await main(page).getByRole('button', { name: 'Ja, det vill jag' }).click()
  await expect(page).toHaveURL(/\/b\/[^/]+$/)
  await page.goto(`/inbjudan/${accepted}`)
  await expect(heading(page)).toHaveText('Du har redan svarat ja')
})
