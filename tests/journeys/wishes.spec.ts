import { expect, test, withScripts } from '../support/fixtures'
import { go, heading, main, send } from '../support/objection-steps'
import { answerAtDesk, baseOf, fillAbsence, referenceOn, toCheck } from '../support/wish-steps'

// One after another: an untouched draft about the same thing is used again, and would be shared by two at once.
test.describe.configure({ mode: 'default' })

// What is sent and answered changes the world: it has a stack of its own.
test.use({ stackName: 'desk' })

test(
  'a shift is asked to be cancelled from its own page, by keyboard, and the hours are told before it is sent',
  withScripts,
  async ({ page, keyboard, signInAs, pressAs }, { project }) => {
    await signInAs('pia', { path: '/valj' })
    const base = baseOf(page)
    // With and without script the same stack is used: each run has a shift of its own.
    await page.goto(`${base}/schema/dag/2026-11-${project.name === 'journeys' ? '24' : '25'}`)
    await keyboard.press(main(page).locator('a.shift-more').first())
    await keyboard.press(main(page).getByRole('link', { name: 'Önska något annat' }))
    await expect(heading(page)).toHaveText('Önska något annat')
    await keyboard.press(main(page).getByRole('button', { name: 'Avboka ett pass' }))
    await expect(heading(page)).toHaveText('Avboka passet')
    await keyboard.type(page.locator('textarea'), 'Jag är hos min syster den dagen.')
    await keyboard.press(go(page))
    await expect(heading(page)).toHaveText('Kontrollera och skicka')
    await expect(main(page)).toContainText('Vecka 48')
    await expect(main(page)).toContainText(/timmar.* mindre/)
    await expect(main(page)).toContainText('Inget ändras förrän')
    await expect(main(page)).toContainText('Det finns ingen dag då svaret måste ha kommit.')
    await pressAs('pia', () => keyboard.press(send(page)))
    await expect(heading(page)).toHaveText('Önskemålet är skickat')
    expect(await referenceOn(page)).not.toBe('')
    await expect(main(page).locator('a[href^="tel:"]').first()).toBeVisible()
  },
)

