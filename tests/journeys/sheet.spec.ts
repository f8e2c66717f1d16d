import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { languages } from '../../app/i18n/languages'
import { expect, test } from '../support/fixtures'
import { readPdf, textOfPages } from '../support/pdf'

const home = (page: Page) => new URL(page.url()).pathname.replace(/\/$/, '')
const squeeze = (text: string) => text.replaceAll(/\s+/g, '')

test('in one press from the first page and from the schedule there is the week on one sheet, and its file', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  const base = home(page)
  for (const path of ['', '/schema/dag/2026-11-19', '/schema/vecka/2026-W47', '/schema/manad/2026-11']) {
    await page.goto(`${base}${path}`)
    await page.getByRole('link', { name: 'Skriv ut vecka 47 på ett blad' }).click()
    await expect(page).toHaveURL(new RegExp(`${base}/schema/blad/2026-W47$`))
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vem kommer vecka 47?')
  await expect(page.getByText(/^Läget torsdag 19 november klockan \d+(:\d+)?\. Schemat kan ändras\.$/)).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Hämta som PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('veckan-lindgren-2026-W47.pdf')
  const pdf = await readPdf(new Uint8Array(await readFile(await download.path())))
  expect([pdf.pages, pdf.info.Language, pdf.outside]).toEqual([1, 'sv', []])
})

test('the sheet has as many times a day as the week has shifts, and says what the file says', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  const base = home(page)
  await page.goto(`${base}/schema/vecka/2026-W47?vy=tabell`)
  const shifts = await page.locator('main tbody tr').count()
  await page.goto(`${base}/schema/blad/2026-W47`)
  const times = await page.locator('.sheet-when b').allTextContents()
  expect(times.flatMap((each) => each.split(', '))).toHaveLength(shifts)
  const said = await page.locator('.sheet-day li > .ds-sr-only').allTextContents()
  const pdf = await readPdf(new Uint8Array(await (await page.request.get(`${base}/schema/blad/2026-W47.pdf`)).body()))
  const inFile = pdf.trees.map(pdf.saidIn).join(' ')
  for (const sentence of said) expect(squeeze(inFile)).toContain(squeeze(sentence))
})

const whose = [
  { who: 'pia', name: null },
  { who: 'nils', name: null },
  { who: 'greta', name: 'Karl Öberg' },
  { who: 'greta', name: 'Maja' },
] as const

for (const { who, name } of whose) {
  test(`as ${who}${name === null ? '' : `, of ${name}`}, it is one sheet in each language, from the browser and as a file`, async ({
    page,
    signInAs,
  }) => {
    await signInAs(who, { path: '/valj' })
    if (name !== null) await page.getByRole('link', { name, exact: true }).click()
    const base = home(page)
    for (const language of languages) {
      await page.goto(`/sprak/${language}?till=/`)
      for (const week of ['2026-W47', '2026-W48', '2026-W13']) {
        await page.goto(`${base}/schema/blad/${week}`)
        const title = await page.getByRole('heading', { level: 1 }).innerText()
        const printed = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
        const file = new Uint8Array(await (await page.request.get(`${base}/schema/blad/${week}.pdf`)).body())
        for (const [kind, pdf] of Object.entries({ printed, file })) {
          const sheets = await textOfPages(pdf)
          expect(sheets, `${kind} ${week} ${language}`).toHaveLength(1)
          expect(squeeze(sheets[0] ?? ''), `${kind} ${week} ${language}`).toContain(squeeze(title))
        }
      }
    }
  })
}

test('of one with a protected identity the sheet has no name, on paper and as a file', async ({ page, signInAs }) => {
  await signInAs('maja', { path: '/valj' })
  const base = home(page)
  await page.goto(`${base}/schema/vecka/2026-W47?vy=tabell`)
  const names = new Set(await page.locator('main tbody tr td:nth-of-type(2)').allTextContents())
  await page.goto(`${base}/schema/blad/2026-W47`)
  await expect(page.locator('.sheet img')).toHaveCount(0)
  const printed = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
  const file = new Uint8Array(await (await page.request.get(`${base}/schema/blad/2026-W47.pdf`)).body())
  for (const pdf of [printed, file]) {
    const said = (await textOfPages(pdf)).join(' ')
    expect(said).toContain('Någon kommer')
    for (const part of [...names].flatMap((name) => name.split(/\s+/)).filter((one) => /^\p{Lu}\p{L}{2,}/u.test(one)))
      if (part !== 'Ingen') expect(said).not.toContain(part)
    expect(said).not.toContain('Maja')
  }
})
