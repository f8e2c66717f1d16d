/** Where the keyboard goes in the page, and how that looks. Runs in the browser. */
import { backgroundOf } from './colour'
import { barOf, isVisuallyHidden, nameOf, tabStops } from './elements'
import type { Fault } from '../gates/fault'

/** What had focus when Tab was pressed. `index`: its number among the expected stops, -1 for any other; null: nothing. */
export type Visit = { index: number; name: string; faults: Fault[] } | null

let stops: HTMLElement[] = []
let visits: Visit[] = []

const focusedElement = (): Element | null => {
  const element = document.activeElement
  return element === document.body || element === document.documentElement ? null : element
}

const note = (look: boolean): void => {
  const element = focusedElement()
  if (!element) return void visits.push(null)
  const name = nameOf(element)
  const index = element instanceof HTMLElement ? stops.indexOf(element) : -1
  visits.push({ index, name, faults: look ? smallScreenFaults(element, name) : [] })
}

let noteAtTab: ((event: KeyboardEvent) => void) | undefined

/**
 * Puts focus before the first stop and notes from now on, at every press of Tab, what has focus then: by that time the
 * page has been scrolled to it. With `look` also what a small screen does to it.
 * @returns the names of the stops that Tab must reach, in order
 */
export function startWalk(look: boolean): string[] {
  // Tab goes on from where focus was last, also when that is gone: so it was at the top.
  const top = document.createElement('span')
  top.tabIndex = -1
  document.body.prepend(top)
  top.focus()
  stops = tabStops()
  visits = []
  let begun = false
  noteAtTab = (event) => {
    if (event.key !== 'Tab') return
    if (begun) note(look)
    begun = true
  }
  top.remove()
  scrollTo(0, 0)
  addEventListener('keydown', noteAtTab, { capture: true })
  return stops.map(nameOf)
}

/** What has been visited, the last one too. */
export function visitsSoFar(look: boolean): Visit[] {
  const before = visits.length
  note(look)
  const all = [...visits]
  visits.length = before
  return all
}

/** Notes no more. */
export function endWalk(): void {
  if (noteAtTab) removeEventListener('keydown', noteAtTab, { capture: true })
}

const kindOf = (element: HTMLElement): string =>
  [element, element.parentElement, element.closest('ul, ol, table, form, nav')]
    .map((one) => (one ? `${one.localName}.${one.className}` : ''))
    .join(' ')

/** What decides how an element without focus is drawn, and what its focus is seen against. */
function lookOf(element: HTMLElement): string {
  const { color, backgroundColor, border, borderRadius, boxShadow, display, position, outline, outlineOffset } =
    getComputedStyle(element)
  const own = [color, backgroundColor, border, borderRadius, boxShadow, display, position, outline, outlineOffset]
  return [...own, ...backgroundOf(element)].join(' ')
}

/** One number for all the style rules of the page. */
function numberOfStyles(): number {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
  let number = 0
  for (const letter of rules.join('')) number = (Math.imul(number, 31) + letter.charCodeAt(0)) | 0
  return number
}

/**
 * For each stop, in order, what kind it is of: two of a kind have the same names, look alike before they get focus, and are
 * drawn by the same rules when they have it.
 */
export function kindsOfStops(): string[] {
  unfocus()
  const styles = numberOfStyles()
  return stops.map((stop) => `${styles} ${kindOf(stop)} ${lookOf(stop)}`)
}

/** Gives a stop focus, as Tab does. `appears`: it only shows itself when it has focus, as a link that skips to the content. */
export function focusStop(index: number) {
  const element = stops[index]
  if (!element) throw new Error(`there is no stop ${index}`)
  const appears = isVisuallyHidden(element)
  element.focus()
  const { x, y, width, height } = element.getBoundingClientRect()
  return { name: nameOf(element), appears, box: { x, y, width, height } }
}

/** Takes focus away, and leaves the page where it is. */
export function unfocus(): void {
  const element = document.activeElement
  if (element instanceof HTMLElement) element.blur()
}

/**
 * No focused element is covered by something else (WCAG 2.4.12), and in forced colours focus is an outline of at least
 * two pixels, because shadows and backgrounds are gone there.
 */
function smallScreenFaults(element: Element, where: string): Fault[] {
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
    // What is higher than the room beside a bar goes on under it, as it goes on outside the window.
    const bar = over === null ? null : barOf(over)
    if (bar !== null && bottom - top > innerHeight - bar.getBoundingClientRect().height) return false
    return apart && getComputedStyle(over).position !== 'static'
  }
  const covered =
    covers((left + right) / 2, (top + bottom) / 2) || covers(left + 2, top + 2) || covers(right - 2, bottom - 2)
  return covered ? [...faults, { rule: 'focus covered', where, what: 'something lies over it' }] : faults
}
