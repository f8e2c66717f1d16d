import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, test } from '../support/fixtures'

/** A page, the first column of its file, and what on the page there is a line for. */
const pages = [
  { path: 'timmar/manad/2026-10', head: 'När', rows: 'section[aria-labelledby=delar] > .bar-table tbody tr' },
  { path: 'tidrapporter/2026-10', head: 'Personal', rows: 'tbody tr:has(a)' },
  { path: 'faststallanden/2026-10', head: 'Personal', rows: 'section > h2[id]:not(#summor)' },
  { path: 'schema/vecka/2026-W47?vy=tabell', head: 'Dag', rows: 'tbody tr' },
  { path: 'kontinuitet', head: 'Från och med', rows: 'tbody tr' },
  { path: 'beslut', head: 'Lag', rows: 'article' },
]

async function saved(page: Page, name: string): Promise<Download> {
  const save = page.locator('details:not([open]) > summary', { hasText: 'Spara eller skriv ut' })
  if ((await save.count()) > 0) await save.click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return download
}

const linesOf = async (download: Download) => (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')

test('every table can be taken home as a file that says what the page says', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const home = new URL(page.url()).pathname
  for (const { path, head, rows } of pages) {
    await page.goto(`${home}/${path}`)
    const shown = await page.locator('main').locator(rows).count()
    const [heads = '', ...lines] = await linesOf(await saved(page, 'Ladda ner som tabell (CSV)'))
    expect(heads.startsWith(`\uFEFF${head};`), `${path} begins with ${heads.slice(0, 20)}`).toBe(true)
    expect(shown).toBeGreaterThan(0)
    expect(lines, path).toHaveLength(shown)
  }
})

test('every line of an underlag can be taken home, and comes to the sums that can be', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/rakningsunderlag/2026-10`)
  const persons = await page.locator('main .bar-table tbody tr, main details li > a[href*="assistent="]').count()
  // Under the rows, a cell a line: which shifts count in two months.
  const rowsIn = (lines: string[]) => lines.filter((line) => line.includes(';'))
  const sums = rowsIn(await linesOf(await saved(page, 'Ladda ner summorna som tabell (CSV)')))
  expect(persons).toBeGreaterThan(0)
  expect(sums.filter((line) => line.includes(';Personal;'))).toHaveLength(persons)
  const [heads = '', ...lines] = rowsIn(await linesOf(await saved(page, 'Ladda ner som tabell (CSV)')))
  const at = heads.split(';').indexOf('Underlaget, på klockan (minuter)')
  const minutes = lines.reduce((sum, line) => sum + Number(line.split(';')[at]), 0)
  const total = sums.find((line) => line.includes(';Allt tillsammans;Allt tillsammans;')) ?? ''
  expect(minutes).toBeGreaterThan(0)
  expect(total.split(';')[3]).toBe(String(minutes))
})

test('one’s own data is one file away from where one’s sign-ins are', async ({ page, signInAs }) => {
  await signInAs('nils', { path: '/valj' })
  await page.locator('header .me').click()
  await page.getByRole('link', { name: 'Mina inloggningar' }).click()
  await page.getByRole('link', { name: 'Se och ladda ner uppgifter om dig' }).click()
  const download = await saved(page, 'Ladda ner uppgifterna (ZIP)')
  expect(download.suggestedFilename()).toMatch(/^mina-uppgifter-[a-z]+-\d{4}-\d\d-\d\d\.zip$/)
  const files = unzipSync(await readFile(await download.path()))
  expect(Buffer.from(files['README.txt'] ?? []).toString('utf8')).toContain('Nils')
})
