import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'

/** A page and the first column of its file, and whether that has a line for each row of the page's table. */
const pages = [
  { path: 'timmar/manad/2026-10', head: 'När', rows: true },
  { path: 'tidrapporter/2026-10', head: 'Assistent', rows: true },
  { path: 'faststallanden/2026-10', head: 'Assistent', rows: false },
  { path: 'schema/vecka/2026-W47?vy=tabell', head: 'Dag', rows: true },
  { path: 'beslut', head: 'Lag', rows: false },
]

async function saved(page: Page, name: string): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return download
}

const linesOf = async (download: Download) => (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')

test('every table can be taken home as a file that says what the page says', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const home = new URL(page.url()).pathname
  for (const { path, head, rows } of pages) {
    await page.goto(`${home}/${path}`)
    const shown = await page.locator('main .data-table').last().locator('tbody tr').count()
    const [heads = '', ...lines] = await linesOf(await saved(page, 'Ladda ner som tabell (CSV)'))
    expect(heads.startsWith(`\uFEFF${head};`), `${path} begins with ${heads.slice(0, 20)}`).toBe(true)
    expect(lines.length).toBeGreaterThan(0)
    if (rows) expect(lines).toHaveLength(shown)
  }
})
