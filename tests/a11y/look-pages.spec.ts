import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { reach } from './check-state'
import type { PageState } from './page-state'
import { pageStates } from './pages'

/** What look.md wants of every page, on those that no other test of looks opens: what is first, what is pressed, how long it is. */
const phone = { width: 360, height: 780 }
const desk = { width: 1280, height: 800 }

/** How high each may be, px: on a phone, and on a desk. */
const highest: Record<string, [phone: number, desk: number]> = {
  notices: [2300, 1750],
  'notices-times': [1950, 1650],
  calendars: [1200, 900],
  'calendar-new': [2400, 1750],
  documents: [1250, 950],
  'documents-plan': [2700, 1450],
  'schedule-sheet': [3800, 1900],
  'outages-well': [950, 820],
}

const stateOf = (name: string): PageState => {
  const state = pageStates.find((one) => one.name === name)
  if (state === undefined) throw new Error(`there is no state ${name}`)
  return state
}

/** How it is drawn: what comes first, how many lines the h1 has, what is pressed first of all, and how far down it goes. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    const seen = (one: Element) => one.checkVisibility()
    const headings = [...(main?.querySelectorAll('h1, h2, h3') ?? [])].filter(seen)
    const [h1] = headings
    const lineHeight = h1 === undefined ? 1 : parseFloat(getComputedStyle(h1).lineHeight)
    // A space at the end of words that lie beside something in a row of boxes is not drawn.
    const glued = [...(main?.querySelectorAll('a, button, summary') ?? [])].filter(
      (one) =>
        getComputedStyle(one).display.endsWith('flex') &&
        one.children.length > 0 &&
        [...one.childNodes].some((node) => node.nodeType === 3 && /\S\s$|^\s\S/u.test(node.nodeValue ?? '')),
    )
    const primary = [...(main?.querySelectorAll(".ds-button:not([data-variant='secondary'])") ?? [])].filter(seen)
    return {
      first: h1?.tagName,
      words: h1?.textContent.trim().split(/\s+/u).length ?? 0,
      lines: Math.round((h1?.getBoundingClientRect().height ?? 0) / lineHeight),
      primary: primary.map((one) => one.textContent.trim()),
      glued: glued.map((one) => one.textContent.trim()),
      height: document.documentElement.scrollHeight,
    }
  })

for (const [name, [onPhone, onDesk]] of Object.entries(highest)) {
  test(`${name} has its answer first, one thing to press first of all, and is not long`, async ({
    page,
    origins,
    signInAs,
  }) => {
    const state = stateOf(name)
    if (state.person !== undefined) await signInAs(state.person, { path: null })
    await page.setViewportSize(phone)
    await reach(page, state, 'sv', origins.portal)
    const small = await drawn(page)
    await page.setViewportSize(desk)
    const large = await drawn(page)
    test.info().annotations.push({ type: 'heights', description: `${small.height} ${large.height}` })
    expect.soft(small.first, 'the first heading').toBe('H1')
    expect.soft(small.words, 'words of the h1').toBeLessThanOrEqual(10)
    expect.soft(small.lines, 'lines of the h1').toBeLessThanOrEqual(3)
    expect.soft(small.primary.length, `primary buttons: ${small.primary.join(', ')}`).toBeLessThanOrEqual(1)
    expect.soft(small.glued, 'words that stand without a space between them').toEqual([])
    expect.soft(small.height, 'on a phone').toBeLessThanOrEqual(onPhone)
    expect.soft(large.height, 'on a desk').toBeLessThanOrEqual(onDesk)
  })
}
