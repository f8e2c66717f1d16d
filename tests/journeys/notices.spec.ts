import { expect, test, withScripts } from '../support/fixtures'
import { codeIn, lettersTo } from '../support/letters'
import { addAddress, newAddress } from '../support/notice-flow'
import { heading, main } from '../support/objection-steps'

test(
  'one asks to be told, shows that the address is theirs, and gets a letter that says nothing of what it is',
  withScripts,
  async ({ page, signInAs, origins }) => {
    await signInAs('nils', { path: '/mer' })
    await page.getByRole('link', { name: 'Aviseringar' }).click()
    await expect(heading(page)).toHaveText('Aviseringar när något händer')
    const address = newAddress('nils')
    await addAddress(page, address)
    await page.getByRole('link', { name: address }).click()
    await page.getByRole('button', { name: 'Skicka ett prov' }).click()
    await expect(main(page).locator('> :first-child')).toHaveText('Ett prov är skickat.')
    const [, tried] = await lettersTo(address, 2)
    expect(tried?.headers).not.toMatch(/List-Unsubscribe/)
    expect(tried?.text.replace(origins.portal, '')).not.toMatch(/Nils|Pia|Farsta|\d/)
    await page.getByRole('button', { name: `Ta bort ${address}` }).click()
    await expect(main(page).locator('> :first-child')).toHaveText('Adressen är borttagen.')
    await expect(page.getByText(address)).toHaveCount(0)
  },
)

test('one is asked once whether one wants to be told, and a no is an answer', async ({ page, signInAs }) => {
  await signInAs('eva', { path: '/valj' })
  const base = new URL(page.url()).pathname
  const question = main(page).getByRole('heading', { name: 'Vill du få veta när något händer?' })
  await page.goto(`${base}/mer`)
  await expect(question).toBeVisible()
  await page.getByRole('button', { name: 'Nej tack, fråga inte igen' }).click()
  await expect(main(page).locator('> :first-child')).toHaveText(/^Vi frågar inte igen/)
  await expect(heading(page)).toHaveText('Mer')
  await expect(question).toHaveCount(0)
  await page.reload()
  await expect(question).toHaveCount(0)
  await page.goto('/aviseringar')
  await expect(main(page).getByRole('link', { name: 'Lägg till en e-postadress' })).toBeVisible()
})

test('what is wrong is said at the field, and nothing typed is lost', async ({ page, signInAs }) => {
  await signInAs('hanna', { path: '/aviseringar/ny/e-post' })
  await page.getByLabel('E-postadress').fill('hanna utan snabel')
  await page.getByRole('button', { name: 'Skicka en kod dit' }).click()
  await expect(page).toHaveTitle(/^Fel:/)
  await expect(page.getByLabel('E-postadress')).toHaveValue('hanna utan snabel')
  await expect(page.getByLabel('E-postadress')).toHaveAccessibleDescription(/Skriv hela adressen/)
  const address = newAddress('hanna')
  await page.getByLabel('E-postadress').fill(address)
  await page.getByRole('button', { name: 'Skicka en kod dit' }).click()
  const [letter] = await lettersTo(address, 1)
  const right = letter === undefined ? '' : codeIn(letter)
  const wrong = right === '111111' ? '222222' : '111111'
  await page.getByLabel('Kod').fill(wrong)
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await expect(page.getByLabel('Kod')).toHaveValue(wrong)
  await expect(page.getByLabel('Kod')).toHaveAccessibleDescription(/Det är inte rätt kod/)
  // In another language the same is wrong.
  await page.locator('footer').getByRole('button', { name: 'English' }).click()
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/not the right code/)
  await page.locator('footer').getByRole('button', { name: 'Svenska' }).click()
  await page.getByRole('button', { name: 'Skicka en ny kod' }).click()
  const letters = await lettersTo(address, 2)
  const newest = letters.at(-1)
  await page.getByLabel('Kod').fill(newest === undefined ? '' : codeIn(newest))
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await expect(main(page).locator('> :first-child')).toHaveText(/^Adressen är bekräftad/)
  await page.goto('/aviseringar/ny/e-post')
  await page.getByLabel('E-postadress').fill(address.toUpperCase())
  await page.getByRole('button', { name: 'Skicka en kod dit' }).click()
  await expect(page.getByLabel('E-postadress')).toHaveAccessibleDescription(/Du får redan meddelanden/)
})

test('times are chosen, and a time that is none is said at its field', async ({ page, signInAs, keyboard }) => {
  await signInAs('hanna', { path: '/aviseringar' })
  await keyboard.press(page.getByRole('link', { name: 'Ändra när och på vilket språk' }))
  await page.getByRole('radio', { name: 'Ja, mellan de här tiderna' }).check()
  await page.getByLabel('Tyst från').fill('halv nio')
  await page.getByLabel('Tyst till').fill('6.30')
  await page.getByRole('radio', { name: 'Suomi' }).check()
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByLabel('Tyst från')).toHaveValue('halv nio')
  await expect(page.getByLabel('Tyst från')).toHaveAccessibleDescription(/Skriv en tid som finns/)
  await page.getByLabel('Tyst från').fill('22')
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(main(page)).toContainText('Från klockan 22 till klockan 6:30 skickar vi bara det som inte kan vänta.')
  // What a letter looks like is shown in the language that is chosen, and said so.
  await expect(main(page).locator('[lang=fi]', { hasText: 'Kirjaudu sisään' })).toHaveCount(1)
})

test('the brukare sees who is told, and can limit it', async ({ page, signInAs, browser, origins }) => {
  const other = await (await browser.newContext({ baseURL: origins.portal })).newPage()
  await signInAs('nils', { path: '/valj', page: other, fresh: true })
  const address = newAddress('nils')
  await addAddress(other, address)
  await other.goto(`${new URL(other.url()).origin}/aviseringar`)
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/aviseringar`)
  const card = main(page).locator('li', { hasText: 'Nils' })
  await expect(card).toContainText('Har valt: Vanligt.')
  await expect(page.getByText(address)).toHaveCount(0)
  await card.getByRole('button', { name: /^Bara det viktigaste till/ }).click()
  await expect(card).toContainText('Du har sagt att bara det viktigaste får skickas.')
  await other.reload()
  await expect(main(other)).toContainText('Den som bestämmer vem som får se har satt en gräns.')
  await card.getByRole('button', { name: /^Låt/ }).click()
  await expect(card).not.toContainText('Du har sagt')
  await other.context().close()
})
