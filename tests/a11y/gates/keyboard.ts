import type { Page } from '@playwright/test'
import { changedPixels, decodePng, type Picture } from '../../support/png'
import type { Fault } from './fault'
import { putGatesInto } from './in-page'

type Stop = {
  index: number
  name: string
  box: { x: number; y: number; width: number; height: number }
  /** True for what only shows itself when it has focus, as a link that skips to the content. */
  appears: boolean
  /** The same for elements that the same style rules draw: tag, classes, and those of what is around. */
  kind: string
}

/** The element that has focus now, as its number among the stops that are expected; -1 for any other. */
const focused = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body || element === document.documentElement) return null
    const { x, y, width, height } = element.getBoundingClientRect()
    const kindOf = (one: Element | null): string => (one ? `${one.localName}.${one.className}` : '')
    const kind = [element, element.parentElement, element.closest('ul, ol, table, form, nav')].map(kindOf).join(' ')
    const [index = -1, appears = 0] = (element.getAttribute('data-tab-stop') ?? '-1').split(' ').map(Number)
    return {
      index,
      appears: appears === 1,
      kind,
      name: window.gates.nameOf(element),
      box: { x, y, width, height },
    }
  })

/** Numbers the expected stops, and puts focus before the first of them. */
const markStops = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // Tab goes on from where focus was last, also when that is gone: so it was at the top.
    const top = document.createElement('span')
    top.tabIndex = -1
    document.body.prepend(top)
    top.focus()
    top.remove()
    scrollTo(0, 0)
    const stops = window.gates.tabStops()
    stops.forEach((element, index) => {
      element.setAttribute('data-tab-stop', `${index} ${window.gates.isVisuallyHidden(element) ? 1 : 0}`)
    })
    return stops.map(window.gates.nameOf)
  })

const unmarkStops = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-tab-stop]')) element.removeAttribute('data-tab-stop')
  })

/** Tab stops at each part of a field for a date or a time, and at the button for its calendar. */
const partsOfAField = 6

/**
 * Presses Tab from the top of the page to its end and calls `each` at every stop.
 * @returns faults: what Tab did not reach, what it reached out of order, where it stuck
 */
async function walk(page: Page, each: (stop: Stop) => Promise<Fault[]>): Promise<Fault[]> {
  await putGatesInto(page)
  const expected = await markStops(page)
  const reached: number[] = []
  const faults: Fault[] = []
  let stayed = 0
  for (let presses = 0; presses < expected.length * 2 + partsOfAField; presses++) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (!stop || (reached.includes(stop.index) && stop.index !== reached.at(-1))) break
    if (stop.index === -1) faults.push({ rule: 'keyboard unexpected', where: stop.name, what: 'Tab stops here' })
    else if (stop.index === reached.at(-1)) {
      stayed++
      if (stayed < partsOfAField) continue
      faults.push({ rule: 'keyboard trap', where: stop.name, what: 'Tab does not leave it' })
      break
    } else {
      if (stop.index < (reached.at(-1) ?? -1)) {
        faults.push({ rule: 'keyboard order', where: stop.name, what: 'comes after what follows it in the page' })
      }
      stayed = 0
      reached.push(stop.index)
      faults.push(...(await each(stop)))
    }
  }
  await unmarkStops(page)
  const missed = expected.filter((_, index) => !reached.includes(index))
  return [
    ...faults,
    ...missed.map((name) => ({ rule: 'keyboard unreached', where: name, what: 'Tab does not reach it' })),
  ]
}

/** The share of a line two pixels thick around the element that must change by 3:1 (WCAG 2.4.13); corners are round. */
const enough = 0.75
const margin = 8
/** How many elements of one kind are measured in pixels; the style rules that draw the next hundred are the same. */
const measuredOfAKind = 3

type Box = Stop['box']

