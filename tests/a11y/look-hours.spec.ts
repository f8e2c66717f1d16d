import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { putGatesInto } from './gates/in-page'

/** How the pages of a month look to who opens them: what is first, how much there is, and how far down it goes. */
const phone = { width: 360, height: 780 }

/** How high a page may be on a phone, px (look.md 5.5 and 5.6). Its 2 600 of the reports are in a face that is narrower than the tests'. */
const highest = { hours: 4900, reports: 2800 } as const

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${new URL(page.url()).pathname}/${path}`)
}

/** The words that are seen without opening anything, and how high the page is, px. */
const measured = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    const wordsOf = (text = '') => text.match(/\p{L}[\p{L}\d]*|\d+/gu)?.length ?? 0
    const hidden = [...document.querySelectorAll<HTMLElement>('main .ds-sr-only')].filter((one) =>
      one.checkVisibility(),
    )
    const words = wordsOf(main?.innerText) - hidden.reduce((sum, one) => sum + wordsOf(one.innerText), 0)
    return { words, height: document.documentElement.scrollHeight }
  })

/** Where an element ends, px from where what is on the page begins. */
const endOf = async (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => {
      const top = document.querySelector('main')?.getBoundingClientRect().top ?? 0
      return one.getBoundingClientRect().bottom - top
    })

test('the hours of a month answer in a few words, with the bar in sight, and are not long', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize(phone)
  await signInAs('pia', { path: '/valj' })
  await open(page, 'timmar/manad/2026-11')
  await putGatesInto(page)
  const { keys, words } = await page.evaluate(() => window.gates.effortToAnswer())
  expect.soft(keys + words / 5, 'keys and words').toBeLessThanOrEqual(3)
  const found = await measured(page)
  test.info().annotations.push({ type: 'hours', description: JSON.stringify(found) })
  expect.soft(found.words, 'words').toBeLessThanOrEqual(480)
  expect.soft(found.height, 'height').toBeLessThanOrEqual(highest.hours)
  expect.soft(await endOf(page, '.hours-answer .time-bar'), 'the bar').toBeLessThanOrEqual(530)
  expect.soft(await endOf(page, '.hours-sums dd'), 'the missing number').toBeLessThanOrEqual(560)
  expect.soft(await page.locator('.hours-sums dt').first().innerText()).toBe('Saknas')
})

test('the reports of a month tell which to look at, and are not long', async ({ page, signInAs }) => {
  await page.setViewportSize(phone)
  await signInAs('pia', { path: '/valj' })
  const heights: Record<string, number> = {}
  for (const month of ['2026-11', '2026-10', '2026-09']) {
    await open(page, `tidrapporter/${month}`)
    heights[month] = (await measured(page)).height
    await page.goto(new URL(page.url()).pathname.replace(/\/tidrapporter.*/, ''))
  }
  test.info().annotations.push({ type: 'reports', description: JSON.stringify(heights) })
  for (const height of Object.values(heights)) expect.soft(height).toBeLessThanOrEqual(highest.reports)
})

test('the first row of a report is one that differs, and it is seen at once', async ({ page, signInAs }) => {
  await page.setViewportSize(phone)
  await signInAs('pia', { path: '/valj' })
  await open(page, 'tidrapporter/2026-10')
  await page.locator('section[aria-labelledby=titta] tbody a').first().click()
  const first = page.locator('.report-rows > li').first()
  await expect(first).toHaveAttribute('data-remarkable', '')
  expect.soft(await endOf(page, '.report-rows > li h3')).toBeLessThanOrEqual(620)
})

test('no heading of the pages of a month has more than ten words', async ({ page, signInAs }) => {
  await signInAs('greta', { path: '/valj' })
  await page.getByRole('link', { name: 'Karl Öberg' }).first().click()
  const home = new URL(page.url()).pathname
  for (const path of [
    ...['timmar/manad/2026-11', 'timmar/manad/2026-10', 'timmar/manad/2026-12', 'timmar/vecka/2026-W47'],
    ...['timmar/vecka/2026-W49', 'tidrapporter/2026-11', 'tidrapporter/2026-10'],
  ]) {
    await page.goto(`${home}/${path}`)
    const heading = (await page.locator('h1').innerText()).trim()
    expect.soft(heading.split(/\s+/u).length, `${path}: ${heading}`).toBeLessThanOrEqual(10)
  }
})
