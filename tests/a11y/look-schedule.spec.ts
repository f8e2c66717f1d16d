import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'

/** How the week looks on a desk: how far down it goes, and in which order its days stand. Nothing has been done in this world. */
test.use({ stackName: 'look' })

/** px, of somebody who has help day and night. */
const highest = 2900

const open = async (page: Page, path: string): Promise<void> => {
  const [, home = ''] = /^(\/b\/[^/]+)/.exec(new URL(page.url()).pathname) ?? []
  await page.goto(home + path)
}

/** What is laid out of a week, in the order in which it is said: the pictures, each day, and what has been. */
const parts = (page: Page) =>
  page.locator(':is(.week-look, .week .day, .days-before > h2, .week .ds-details)').evaluateAll((elements) =>
    elements.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      return {
        name: (one.querySelector('h2, summary') ?? one).textContent.trim().slice(0, 40),
        left,
        right,
        top,
        bottom,
      }
    }),
  )

/** px that are used of a row: from where its first part begins to where its last ends. */
const widest = (rows: Awaited<ReturnType<typeof parts>>): number =>
  Math.max(...rows.map(({ right }) => right)) - Math.min(...rows.map(({ left }) => left))

for (const [week, language] of [
  ['2026-W47', 'sv'],
  ['2026-W48', 'sv'],
  ['2026-W47', 'sv-lattlast'],
] as const) {
  test(`the days of ${week} stand beside one another in the order they are read, in ${language}`, async ({
    page,
    signInAs,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await signInAs('pia', { path: '/valj' })
    await page.request.get(`/sprak/${language}`, { maxRedirects: 0 })
    await open(page, `/schema/vecka/${week}`)
    const found = await parts(page)
    for (const [at, { name, left, top }] of found.entries()) {
      const before = found[at - 1]
      if (before === undefined) continue
      // Right of what is said before it, or under all that stands on its row.
      const isBeside = left >= before.right && top < before.bottom
      expect.soft(isBeside || top >= before.bottom - 1, `${name} after ${before.name}`).toBe(true)
    }
    expect.soft(widest(found), 'the width that is used').toBeGreaterThanOrEqual(1100)
    await page.request.get('/sprak/sv', { maxRedirects: 0 })
  })
}

test('the week of somebody who has help day and night is not long on a desk', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signInAs('pia', { path: '/valj' })
  await open(page, '/schema/vecka/2026-W47')
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  test.info().annotations.push({ type: 'height', description: String(height) })
  expect(height).toBeLessThanOrEqual(highest)
  // Three days beside one another.
  expect(new Set((await parts(page)).map(({ left }) => Math.round(left))).size).toBe(3)
})

test('a week has one column below the width of a desk, and on paper', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  for (const width of [320, 768, 1023]) {
    await page.setViewportSize({ width, height: 800 })
    await open(page, '/schema/vecka/2026-W47')
    const days = (await parts(page)).filter(({ right, left }) => right > left)
    expect.soft(new Set(days.map(({ left }) => Math.round(left))).size, `${width} px`).toBe(1)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ media: 'print' })
  const days = (await parts(page)).filter(({ name }) => /november/u.test(name))
  expect(new Set(days.map(({ left }) => Math.round(left))).size, 'on paper').toBe(1)
})

test('nothing of a week goes beyond the sides, however wide the window is', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  for (const width of [320, 360, 640, 768, 1023, 1024, 1100, 1280, 1600]) {
    await page.setViewportSize({ width, height: 800 })
    await open(page, '/schema/vecka/2026-W47')
    expect
      .soft(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`)
      .toBeLessThanOrEqual(width)
  }
})