/** What is seen of the element and a little around it. */
async function pictureOf(page: Page, box: Box): Promise<Picture | null> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  const x = Math.max(0, Math.floor(box.x - margin))
  const y = Math.max(0, Math.floor(box.y - margin))
  const width = Math.min(size.width, Math.ceil(box.x + box.width + margin)) - x
  const height = Math.min(size.height, Math.ceil(box.y + box.height + margin)) - y
  if (width <= 0 || height <= 0) return null
  return decodePng(await page.screenshot({ clip: { x, y, width, height }, animations: 'disabled' }))
}

/** How much of the edge of the element is inside the window, in pixels. */
function edgeInside(page: Page, box: Box): number {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  const left = Math.max(0, box.x)
  const right = Math.min(size.width, box.x + box.width)
  const top = Math.max(0, box.y)
  const bottom = Math.min(size.height, box.y + box.height)
  const across = [box.y >= 0, box.y + box.height <= size.height].filter(Boolean).length
  const along = [box.x >= 0, box.x + box.width <= size.width].filter(Boolean).length
  return across * (right - left) + along * (bottom - top)
}

/** Every stop shows in pixels that it has focus. */
function visibleFocusFaults(page: Page): Promise<Fault[]> {
  const measured = new Map<string, number>()
  return walk(page, async ({ box, name, appears, kind }) => {
    const times = measured.get(kind) ?? 0
    measured.set(kind, times + 1)
    if (times >= measuredOfAKind) return []
    const focused = await pictureOf(page, box)
    await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement)) return
      element.setAttribute('data-had-focus', '')
      element.blur()
    })
    const unfocused = await pictureOf(page, box)
    await page.evaluate(() => {
      const element = document.querySelector<HTMLElement>('[data-had-focus]')
      element?.removeAttribute('data-had-focus')
      element?.focus({ preventScroll: true })
    })
    if (!focused || !unfocused) return [{ rule: 'focus outside', where: name, what: 'it is outside the window' }]
    const wanted = Math.round((appears ? 1 : 2) * edgeInside(page, box) * enough)
    const changed = changedPixels(unfocused, focused, 3)
    if (changed >= wanted) return []
    return [{ rule: 'focus unseen', where: name, what: `${changed} of ${wanted} px change by 3:1` }]
  })
}

/**
 * On a small screen no focused element is covered by something else (WCAG 2.4.12). Forced colours are on meanwhile:
 * there focus is an outline of at least two pixels, because shadows and backgrounds are gone.
 */
const smallScreenFaults = (page: Page): Promise<Fault[]> =>
  walk(page, ({ name }) =>
    page.evaluate((where) => {
      const element = document.activeElement
      if (!element) return []
      const styles = [element, element.closest('label')].flatMap((one) => (one ? [getComputedStyle(one)] : []))
      const drawn = styles.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
      const faults = drawn ? [] : [{ rule: 'focus forced-colors', where, what: 'has no outline of 2 px' }]
      const { left, right, top, bottom } = element.getBoundingClientRect()
      if (bottom <= 0 || top >= innerHeight)
        return [...faults, { rule: 'focus covered', where, what: 'is outside the window' }]
      const covers = (x: number, y: number): boolean => {
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false
        const over = document.elementFromPoint(x, y)
        const apart = over !== null && !element.contains(over) && !over.contains(element)
        return apart && getComputedStyle(over).position !== 'static'
      }
      const covered =
        covers((left + right) / 2, (top + bottom) / 2) || covers(left + 2, top + 2) || covers(right - 2, bottom - 2)
      return covered ? [...faults, { rule: 'focus covered', where, what: 'something lies over it' }] : faults
    }, name),
  )

/** The keyboard walk: reach, order, no trap, focus seen in pixels, never covered at 320 px, drawn in forced colours. */
export async function keyboardFaults(page: Page): Promise<Fault[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  const seen = await visibleFocusFaults(page)
  await page.setViewportSize({ width: 320, height: 480 })
  await page.emulateMedia({ forcedColors: 'active' })
  const small = await smallScreenFaults(page)
  await page.emulateMedia({ forcedColors: null })
  await page.setViewportSize(size)
  return [...seen, ...small]
}
