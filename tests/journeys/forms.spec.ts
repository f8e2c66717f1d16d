import type { Page } from '@playwright/test'
import { languages } from '../../app/i18n/languages'
import { expect, test, withScripts } from '../support/fixtures'
import { typeDay } from '../support/type-day'

const errorTitle = /^(Fel|Error|Virhe): /
const text = (page: Page) => page.locator('main textarea')
const save = (page: Page) => page.locator('main form button').first()

/** The form of a note about Karl, with words in it and a day that is none. Gives the list of notes. */
async function fillInWrong(page: Page, words: string): Promise<string> {
  await page.goto('/valj')
  const base = await page.getByRole('link', { name: 'Karl Öberg' }).first().getAttribute('href')
  const list = `${base}/anteckningar`
  await page.goto(`${list}/ny`)
  await page.locator('input[name="kind"][value="note"]').check()
  await page.locator('input[name="day"]').fill('')
  await text(page).fill(words)
  return list
}

for (const language of languages) {
  test(
    `back after what was wrong asks nothing and loses nothing, in ${language}`,
    language === 'sv' ? withScripts : {},
    async ({ page, signInAs }) => {
      await signInAs('greta', { path: `/sprak/${language}?till=/valj` })
      const list = await fillInWrong(page, 'Hon gick en timme tidigare.')
      const form = page.url()
      await save(page).click()
      await expect(page).toHaveTitle(errorTitle)
      await expect(text(page)).toHaveValue('Hon gick en timme tidigare.')
      const wrong = page.url()
      expect(wrong).not.toContain('Hon')
      // An answer to a form could not be come back to: the browser would ask whether to send it again.
      await page.reload()
      await page.goBack()
      await expect(page).toHaveURL(form)
      await page.goForward()
      await expect(page).toHaveURL(wrong)
      await page.locator('footer a[href="/hjalp"]').click()
      await page.waitForURL(/\/hjalp$/)
      const answered = page
        .waitForRequest((request) => request.isNavigationRequest(), { timeout: 3000 })
        .catch(() => null)
      await page.goBack()
      expect((await answered)?.method() ?? 'GET').toBe('GET')
      await expect(page).toHaveURL(wrong)
      await expect(page).toHaveTitle(errorTitle)
      await expect(text(page)).toHaveValue('Hon gick en timme tidigare.')
      await page.goBack()
      await expect(page).toHaveURL(form)
      await expect(page).not.toHaveTitle(errorTitle)
      await page.goForward()
      await page.locator('input[name="day"]').fill('12')
      await save(page).click()
      await expect(page).toHaveURL(new RegExp(`${list}$`))
    },
  )
}

test(
  'a change of language keeps what stands in the fields and sends nothing',
  withScripts,
  async ({ page, signInAs }) => {
    await signInAs('greta', { path: '/sprak/sv?till=/valj' })
    const words = `Skrivet på svenska, ${test.info().project.name}`
    const list = await fillInWrong(page, words)
    const ways: [string, string][] = [
      ['English', 'en'],
      ['Suomi', 'fi'],
      ['Lättläst', 'sv'],
      ['Svenska', 'sv'],
    ]
    for (const [name, lang] of ways) {
      await page.locator('footer').getByRole('button', { name, exact: true }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page).not.toHaveTitle(errorTitle)
      await expect(text(page)).toHaveValue(words)
      await expect(page.locator('input[name="kind"][value="note"]')).toBeChecked()
    }
    // With what is wrong on the page too, and then it can be changed and sent.
    await save(page).click()
    await expect(page).toHaveTitle(errorTitle)
    await text(page).fill(`${words}!`)
    await page.locator('footer').getByRole('button', { name: 'Suomi' }).click()
    await expect(text(page)).toHaveValue(`${words}!`)
    await page.goto(list)
    await expect(page.locator('main')).not.toContainText(words)
    await page.goto('/sprak/sv?till=/valj')
  },
)

test('the Enter key in a field sends the form, and does not change the language', async ({ page }) => {
  await page.goto('/tillganglighet/rapportera')
  await page.locator('textarea[name="what"]').fill('Knappen syns inte')
  await page.locator('input[name="email"]').fill('inte en adress')
  await page.locator('input[name="email"]').press('Enter')
  await expect(page).toHaveTitle(/^Fel: /)
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  await expect(page.locator('input[name="email"]')).toHaveValue('inte en adress')
  await page.locator('footer').getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('textarea[name="what"]')).toHaveValue('Knappen syns inte')
})

