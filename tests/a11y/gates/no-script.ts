import type { Page } from '@playwright/test'
import { faultLine, type Fault } from './fault'
import { putGatesInto } from './in-page'

/** A page as assistive technology gets it, and its links and fields. */
export type Picture = { tree: string[]; parts: string[] }

/** Takes it of the page as it stands. */
export async function takePicture(page: Page): Promise<Picture> {
  await putGatesInto(page)
  const tree = (await page.locator('body').ariaSnapshot()).split('\n')
  return { tree, parts: await page.evaluate(() => window.gates.linksAndFields()) }
}

const missing = (rule: string, what: string, from: string[], other: string[]): Fault[] => {
  const left = [...other]
  return from
    .filter((line) => {
      const at = left.indexOf(line)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    .map((line) => line.trim())
    .filter((line) => !onlyWithScripts.some((pattern) => pattern.test(line)))
    .map((line) => ({ rule, where: line, what }))
}

/** A number for support, the clock, or how many answers are new (others read them) may differ between two loads of a page; what is shown may not. */
const steady = (lines: string[]): string[] =>
  lines.map((line) =>
    line
      .replace(/( \d+)? \d+ (nytt|nya) svar/g, '')
      .replace(/(klockan )?\d{1,2}[.:]\d{2}|klockan \d{1,2}/g, '00.00')
      .replace(/\b\d{4}-\d{4}-\d{4}\b/g, 'id'),
  )

/** What does nothing without scripts and is therefore not shown then, and how the same is done. */
const onlyWithScripts = [
  // The browser's own menu prints.
  /^- button "(Skriv ut sidan|Print the page|Tulosta sivu)"$|^button (Skriv ut sidan|Print the page|Tulosta sivu)/,
  // A page that does not follow what happens has nothing to pause; the link beside it has the page anew.
  /^- button "(Pausa|Pause|Keskeytä)"$|^button (Pausa|Pause|Keskeytä)/,
]

/** Loads the page with a policy that lets no script run, and takes the picture of it. */
async function pictureWithoutScripts(page: Page, url: string): Promise<Picture> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': "script-src 'none'" },
    })
  })
  await page.goto(url)
  const picture = await takePicture(page)
  await page.unrouteAll({ behavior: 'wait' })
  return picture
}

function differences(withScripts: Picture, without: Picture): Fault[] {
  const [now, then] = [withScripts, without].map(({ tree, parts }) => steady([...tree, ...parts]))
  return [
    ...missing('no-script', 'is there only with scripts', now ?? [], then ?? []),
    ...missing('no-script', 'is there only without scripts', then ?? [], now ?? []),
  ]
}

/**
 * Loads the page again with no script, and compares texts, links, fields and names with the picture of it with scripts; the
 * page stays without them. (With scripts off in the browser itself, the engines cannot run either.) Other tests do things as
 * the same person: what differs is looked at once more, from two new loads, and is a fault when it differs there too.
 */
export async function noScriptFaults(page: Page, withScripts: Picture): Promise<Fault[]> {
  const url = page.url()
  const first = differences(withScripts, await pictureWithoutScripts(page, url))
  if (first.length === 0) return []
  await page.goto(url)
  const again = await takePicture(page)
  const second = differences(again, await pictureWithoutScripts(page, url)).map(faultLine)
  return first.filter((fault) => second.includes(faultLine(fault)))
}
