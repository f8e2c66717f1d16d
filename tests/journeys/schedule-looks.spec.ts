import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'

const today = '2026-11-19'
const pages = [`/schema/dag/${today}`, '/schema/vecka/2026-W47', '/schema/manad/2026-11']

async function open(page: Page, path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 780 })
  const [, home = ''] = /^(\/b\/[^/]+)/.exec(new URL(page.url()).pathname) ?? []
  await page.goto(home + path)
}

/** px from the top of the page to the end of what begins today: the heading of its list, or its place in a calendar. */
const todayAt = (page: Page) =>
  page.evaluate(() => {
    const one = document.querySelector('.day[data-today] h2, .calendar [aria-current="date"]')
    return one === null ? Infinity : one.getBoundingClientRect().bottom + scrollY
  })

const countIn = (text: string | null) => Number(/(\d+|[Ee]tt) pass/u.exec(text ?? '')?.[1]?.replace(/ett/iu, '1'))

test('today is on the first screen of a phone, on the page of a day, of a week and of a month', async ({
  page,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  for (const path of pages) {
    await open(page, path, 360)
    // Above the places under the thumb.
    expect.soft(await todayAt(page), path).toBeLessThanOrEqual(720)
  }
  expect(await page.evaluate(() => document.documentElement.scrollHeight), 'the month').toBeLessThanOrEqual(3000)
})

test('nothing of a day, a week or a month goes beyond the sides of the narrowest phone', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  for (const path of [...pages, '/schema/manad/2026-11?vy=lista']) {
    await open(page, path, 320)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})

test('each list has as many as is said of it, where it is led to and in its heading', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await open(page, '/schema/vecka/2026-W47', 360)
  const heading = countIn(await page.locator('h1').textContent())
  const cells = page.locator('.week-cells a')
  await expect(cells).toHaveCount(7)
  let sum = 0
  for (const cell of await cells.all()) {
    const id = (await cell.getAttribute('href'))?.slice(1)
    const rows = await page.locator(`:is(details#${id}, section:has(> h2#${id})) .shift`).count()
    expect(rows, (await cell.textContent()) ?? '').toBe(countIn(await cell.textContent()))
    sum += rows
  }
  expect(sum).toBe(heading)
  expect(await page.locator('.week-strips .block').count()).toBeGreaterThanOrEqual(heading)

  await open(page, '/schema/manad/2026-11', 360)
  const inMonth = countIn(await page.locator('h1').textContent())
  const days = await page.locator('.calendar .told').allTextContents()
  expect(days.map(countIn).reduce((a, b) => a + b)).toBe(inMonth)
  const toSee = page.locator('section', { has: page.locator('#att-titta-pa') })
  const marked = page.locator(
    '.calendar .told:is([data-mark=missed], [data-mark=vacant], [data-mark=changed], [data-mark=new])',
  )
  expect(await toSee.locator('.tiles > li').count()).toBe(await marked.count())
  await expect(toSee.locator('h2')).toHaveText(`${await marked.count()} dagar att titta på`)
  await open(page, '/schema/manad/2026-11?vy=lista', 360)
  await expect(page.locator('.shift')).toHaveCount(inMonth)
})

test('the days of a week lead to their lists, also those that have been', async ({ page, keyboard, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await open(page, '/schema/vecka/2026-W47', 1280)
  for (const name of [/^fredag 20 november, \d pass/u, /^måndag 16 november, \d pass/u]) {
    await keyboard.press(page.locator('.week-cells').getByRole('link', { name }))
    await expect(page.locator(':target')).toBeInViewport()
  }
})

test('all the shifts of a month are a list of their own, and on paper in the order of their days', async ({
  page,
  keyboard,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj' })
  await open(page, '/schema/manad/2026-11', 1280)
  await keyboard.press(page.getByRole('link', { name: 'Visa som lista' }))
  await expect(page).toHaveURL(/\?vy=lista$/)
  await expect(page.locator('.day[data-today]')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  const tops = await page.evaluate(() =>
    [...document.querySelectorAll('[id^="dag-2026"]')]
      .map((one) => ({ id: one.id, top: (one.closest('section.day') ?? one).getBoundingClientRect().top }))
      .sort((a, b) => a.id.localeCompare(b.id))
      .map(({ top }) => top),
  )
  expect(tops).toHaveLength(30)
  expect([...tops].sort((a, b) => a - b)).toEqual(tops)
  await expect(page.locator('#dag-2026-11-02 .shift').first()).toBeVisible()
})

for (const [day, hours] of [
  ['2026-10-25', 25],
  ['2026-03-29', 23],
] as const) {
  test(`the picture of ${day} has ${hours} hours`, async ({ page, signInAs }) => {
    await signInAs('pia', { path: '/valj' })
    await open(page, `/schema/dag/${day}`, 1280)
    const noon = await page.locator('.strip .hour').nth(4).getAttribute('x1')
    expect(Number.parseFloat(noon ?? '')).toBeCloseTo(((hours - 12) / hours) * 100, 2)
  })
}
