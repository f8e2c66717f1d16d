import { languages, htmlLang } from '../../app/i18n/languages'
import { expect, test, withScripts } from '../support/fixtures'
import { heading, main } from '../support/objection-steps'

test.use({ stackName: 'calendar' })

test(
  'the schedule in one’s own calendar, by keyboard: made, shown once, changed and taken away',
  withScripts,
  async ({ page, signInAs, keyboard, pressAs, request }) => {
    await signInAs('pia', { path: '/valj' })
    await keyboard.press(page.getByRole('link', { name: 'Schema', exact: true }))
    await keyboard.press(page.getByRole('link', { name: 'Ha schemat i din egen kalender' }))
    await expect(heading(page)).toHaveText('Schemat i din kalender')
    await keyboard.press(page.getByRole('link', { name: 'Gör en adress till din kalender' }))
    await expect(main(page)).toContainText('Google, Microsoft eller Apple får veta tiderna')

    // Nothing written: said at the field, and what was chosen stands.
    await keyboard.choose(page.getByRole('radio', { name: 'Tider och förnamn' }))
    await keyboard.press(page.getByRole('button', { name: 'Gör adressen' }))
    await expect(page).toHaveTitle(/^Fel: /)
    await expect(page.getByRole('radio', { name: 'Tider och förnamn' })).toBeChecked()
    await keyboard.type(page.getByLabel('Var ska du använda adressen?'), 'Min telefon')
    await pressAs('pia', () => keyboard.press(page.getByRole('button', { name: 'Gör adressen' })))

    await expect(heading(page)).toHaveText('Adressen för Min telefon är klar')
    const field = page.getByLabel('Adress att kopiera')
    await expect(field).toHaveAttribute('readonly', '')
    const address = await field.inputValue()
    await expect(page.getByRole('link', { name: 'Lägg till i kalendern på den här enheten' })).toHaveAttribute(
      'href',
      address.replace(/^https?:/, 'webcal:'),
    )
    expect(await (await request.get(address)).text()).toContain('SUMMARY:Besök')
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.reload()
    await expect(heading(page)).toHaveText('Adressen för Min telefon')
    await expect(page.getByLabel('Adress att kopiera')).toHaveCount(0)
    await expect(main(page)).toContainText('klockan')

    await pressAs('pia', () => keyboard.press(page.getByRole('button', { name: 'Gör en ny adress för Min telefon' })))
    const other = await page.getByLabel('Adress att kopiera').inputValue()
    expect(other).not.toBe(address)
    expect(await (await request.get(address)).text()).not.toContain('VEVENT')
    await keyboard.press(page.getByRole('link', { name: 'Ta bort adressen för Min telefon' }))
    await keyboard.press(page.getByRole('button', { name: 'Ta bort adressen för Min telefon' }))
    await expect(main(page).locator('> :first-child')).toHaveText(/^Adressen är borttagen\./)
    expect(await (await request.get(other)).text()).not.toContain('VEVENT')
  },
)

/** The heading of the form, what it says of names, and how an entry begins, in each language. */
const words = {
  sv: {
    title: 'Gör en adress till din kalender',
    only: 'Det kommer bara att stå tider. Namn kan stå där om Karl Öberg, eller den som bestämmer vem som får se, säger ja till det.',
    visit: 'Besök',
  },
  'sv-lattlast': {
    title: 'Gör en adress till din kalender',
    only: 'Det kommer bara att stå tider. Karl Öberg kan säga ja till namn.',
    visit: 'Besök',
  },
  en: {
    title: 'Make an address for your calendar',
    only: 'It will only have times. It can have names if Karl Öberg, or whoever decides who may see, says yes to that.',
    visit: 'Visit',
  },
  fi: {
    title: 'Tee osoite kalenteriisi',
    only: 'Kalenterissa lukee vain ajat. Nimet voivat olla siinä, jos Karl Öberg tai se, joka päättää kuka saa nähdä, suostuu siihen.',
    visit: 'Käynti',
  },
}

test('in four languages, and with the words of each in the calendar', async ({ page, signInAs, pressAs, request }) => {
  await signInAs('greta', { path: '/valj' })
  await page.getByRole('link', { name: 'Karl Öberg', exact: true }).click()
  const form = `${new URL(page.url()).pathname}/kalender/ny`
  for (const language of languages) {
    const { title, only, visit } = words[language]
    await page.goto(`/sprak/${language}?till=${form}`)
    await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(language))
    await expect(heading(page)).toHaveText(title)
    await expect(main(page)).toContainText(only)
    await page.locator('#name').fill('Datorn')
    await pressAs('greta', () => main(page).locator('form button').last().click())
    const text = await (await request.get(await page.locator('#adress').inputValue())).text()
    expect(text).toContain(`SUMMARY:${visit}`)
    expect(text).toContain('TRANSP:TRANSPARENT')
    expect(text).not.toContain('TRANSP:OPAQUE')
  }
})

test('where it is turned off it says why', async ({ page, signInAs }) => {
  await signInAs('maja', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/kalender/ny`)
  expect(new URL(page.url()).pathname).toBe(`${base}/kalender`)
  await expect(page.getByRole('heading', { name: 'Schemat kan inte finnas i en kalender' })).toBeVisible()
  await expect(main(page)).toContainText('Dina uppgifter är skyddade')
})
