import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/fixtures'

test('the plan is read as a page and fetched as a file, and a routine is fetched', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/mer`)
  await page.getByRole('link', { name: 'Dokument och plan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 dokument')
  await page.getByRole('link', { name: 'Läs Genomförandeplan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Din genomförandeplan')
  for (const part of [
    'Vad som är beslutat',
    'Hur och när du får hjälp',
    'Vad som är viktigt för dig',
    'Nästa uppföljning',
  ])
    await expect(page.getByRole('heading', { name: part })).toBeVisible()
  await page.getByRole('link', { name: 'Dokument och plan' }).first().click()
  for (const [name, file, begins] of [
    ['Hämta Rutin när någon i personalen blir borta', /^rutin-lindgren-\d{4}-\d\d-\d\d\.pdf$/, '%PDF-'],
    ['Hämta Genomförandeplan', /^genomforandeplan-lindgren-\d{4}-\d\d-\d\d\.txt$/, 'Genomförandeplan'],
  ] as const) {
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(file)
    expect(await readFile(await download.path(), 'utf8')).toMatch(new RegExp(`^${begins}`))
  }
})

test('a file is never shown: it is an attachment whose kind is not guessed, and is kept nowhere', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await page.goto(`${new URL(page.url()).pathname}/dokument`)
  const files = await page
    .locator('main a[href*="/dokument/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  expect(files).toHaveLength(2)
  for (const file of files) {
    const headers = (await page.request.get(file ?? '')).headers()
    expect(headers['content-disposition']).toMatch(/^attachment; filename="/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toContain('no-store')
    expect(headers['content-type']).toMatch(/^(application\/pdf|text\/plain; charset=utf-8)$/)
  }
})

test('one who may see the schedule alone sees the routine, and neither the plan nor its file', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  const home = new URL(page.url()).pathname
  await page.goto(`${home}/dokument`)
  const plan = await page.getByRole('link', { name: 'Läs Genomförandeplan' }).getAttribute('href')
  const file = await page.getByRole('link', { name: 'Hämta Genomförandeplan' }).getAttribute('href')
  await page.context().clearCookies()
  await signInAs('nils', { path: '/valj' })
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/dokument`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ett dokument')
  await expect(page.getByText('Genomförandeplan')).toHaveCount(0)
  for (const address of [plan, file]) {
    const answer = await page.request.get((address ?? '').replace(home, base))
    expect(answer.status()).toBe(404)
  }
})