test('the desk says yes with words, which are new once, and then read', async ({
  page,
  context,
  origins,
  signInAs,
  pressAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await toCheck(page, 'Jag åker till Umeå.')
  await pressAs('pia', () => send(page).click())
  const reference = await referenceOn(page)
  const wish = page.url().replace('/kvitto', '')
  const other = await context.newPage()
  const words = 'Det går bra. God resa till Umeå.'
  await answerAtDesk(other, origins.provider, { reference, outcome: 'Vi säger ja till hela önskemålet', words })
  await other.close()
  const list = `${baseOf(page)}/onskemal`
  const item = main(page).locator('li', { hasText: reference })
  await expect(async () => {
    await page.goto(list)
    await expect(item).toContainText('Svaret är ja', { timeout: 1000 })
    await expect(item).toContainText('Nytt svar', { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await item.getByRole('link').click()
  await expect(heading(page)).toHaveText('Farsta Assistans säger ja')
  await expect(main(page).locator('blockquote', { hasText: words })).toBeVisible()
  expect(page.url()).toBe(wish)
  await page.goto(list)
  await expect(item).not.toContainText('Nytt svar')
})

test('a question does not decide, and the wish can be taken back', async ({
  page,
  context,
  origins,
  signInAs,
  pressAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await toCheck(page, 'Jag åker till Kiruna.')
  await pressAs('pia', () => send(page).click())
  const reference = await referenceOn(page)
  const wish = page.url().replace('/kvitto', '')
  const other = await context.newPage()
  const words = 'Vilken tid åker du?'
  await answerAtDesk(other, origins.provider, { reference, outcome: 'Vi behöver veta mer', words })
  await other.close()
  await expect(async () => {
    await page.goto(wish)
    await expect(heading(page)).toHaveText('Farsta Assistans vill veta mer', { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await expect(main(page).locator('blockquote', { hasText: words })).toBeVisible()
  await main(page).getByRole('link', { name: 'Ta tillbaka önskemålet' }).click()
  await main(page).getByRole('button', { name: 'Ta tillbaka' }).click()
  await expect(heading(page)).toHaveText('Önskemålet är tillbakataget')
  await page.goto(`${wish}/ta-tillbaka`)
  await expect(main(page)).toContainText('Önskemålet är redan tillbakataget.')
})

test('what is wrong keeps what was typed, and an absence without an end has no known hours', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await fillAbsence(page, ['31', '11', '2026'], ['2', '12', '2026'])
  await page.locator('textarea').fill('Resa')
  await go(page).click()
  await expect(page).toHaveTitle(/^Fel:/)
  await expect(main(page)).toContainText('Så många dagar har inte den månaden')
  await expect(page.locator('textarea')).toHaveValue('Resa')
  await expect(page.locator('input[name="from"]')).toHaveValue('31')
  await page.locator('input[name="from"]').fill('30')
  await page.getByRole('checkbox').check()
  await go(page).click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
  await expect(main(page)).toContainText('sista dagen är inte känd än')
})

test('two tabs: what the other has saved is not written over unseen', async ({ page, context, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await fillAbsence(page, ['7', '12', '2026'], ['8', '12', '2026'])
  const other = await context.newPage()
  await other.goto(page.url())
  await page.locator('textarea').fill('Den första')
  await go(page).click()
  await expect(heading(page)).toHaveText('Kontrollera och skicka')
  await other.locator('textarea').fill('Den andra')
  await go(other).click()
  await expect(main(other)).toContainText('Utkastet har ändrats i ett annat fönster')
  await expect(other.locator('textarea')).toHaveValue('Den andra')
  await other.close()
})

test('from the plan: which part, then in own words', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${baseOf(page)}/dokument`)
  await page.getByRole('link', { name: 'Läs Genomförandeplan' }).click()
  await main(page).getByRole('link', { name: 'Det här vill jag ändra' }).click()
  await expect(heading(page)).toHaveText('Vad i planen vill du ändra?')
  await go(page).click()
  await expect(page).toHaveTitle(/^Fel:/)
  await page.getByRole('radio', { name: 'Vad som är viktigt för dig' }).check()
  await go(page).click()
  await expect(heading(page)).toHaveText('Vad i planen ska ändras?')
  await go(page).click()
  await expect(main(page)).toContainText('Skriv vad som ska ändras')
  await page.locator('textarea').fill('Jag vill duscha på morgonen.')
  await go(page).click()
  await expect(main(page)).toContainText('Det beror på vad Farsta Assistans svarar.')
})

test('without the right the address is not there, and no link leads to it', async ({ page, signInAs }) => {
  await signInAs('nils', { path: '/valj' })
  const base = baseOf(page)
  expect((await page.request.get(`${base}/onskemal`)).status()).toBe(404)
  expect((await page.request.get(`${base}/onskemal/nytt`)).status()).toBe(404)
  await page.goto(`${base}/schema/dag/2026-11-24`)
  await main(page).locator('a.shift-more').first().click()
  await expect(main(page).locator('a[href*="/onskemal"]')).toHaveCount(0)
})

test('in each language and at 320 px nothing is wider than the page', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await signInAs('pia', { path: '/valj' })
  await toCheck(page, 'Jag åker till Ystad.')
  const base = baseOf(page)
  const check = new URL(page.url()).pathname
  for (const [language, title] of [
    ['en', 'wish'],
    ['fi', 'toive'],
    ['sv-lattlast', 'önskemål'],
    ['sv', 'önskemål'],
  ] as const) {
    await page.request.get(`/sprak/${language}`, { maxRedirects: 0 })
    for (const path of [`${base}/onskemal`, `${base}/onskemal/nytt`, check.replace('/kontrollera', ''), check]) {
      await page.goto(path)
      if (path.endsWith('/onskemal')) await expect(page).toHaveTitle(new RegExp(title, 'i'))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
  }
})
