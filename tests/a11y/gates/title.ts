import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Fault } from './fault'

const stems = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? []).map((word) => word.slice(0, 5)))

/** A list of tabs, and a bookmark, have room for so many signs; a screen reader says it before anything else of the page. */
export const longestTitle = 90

/**
 * One h1; the title is no longer than `longestTitle`, ends with the site's name, and fits the h1: it shares a word with it, or, where the h1 is an answer
 * ("Pia är hos dig till klockan 16"), it is the page's name in the menu.
 */
export async function titleFaults(page: Page): Promise<Fault[]> {
  const { title, headings, inMenu } = await page.evaluate(() => {
    const textsOf = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent)
    const inMenu = textsOf('nav [aria-current=page]').map((text) => text.trim())
    return { title: document.title, headings: textsOf('h1'), inMenu }
  })
  const faults: Fault[] = []
  if (headings.length !== 1) faults.push({ rule: 'title h1', where: title, what: `${headings.length} h1` })
  if (title.length > longestTitle)
    faults.push({ rule: 'title length', where: title, what: `${title.length} signs, at most ${longestTitle}` })
  if (!/Insyn$/.test(title))
    faults.push({ rule: 'title site', where: title, what: 'does not end with the name of the site' })
  const heading = headings.join(' ').trim()
  const shared = [...stems(title.replace(/Insyn$/, ''))].some((stem) => stems(heading).has(stem))
  const fits = shared || heading.includes('Insyn') || inMenu.some((text) => title.startsWith(text))
  if (!fits) faults.push({ rule: 'title fits', where: title, what: `shares no word with the h1 "${heading}"` })
  return faults
}

/**
 * No two routes have the same title in one language. Each test leaves its title in a folder that the run begins empty,
 * so that whichever comes second finds the other.
 */
export async function sameTitleFaults(page: Page, language: string, route: string, folder: string): Promise<Fault[]> {
  const own = join(folder, language)
  await mkdir(own, { recursive: true })
  const title = await page.title()
  await writeFile(join(own, `${encodeURIComponent(route)}.txt`), title)
  const others = (await readdir(own)).filter((file) => file !== `${encodeURIComponent(route)}.txt`)
  const same = await Promise.all(
    others.map(async (file) => ((await readFile(join(own, file), 'utf8')) === title ? file : '')),
  )
  return same
    .filter((file) => file !== '')
    .map((file) => ({ rule: 'title unique', where: title, what: `is also the title of ${decodeURIComponent(file)}` }))
}
