import type { Fault } from '../gates/fault'
import { isVisible, isVisuallyHidden, nameOf, tabStops } from './elements'

/** What is seen and what is said of the page, held against each other. Runs in the browser. */

const isSpoken = (element: Element): boolean =>
  !element.matches('[aria-hidden=true], script, style, template, noscript') && element.checkVisibility()

/** What a screen reader says of an element: names given by attribute, and its texts that are not hidden from voices. */
export function spokenText(element: Element): string {
  if (!isSpoken(element)) return ''
  const labels = (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
  const given = element.matches('a, button, summary, input, svg, [role=img]')
    ? labels.trim() || (element.getAttribute('aria-label') ?? '')
    : ''
  if (given !== '') return given
  if (element instanceof HTMLImageElement) return element.alt
  return spokenInside(element)
}

const spokenInside = (element: Element): string =>
  [...element.childNodes]
    .map((node) =>
      node instanceof Element ? spaced(node, spokenText(node)) : node instanceof Text ? node.textContent : '',
    )
    .join('')

const spaced = (element: Element, text: string): string =>
  getComputedStyle(element).display === 'inline' ? text : ` ${text} `

/** What is seen of an element. */
function seenText(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    if (owner && !owner.closest(`script, style, ${picture}`) && isVisible(owner) && !isVisuallyHidden(owner))
      texts.push(node.textContent ?? '')
  }
  return texts.join(' ')
}

/** Words and numbers in one writing: "6.23", "06:23" and "6:23" are one, and so are "8:00" and "klockan 8". */
function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll('\u00ad', '')
      .toLowerCase()
      .replace(/\b0?(\d{1,2})[.:](\d{2})\b/gu, (_, hour: string, minute: string) =>
        minute === '00' ? hour : `${hour}m${minute}`,
      )
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** "sön" is said by "söndag", and "t" by "timmar"; a number by itself alone. */
const says = (said: string, seen: string): boolean => said === seen || (/^\p{L}+$/u.test(seen) && said.startsWith(seen))

/**
 * What only repeats as a picture what is said beside it, and says so: initials, the days of a calendar where nothing is, the
 * number in the disc of a step. What is drawn there is held by the tests of the component.
 */
const picture = '[data-picture]'

/** The words that are seen and not said; with `inOrder` also those that are said in another order. */
function unsaid(seen: string, said: string, inOrder: boolean): string[] {
  const words = wordsOf(said)
  let from = 0
  return wordsOf(seen).filter((word) => {
    const at = words.findIndex((one, index) => index >= from && says(one, word))
    if (at < 0) return true
    if (inOrder) from = at + 1
    return false
  })
}

const pressed = 'a[href], button, summary'
const places =
  'a[href], button, summary, th, td, li, dd, dt, p, h1, h2, h3, h4, h5, h6, caption, figure, section, main, header, footer, body'

/** True for a drawing with what belongs to it. An icon is none. */
const isDrawing = (element: Element): boolean => element.querySelector('rect, circle, polyline, text') !== null

/**
 * What is hidden from voices and seen must be said by the same link, cell, item or paragraph. Of a drawing, whose numbers are
 * said beside it, the numbers: what it is drawn with says nothing without it.
 */
function hiddenFaults(): Fault[] {
  return [...document.querySelectorAll('body [aria-hidden=true]')]
    .filter((element) => element.parentElement?.closest('[aria-hidden=true]') === null && isVisible(element))
    .flatMap((element) => {
      const place = element.parentElement?.closest(places)
      const all = seenText(element)
      const seen = isDrawing(element) ? (all.match(/\S*\d\S*/gu) ?? []).join(' ') : all
      const missing = place ? unsaid(seen, spokenText(place), false) : []
      if (missing.length === 0) return []
      return {
        rule: 'said seen',
        where: nameOf(element),
        what: `"${missing.join(' ')}" is seen and not said`,
      }
    })
}

