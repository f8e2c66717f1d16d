import type { Page } from '@playwright/test'

/** Finds the addresses of pages whose ids are made when the stack starts, by following the portal's own links. */
export type Finder = {
  /** The one brukare whom the signed-in person is or acts for, or the one whose name is given. */
  brukare: (name?: string) => Promise<string>
  /** The first link on the page at `from` whose path fits; `nth` counts from 0. */
  link: (from: string, path: RegExp, nth?: number) => Promise<string>
}

/** The address of a page about the one brukare whom the signed-in person is or acts for. */
export const brukare = (rest: string) => async (find: Finder) => `${await find.brukare()}${rest}`

const known = new Map<string, string>()

/** A finder for a page that is signed in. What it finds is remembered for the worker, by `key` (stack and person). */
export function createFinder(page: Page, key: string): Finder {
  const remember = async (what: string, find: () => Promise<string>): Promise<string> => {
    const found = known.get(`${key} ${what}`) ?? (await find())
    known.set(`${key} ${what}`, found)
    return found
  }
  const link: Finder['link'] = (from, path, nth = 0) =>
    remember(`${from} ${path.source} ${nth}`, async () => {
      await page.goto(from)
      const hrefs = await page
        .locator('a[href]')
        .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
      const fitting = [...new Set(hrefs)].filter((href) => path.test(href.replace(/[?#].*$/, '')))
      const href = fitting[nth]
      if (href === undefined)
        throw new Error(`${from} has ${fitting.length} links like ${path.source}, and not one more`)
      return href
    })
  return {
    link,
    brukare: (name) =>
      remember(`brukare ${name ?? ''}`, async () => {
        await page.goto('/valj')
        if (name !== undefined) await page.getByRole('link', { name, exact: true }).click()
        await page.waitForURL(/\/b\/[^/]+$/)
        return new URL(page.url()).pathname
      }),
  }
}