test('two tabs each keep what was typed in them', async ({ page, context, signInAs }) => {
  await signInAs('greta', { path: '/sprak/sv?till=/valj' })
  const other = await context.newPage()
  await fillInWrong(page, 'I den första fliken')
  await fillInWrong(other, 'I den andra fliken')
  await save(page).click()
  await save(other).click()
  for (const [tab, words] of [
    [page, 'I den första fliken'],
    [other, 'I den andra fliken'],
  ] as const) {
    await tab.reload()
    await expect(tab).toHaveTitle(/^Fel: /)
    await expect(text(tab)).toHaveValue(words)
  }
})

test('a day of 25 hours is taken, and the hour that comes twice is asked about', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/sprak/sv?till=/valj' })
  const base = /^\/b\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? ''
  await page.goto(`${base}/tidrapporter/2026-10`)
  await page.locator('main tbody a[href*="/tidrapport/"]').nth(2).click()
  await page.locator('main a[href*="/invandningar/ny"]').first().click()
  await page.locator('main form button').click()
  await page.goto(page.url().replace(/[^/]+$/, 'tid'))
  const step = page.url()
  const typeIn = async (start: string, end: string): Promise<void> => {
    await page.goto(step)
    await typeDay(page, 'timeDate', ['25', 'okt', '26'])
    await page.locator('input[name="timeStart"]').fill(start)
    await page.locator('input[name="timeEnd"]').fill(end)
    await save(page).click()
  }
  await typeIn('2.30', '5')
  await expect(page).toHaveTitle(/^Fel: /)
  await page.getByRole('radio', { name: 'Andra gången, efter ändringen' }).check()
  await save(page).click()
  await expect(page).not.toHaveTitle(/^Fel: /)
  await page.goto(step)
  await expect(page.getByRole('radio', { name: 'Andra gången, efter ändringen' })).toBeChecked()
  await typeIn('0', '24')
  await expect(page).not.toHaveTitle(/^Fel: /)
})

test(
  'a day is taken as it is typed; what is wrong is said at its own field',
  withScripts,
  async ({ page, signInAs }) => {
    await signInAs('greta', { path: '/sprak/sv?till=/valj' })
    const list = await fillInWrong(page, 'Om dagen')
    const group = page.getByRole('group', { name: 'Vilken dag gäller det?' })
    const part = (name: string) => group.getByLabel(name, { exact: true })
    const [day, month, year] = [part('Dag'), part('Månad'), part('År')]
    await typeDay(page, 'day', ['5', 'novembre', '2026'])
    await save(page).click()
    await expect(page).toHaveTitle(/^Fel: /)
    const message = 'Skriv månaden med siffror, från 1 till 12, eller med hela namnet'
    await page.getByRole('link', { name: message }).click()
    await expect(month).toBeFocused()
    await expect(month).toHaveAccessibleDescription(message)
    await expect(month).toHaveValue('novembre')
    await expect(day).not.toHaveAttribute('aria-invalid', /.*/)
    await page.locator('footer').getByRole('button', { name: 'English' }).click()
    await expect(page.locator('input[name="day-month"]')).toHaveValue('novembre')
    await page.locator('footer').getByRole('button', { name: 'Svenska' }).click()
    await typeDay(page, 'day', ['31', '11', '26'])
    await save(page).click()
    await expect(day).toHaveAccessibleDescription(/inte den månaden/)
    await typeDay(page, 'day', ['05', 'nov', '26'])
    await expect(year).toHaveValue('26')
    await save(page).click()
    await expect(page).toHaveURL(new RegExp(`${list}$`))
    await expect(page.locator('main')).toContainText('torsdag 5 november 2026')
  },
)

test('a change of language keeps what is typed in a search, and does not search', async ({ page, signInAs }) => {
  await signInAs('greta', { path: '/sprak/sv?till=/att-gora' })
  const rows = page.locator('main tbody tr')
  const all = await rows.count()
  await page.locator('input[name="namn"]').fill('Öbe')
  await page.locator('footer').getByRole('button', { name: 'Suomi' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
  await expect(page.locator('input[name="namn"]')).toHaveValue('Öbe')
  await expect(rows).toHaveCount(all)
  await page.goto('/sprak/sv?till=/att-gora')
})
