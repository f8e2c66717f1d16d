import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { putGatesInto } from './gates/in-page'

const phone = { width: 360, height: 780 }
const desk = { width: 1280, height: 800 }

/** Pages of each kind, of the brukare and of one who acts: the first, a long one, one below another, one with a form. */
const pages: { who: 'pia' | 'greta' | 'nils'; path: string }[] = [
  { who: 'pia', path: '' },
  { who: 'pia', path: '/timmar/manad/2026-10' },
  { who: 'pia', path: '/beslut' },
  { who: 'pia', path: '/mer' },
  { who: 'greta', path: '' },
  { who: 'greta', path: '/tidrapporter/2026-10' },
  { who: 'greta', path: '/anteckningar/ny' },
  { who: 'nils', path: '' },
]

/** Where things are, in px from the top of the page, and how high. */
const measured = (page: Page) =>
  page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
    const menu = box('nav.menu')
    return {
      heading: box('h1').top + scrollY,
      header: box('header').height,
      footer: box('footer').height,
      menu: menu.height,
      menuEnd: innerHeight - menu.bottom,
      main: box('main'),
    }
  })

async function open(page: Page, path: string, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  if (new URL(page.url()).pathname.match(/^\/(valj|att-gora)/))
    await page.getByRole('link', { name: 'Karl Öberg' }).first().click()
  const [, home = ''] = /^(\/b\/[^/]+)/.exec(new URL(page.url()).pathname) ?? []
  await page.goto(home + path)
}

for (const { who, path } of pages) {
  test(`the frame of "${path}" for ${who} is small, on a phone and on a desk`, async ({ page, signInAs }) => {
    await signInAs(who, { path: '/valj' })
    await open(page, path, phone)
    const small = await measured(page)
    // Which month it is, and the pages of it, stand before the answer there.
    const more = /^\/(timmar|tidrapporter)/.test(path) ? (who === 'pia' ? 55 : 100) : 0
    expect.soft(small.heading, 'where the h1 is on a phone').toBeLessThanOrEqual(230 + more)
    expect.soft(small.header, 'the header of a phone').toBeLessThanOrEqual(57)
    expect.soft(small.footer, 'the footer of a phone').toBeLessThanOrEqual(180)
    expect.soft(small.menu, 'the places of a phone').toBeLessThanOrEqual(64)
    expect.soft(small.menuEnd, 'the places are under the thumb').toBe(0)
    await open(page, path, desk)
    const large = await measured(page)
    expect.soft(large.heading, 'where the h1 is on a desk').toBeLessThanOrEqual(260 + more)
    expect.soft(large.footer, 'the footer of a desk').toBeLessThanOrEqual(80)
  })

  test(`at most eight stops stand before the content of "${path}" for ${who}`, async ({ page, signInAs }) => {
    await signInAs(who, { path: '/valj' })
    await open(page, path, desk)
    await putGatesInto(page)
    const before = await page.evaluate(() => {
      const main = document.querySelector('main')
      const stops = window.gates.tabStops().filter((stop) => !stop.matches('[href="#innehall"]'))
      const isBefore = (stop: Node) =>
        (stop.compareDocumentPosition(main ?? stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
      return stops.filter(isBefore).length
    })
    expect(before).toBeLessThanOrEqual(8)
  })
}

test('on a window that is low or narrow by zoom the places stand in the page', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const menu = page.locator('nav.menu')
  for (const [size, position] of [
    [{ width: 320, height: 256 }, 'static'],
    [{ width: 640, height: 360 }, 'static'],
    [{ width: 640, height: 640 }, 'fixed'],
    [{ width: 320, height: 640 }, 'fixed'],
    [{ width: 800, height: 640 }, 'static'],
  ] as const) {
    await page.setViewportSize(size)
    await expect(menu, JSON.stringify(size)).toHaveCSS('position', position)
  }
})

test('the last line of a page can be read above the places', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  await page.setViewportSize(phone)
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  const [last, menu] = await Promise.all([
    page.locator('footer a').last().boundingBox(),
    page.locator('nav.menu').boundingBox(),
  ])
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(menu?.y ?? 0)
})
