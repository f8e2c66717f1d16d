import { expect, test } from '../support/fixtures'
import { heading, main } from '../support/objection-steps'
import { checkAsItStands } from './check-as-it-stands'

// Pages of a second tab, when the first has done something meanwhile: what was typed is there, and is said not to be sent.

test.use({ stackName: 'late-forms' })

const typed = 'Skrivet i den andra fliken.'

test.beforeEach(({ watch }) => {
  test.setTimeout(300_000)
  watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
})

test('that nobody has come was said already', async ({ page, context, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await page.locator('a[href$="/ingen-har-kommit"]').first().click()
  const other = await context.newPage()
  await other.goto(page.url())
  await main(other).getByRole('button', { name: 'Skicka till Farsta Assistans' }).click()
  await expect(heading(other)).toContainText('Farsta Assistans')
  await main(page).getByRole('textbox').fill(typed)
  await main(page).getByRole('button', { name: 'Skicka till Farsta Assistans' }).click()
  await expect(heading(page)).toHaveText('Det är redan sagt att ingen har kommit')
  const state = { name: 'urgent-said-before', route: 'routes/urgent/nobody-came.tsx', person: 'pia', sent: true }
  await checkAsItStands(page, state, () => expect(main(page)).toContainText(typed))
})

test('a question to several is answered already', async ({ page, context, signInAs }) => {
  await signInAs('per', { path: '/valj', fresh: true })
  const act = `${new URL(page.url()).pathname}/tillsammans`
  await page.goto(act)
  await main(page).locator('a[href*="/tillsammans/"]').first().click()
  const { pathname } = new URL(page.url())
  const other = await context.newPage()
  await other.goto(pathname)
  await page.goto(`${pathname}/nej`)
  await main(other).getByRole('button', { name: /^Ja, / }).click()
  await expect(heading(other)).toHaveText(/^Alla sa ja/)
  await main(page).getByRole('textbox').fill(typed)
  await main(page).getByRole('button', { name: 'Säg nej' }).click()
  await expect(main(page)).toContainText('Ditt nej är inte skickat.')
  const state = { name: 'joint-no-late', route: 'routes/joint/act.tsx', person: 'per', sent: true }
  await checkAsItStands(page, state, () => expect(main(page)).toContainText(typed))
})

test('a draft was removed', async ({ page, context, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/onskemal/nytt`)
  await main(page).getByRole('button', { name: 'Vara borta några dagar utan hjälp' }).click()
  await page.waitForURL(/\/onskemal\/utkast\//)
  const other = await context.newPage()
  await other.goto(page.url().replace(/utkast.*$/, ''))
  await main(other)
    .getByRole('link', { name: /^Ta bort utkast/ })
    .first()
    .click()
  await main(other).getByRole('button', { name: 'Ja, ta bort utkastet' }).click()
  await main(page).getByRole('textbox').last().fill(typed)
  await main(page).getByRole('button', { name: 'Fortsätt', exact: true }).click()
  await expect(main(page)).toContainText('Det du skrev är inte sparat')
  const state = { name: 'wishes-lost', route: 'routes/wishes/list.tsx', person: 'pia', sent: true }
  await checkAsItStands(page, state, () => expect(main(page)).toContainText(typed))
})

test('an address for notices is not there any more', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/aviseringar?borta' })
  await expect(main(page)).toContainText('Adressen du tryckte på finns inte kvar.')
  await checkAsItStands(page, { name: 'notices-gone', route: 'routes/notices/page.tsx', person: 'pia' })
})
