import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { putGatesInto } from './gates/in-page'

/** A word heard costs a fifth of a key (accessibility.md: keys and words a fifth each). */
const cost = ({ keys, words }: { keys: number; words: number }): number => keys + words / 5

async function answerCost(page: Page): Promise<{ cost: number; stops: number }> {
  await putGatesInto(page)
  const found = await page.evaluate(() => window.gates.effortToAnswer())
  return { cost: cost(found), stops: found.stops }
}

async function press(page: Page, target: Locator): Promise<number> {
  await putGatesInto(page)
  const found = await target.first().evaluate((element) => window.gates.effortTo(element))
  await target.first().click()
  return cost(found)
}

const link = (name: string | RegExp) => (page: Page) => page.getByRole('link', { name })
const inMonth = (name: string) => (page: Page) => page.locator('nav.sub-nav').getByRole('link', { name })
const inMenu = (name: string) => (page: Page) => page.locator('nav.menu').getByRole('link', { name })

/** What people do most, from the first page: what they press on the way; the answer is the heading they come to. */
const tasks: Record<string, ((page: Page) => Locator)[]> = {
  'today’s schedule': [inMenu('Schema')],
  'the time reports of the month': [inMenu('Månaden'), inMonth('Tidrapporter')],
  'have I got my hours': [inMenu('Månaden')],
  'what became of what I objected to': [inMenu('Ärenden')],
  'who may see': [inMenu('Mer'), link('Vem kan se')],
  'who has seen': [inMenu('Mer'), link('Vem har sett uppgifterna?')],
  'the shift that is going on': [(page) => page.locator('section[aria-labelledby="i-dag"] a')],
  help: [inMenu('Mer'), link('Hjälp')],
  'another language': [(page) => page.locator('header .me'), link('English')],
}

for (const person of ['pia', 'nils']) {
  test(`who is here now, for ${person}: a few keys and words, or ten stops from the top`, async ({
    page,
    signInAs,
  }) => {
    await signInAs(person, { path: '/valj' })
    const found = await answerCost(page)
    expect.soft(found.cost, 'keys and words').toBeLessThanOrEqual(3.2)
    expect.soft(found.stops, 'stops').toBeLessThanOrEqual(10)
  })
}

for (const person of ['pia', 'nils', 'greta', 'per', 'ingrid', 'maja', 'karl', 'hanna', 'sven', 'eva']) {
  test(`what stands before the content, for ${person}: eight stops at most`, async ({ page, signInAs }) => {
    await signInAs(person, { path: '/valj' })
    for (const path of [null, '/mer', '/hjalp']) {
      if (path !== null) await page.goto(path)
      await putGatesInto(page)
      const stops = await page.evaluate(() => window.gates.stopsBeforeContent())
      expect.soft(stops, page.url()).toBeLessThanOrEqual(8)
    }
    await page.goto('/valj')
    const subject = page.locator('main a[href^="/b/"]').first()
    if (!page.url().includes('/b/') && (await subject.count()) > 0) await subject.click()
    await putGatesInto(page)
    expect.soft(await page.evaluate(() => window.gates.stopsBeforeContent()), page.url()).toBeLessThanOrEqual(8)
  })
}

/** Somebody nobody was to come to and did not: where somebody was, that is what the page is for, and it comes first. */
const calm = 'tuulikki'

test('effort: who comes tomorrow', async ({ page, signInAs }) => {
  await signInAs(calm, { path: '/valj' })
  await putGatesInto(page)
  const found = await page.locator('#i-morgon').evaluate((heading) => window.gates.effortToRead(heading))
  expect(cost(found)).toBeLessThanOrEqual(10)
})

/** From the first page, with all of it done: what is pressed on the way, each with the page that it is on. */
test('effort: object to yesterday’s shift', async ({ page, signInAs }) => {
  test.slow()
  await signInAs('pia', { path: '/valj' })
  const main = page.locator('main')
  const next = main.getByRole('button', { name: 'Fortsätt', exact: true })
  const way: [target: Locator, isPage: boolean][] = [
    [page.locator('nav.menu').getByRole('link', { name: 'Schema' }), false],
    [main.locator('a[href*="/2026-11-18/"]').first(), false],
    [main.getByRole('link', { name: 'Det här stämmer inte' }), true],
    [main.getByRole('button', { name: 'Det blev inte av' }), true],
    [next, true],
    [main.getByRole('button', { name: /^Skicka/ }), true],
  ]
  let sum = 0
  for (const [target] of way) sum += await press(page, target)
  test.info().annotations.push({ type: 'effort', description: sum.toFixed(1) })
  expect.soft(sum, 'keys and words').toBeLessThanOrEqual(40)
  // From the shift: why, in one's own words, the check, and the receipt.
  expect.soft(way.filter(([, isPage]) => isPage).length, 'pages from the shift').toBeLessThanOrEqual(4)
  await expect(page).toHaveURL(/\/kvitto$|\/logga-in/)
})

for (const [name, way] of Object.entries(tasks)) {
  test(`effort: ${name}`, async ({ page, signInAs }) => {
    await signInAs(calm, { path: '/valj' })
    let sum = 0
    for (const find of way) sum += await press(page, find(page))
    test.info().annotations.push({ type: 'effort', description: sum.toFixed(1) })
    expect(sum).toBeLessThanOrEqual(10)
  })
}