/** The name of what is pressed has the words that are seen on it, in their order (WCAG 2.5.3). */
function nameFaults(): Fault[] {
  return [...document.querySelectorAll(pressed)].filter(isVisible).flatMap((element) => {
    const name = spokenText(element)
    const missing = unsaid(seenText(element), name, true)
    if (missing.length === 0) return []
    return {
      rule: 'said name',
      where: nameOf(element),
      what: `the name "${name.trim()}" lacks "${missing.join(' ')}"`,
    }
  })
}

const inFlow = (element: Element): boolean =>
  isVisible(element) &&
  !isVisuallyHidden(element) &&
  !['absolute', 'fixed', 'sticky'].includes(getComputedStyle(element).position)

/**
 * Parts that are laid out beside or under each other are seen in the order in which they are said (WCAG 1.3.2). A mark may be
 * drawn right above its heading: whoever goes from heading to heading hears it after.
 */
function orderFaults(): Fault[] {
  return [...document.querySelectorAll('body, body *')]
    .filter((element) => /flex|grid/.test(getComputedStyle(element).display) && !element.closest('svg'))
    .flatMap((parent) => {
      const parts = [...parent.children].filter((part) => inFlow(part) && !part.matches('[aria-hidden=true]'))
      return parts.slice(1).flatMap((part, index) => {
        const [before, after] = [parts[index]?.getBoundingClientRect(), part.getBoundingClientRect()]
        if (before === undefined || parts[index]?.matches('h1, h2, h3, h4')) return []
        const isAbove = after.bottom <= before.top + 1 && after.left < before.right - 1
        const onOneLine = Math.min(before.bottom, after.bottom) - Math.max(before.top, after.top) > 1
        if (!isAbove && !(onOneLine && after.right <= before.left + 1)) return []
        return { rule: 'said order', where: nameOf(part), what: 'is seen before what is said before it' }
      })
    })
}

const describing = (element: Element): Element[] =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id))
    .filter((one) => one !== null)

const example = /till exempel|så här: \d|for example|esimerkiksi/giu

/** An example is said once of a field; what is wrong with a group is said where Tab comes to it. */
function fieldFaults(): Fault[] {
  const fields = [...document.querySelectorAll('main :is(input, textarea, select)')].filter(isVisible)
  const twice = fields
    .filter((field) => describing(field).flatMap((one) => one.textContent.match(example) ?? []).length > 1)
    .map((field) => ({ rule: 'said twice', where: nameOf(field), what: 'hint and error both give an example' }))
  const stops = new Set<Element>(tabStops())
  const groups = [...document.querySelectorAll('main fieldset')].flatMap((group) => {
    const choices = [...group.querySelectorAll('input:is([type=radio], [type=checkbox])')]
    const [stop] = choices.filter((one) => stops.has(one))
    const error = describing(group).find((one) => one.id.endsWith('-error'))
    if (stop === undefined || error === undefined || describing(stop).includes(error)) return []
    return { rule: 'said error', where: nameOf(group), what: `"${error.textContent}" is not said at the first choice` }
  })
  return [...twice, ...groups]
}

/** Everything above, on the page as it stands. */
export const saidFaults = (): Fault[] => [...hiddenFaults(), ...nameFaults(), ...orderFaults(), ...fieldFaults()]

/**
 * Two links with one name lead to one place, wherever in the content they stand (WCAG 2.4.4, out of context 2.4.9). Each part
 * of the frame is a context of its own: "Tidrapporter" is the way back in the trail, and the first of them in the menu.
 */
export function sameLinkFaults(): Fault[] {
  const frame = [...document.querySelectorAll('nav, header, footer')]
  const found = new Map<string, { name: string; hrefs: Set<string> }>()
  for (const link of [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(isVisible)) {
    const name = spokenText(link).replace(/\s+/gu, ' ').trim().toLowerCase()
    const key = `${frame.indexOf(link.closest('nav, header, footer') ?? document.body)} ${name}`
    const known = found.get(key) ?? { name, hrefs: new Set() }
    known.hrefs.add(link.href)
    found.set(key, known)
  }
  return [...found.values()]
    .filter(({ hrefs }) => hrefs.size > 1)
    .map(({ name, hrefs }) => ({
      rule: 'link same name',
      where: name,
      what: `leads to ${[...hrefs].map((href) => href.replace(location.origin, '')).join(' and ')}`,
    }))
}
