/** How much work it is to come to something with keys and ears. Runs in the browser. */
import { tabStops } from './elements'

const wordsIn = (text: string): number => (text.match(/\p{L}[\p{L}\d]*|\d+/gu) ?? []).length

const isAfter = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

/** How many presses of Tab, or of Shift and Tab, lead from a place to one of the stops. */
function tabsFrom(stops: readonly Element[], from: Node, target: Element): number {
  const forwards = isAfter(from, target) || from.contains(target)
  const [first, last] = forwards ? [from, target] : [target, from]
  const between = stops.filter((stop) => (first.contains(stop) || isAfter(first, stop)) && isAfter(stop, last))
  return between.length + (forwards ? 1 : 0)
}

/**
 * Keys on the best of the ways a person has from the top of the page: Tab all the way; the link that skips to the
 * content; from heading to heading or from landmark to landmark with a screen reader; then Tab, forwards or back. Enter
 * counts. And the words of the target, which are heard.
 */
export function effortTo(target: Element): { keys: number; words: number } {
  const stops = tabStops()
  const main = document.querySelector('main')
  const steps = ['h1, h2, h3', 'header, nav, main, footer, section[aria-label], section[aria-labelledby]'].map(
    (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()),
  )
  const ways = [
    stops.findIndex((stop) => stop === target) + 1,
    ...(main === null ? [] : [2 + tabsFrom(stops, main, target)]),
    ...steps.flatMap((places) => places.map((place, index) => index + 1 + tabsFrom(stops, place, target))),
  ]
  return { keys: Math.min(...ways) + 1, words: wordsIn(target.textContent) }
}

/** Keys to a heading, from heading to heading, and the words of it and of what is first under it. */
export function effortToRead(heading: Element): { keys: number; words: number } {
  const places = [...document.querySelectorAll('h1, h2, h3')].filter((one) => one.checkVisibility())
  const first = heading.parentElement?.querySelector('li, p')
  return { keys: places.indexOf(heading) + 1, words: wordsIn(`${heading.textContent} ${first?.textContent ?? ''}`) }
}

/** The answer of the page: one key to its h1, its words, and how many stops a linear reading makes before it has been read. */
export function effortToAnswer(): { keys: number; words: number; stops: number } {
  const answer = document.querySelector('h1')
  const before = tabStops().filter(
    (stop) => answer !== null && isAfter(stop, answer) && !stop.matches('[href="#innehall"]'),
  )
  const texts = [...document.querySelectorAll('body p, body h2')].filter(
    (one) => answer !== null && isAfter(one, answer) && !one.contains(answer) && one.checkVisibility(),
  )
  return { keys: 1, words: wordsIn(answer?.textContent ?? ''), stops: before.length + texts.length + 1 }
}

/** How many things one can stop at stand before the content, when one goes through the page from its top; the link past them is not one. */
export function stopsBeforeContent(): number {
  const main = document.querySelector('main')
  if (main === null) return Infinity
  return tabStops().filter((stop) => isAfter(stop, main) && !stop.matches('[href="#innehall"]')).length
}
