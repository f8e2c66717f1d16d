import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { readPdf, textOfPages } from '../support/pdf'
import { typeDay } from '../support/type-day'

const openMore = (page: Page) => page.locator('summary', { hasText: 'Mer om månaden' }).click()

const bare = (text: string) => text.replace(/[\s•]+/g, '')

test('a god man notes a visit, sees it among what there is to go by about the month, and keeps it as a PDF', async ({
  page,
  signInAs,
}) => {
  await signInAs('greta', { path: '/valj' })
  await page.getByRole('link', { name: 'Karl Öberg', exact: true }).click()
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/tidrapporter/2026-09`)
  await openMore(page)
  await page.getByRole('link', { name: 'Egna anteckningar' }).click()
  await page.getByRole('link', { name: 'Skriv en anteckning' }).click()
  await typeDay(page, 'day', ['16', '9', '2026'])
  const words = 'Han hade fått ny frukost: gröt & bär – ”mums”.'
  await page.getByLabel('Vad vill du komma ihåg?').fill(words)
  await page.getByRole('button', { name: /^Spara anteckningen/ }).click()
  await expect(page.getByRole('heading', { name: 'Besök onsdag 16 september 2026' }).first()).toBeVisible()

  await page.goto(`${base}/tidrapporter/2026-09`)
  await openMore(page)
  await page.getByRole('link', { name: /^Sammanställning av september 2026/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Sammanställning av september 2026: /)
  await expect(page.getByText(words).first()).toBeVisible()
  // What is said on the page: without what is only for the eye.
  const said = await page
    .locator('main section[aria-labelledby] > :is(h2, h3, p, ul, ol, dl, blockquote, section, details)')
    .evaluateAll((parts) =>
      parts
        .map((part) => {
          const copy = part.cloneNode(true)
          // What stands before a table is its caption too.
          const twice = '[aria-hidden=true], details caption'
          if (copy instanceof Element) for (const hidden of copy.querySelectorAll(twice)) hidden.remove()
          return copy.textContent
        })
        .join(' '),
    )

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Hämta som PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('sammanstallning-oberg-2026-09.pdf')
  const pdf = await readPdf(new Uint8Array(await readFile(await download.path())))
  expect(pdf.outside).toEqual([])
  expect(pdf.info.Language).toBe('sv')
  const sections = pdf.trees.flatMap((tree) => tree.children ?? []).flatMap((root) => root.children ?? [])
  expect(pdf.outline.length).toBeGreaterThan(5)
  const inFile = sections.filter(({ role }) => role === 'Sect').map(pdf.saidIn)
  expect(bare(inFile.join(' '))).toBe(bare(said))
})

test('an address with the old word leads on for ever to the new, and the old file to the new file', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  for (const file of ['', '.pdf']) {
    const answer = await page.request.get(`${base}/underlag/2026-10${file}`, { maxRedirects: 0 })
    expect(answer.status()).toBe(301)
    expect(answer.headers().location).toBe(`${base}/sammanstallning/2026-10${file}`)
  }
  expect((await page.request.get(`${base}/underlag/2026-13`, { maxRedirects: 0 })).status()).toBe(404)
})

const weekdays = /(?:mån|tis|ons|tors|fre|lör|sön)dag \d/g

for (const kind of ['paper', 'PDF'] as const) {
  test(`as ${kind} the month is on the first sheet, and the days are close together`, async ({ page, signInAs }) => {
    await signInAs('pia', { path: '/valj' })
    await page.goto(`${new URL(page.url()).pathname}/sammanstallning/2026-10`)
    const file =
      kind === 'paper'
        ? await page.pdf({ preferCSSPageSize: true })
        : await (await page.request.get(`${new URL(page.url()).pathname}.pdf`)).body()
    const sheets = await textOfPages(new Uint8Array(file))
    test.info().annotations.push({ type: 'sheets', description: `${sheets.length}` })
    // Look.md has eight; on paper the browser's own wider faces make it nine.
    expect(sheets.length).toBeLessThanOrEqual(kind === 'paper' ? 9 : 8)
    for (const words of ['Månaden i korthet', 'Saknas', 'Så långt har månaden kommit', 'Det som skiljer sig'])
      expect(bare(sheets[0] ?? '')).toContain(bare(words))
    const from = sheets.findIndex((sheet) => bare(sheet).includes(bare('Tiden dag för dag, oktober 2026')))
    expect(from).toBeGreaterThan(0)
    // The first has what stands before, and the last may have few.
    for (const sheet of sheets.slice(from + 1, -1))
      expect((sheet.match(weekdays) ?? []).length).toBeGreaterThanOrEqual(22)
  })
}
