import { heading } from '../support/objection-steps'
import { expect, test } from './fixtures'

/** A hundred presses of a key, each with what it makes Orca say. */
test.setTimeout(400_000)

/** What Orca says of the heading that is the answer. */
const answer = (words: string) => `${words} huvud nivå 1.`

test.describe('who is here', () => {
  for (const [language, sentence] of [
    ['sv', /^Hodan Warsame är hos dig till klockan 22 huvud nivå 1\.$/],
    ['en', /^Hodan Warsame is with you until 22:00 huvud nivå 1\.$/],
    ['sv-lattlast', /^Hodan Warsame är hos dig till klockan 22 huvud nivå 1\.$/],
  ] as const) {
    test(`is the first thing said, in ${language}`, async ({ page, reader, signInAs }) => {
      await signInAs('pia', { path: '/valj', fresh: true })
      await reader.hear(() => page.goto(`/sprak/${language}?till=/valj`))
      expect(await reader.pressUntil('1', /huvud nivå 1/, 2)).toMatch(sentence)
      expect(await reader.pressUntil('Down', /Birgitta Norén/, 12)).toMatch(/22/)
    })
  }
})

test('nobody has come: it is said by ear, in two presses, and the receipt says its number and the telephone', async ({
  page,
  reader,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj', fresh: true })
  await reader.press('ctrl+Home')
  await reader.pressUntil('Tab', /^Nej, ingen kom länk/)
  const form = await reader.press('Return')
  expect(form.join('\n')).toContain(await heading(page).innerText())
  await reader.pressUntil('Tab', /^Skicka till Farsta Assistans tryckknapp/)
  const receipt = (await reader.press('Return')).join('\n')
  expect(receipt).toContain(await heading(page).innerText())
  expect(receipt).toMatch(/INV-[2-9A-Z]{4}-[2-9A-Z]{2}/)
  expect(receipt).toMatch(/^Ring jouren, 08.123\s456\s00$/m)
})

test('who comes tomorrow is found by its heading', async ({ page, reader, signInAs }) => {
  await signInAs('pia', { path: '/valj', fresh: true })
  await reader.hear(() => page.reload())
  await reader.pressUntil('2', /^I morgon/, 12)
  expect(await reader.pressUntil('Down', /klockan 6/, 6)).toMatch(/^Johan Lindqvist kommer från klockan 6 till 14/)
})

test('an objection to a shift is written and sent by ear', async ({ page, reader, signInAs }) => {
  await signInAs('pia', { path: '/valj', fresh: true })
  const base = new URL(page.url()).pathname
  await reader.hear(() => page.goto(`${base}/schema/dag/2026-11-17`))
  await reader.pressUntil('Tab', /^Mer om passet tisdag 17 november/)
  await reader.press('Return')
  await reader.pressUntil('Tab', /^Det här stämmer inte/)
  await reader.press('Return')
  await reader.pressUntil('Tab', /^Något annat tryckknapp/)
  await reader.press('Return')
  await expect(heading(page)).toHaveText('Vilken tid var det?')
  await reader.pressUntil('Tab', /^Fortsätt tryckknapp/)
  await reader.press('Return')
  await expect(heading(page)).toHaveText('Berätta vad som inte stämmer')
  // The field takes the keys that move in a page; Tab leads out of it.
  await reader.pressUntil('Tab', /^Med egna ord/, 20)
  await reader.type('Hon gick klockan nio.')
  await reader.pressUntil('Tab', /^Fortsätt tryckknapp/)
  const check = (await reader.press('Return')).join('\n')
  expect(check).toContain('Kontrollera och skicka')
  await reader.pressUntil('Tab', /^Skicka .*tryckknapp/)
  const receipt = (await reader.press('Return')).join('\n')
  expect(receipt).toContain(await heading(page).innerText())
  expect(receipt).toMatch(/INV-[2-9A-Z]{4}-[2-9A-Z]{2}/)
})

test('whether one has got the hours of a month is the first thing said, and why not can be asked', async ({
  page,
  reader,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj', fresh: true })
  const base = new URL(page.url()).pathname
  await reader.hear(() => page.goto(`${base}/timmar/manad/2026-11`))
  const words = await heading(page).innerText()
  expect(words).toMatch(/saknas/)
  expect(await reader.pressUntil('1', /huvud nivå 1/, 2)).toBe(answer(words))
})

test('a god man reviews a month and hears that it is done', async ({ reader, signInAs }) => {
  await signInAs('greta', { path: '/att-gora', fresh: true })
  await reader.press('ctrl+Home')
  await reader.pressUntil('Tab', /^Granska .* för oktober.* länk/, 120)
  await reader.press('Return')
  await reader.pressUntil('Tab', /^Granskad, inget att invända.*tryckknapp/, 120)
  const done = (await reader.press('Return')).join('\n')
  expect(done).toContain('Hela månaden är granskad, inget att invända. Av Greta Malm, god man')
})
