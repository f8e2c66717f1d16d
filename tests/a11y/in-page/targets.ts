import type { Fault } from '../gates/fault'
import { interactiveSelector, isVisible, isVisuallyHidden, nameOf } from './elements'

/** True for a link that stands among words of the same sentence or line. */
function isInRunningText(element: Element): boolean {
  if (element.localName !== 'a' || !getComputedStyle(element).display.startsWith('inline')) return false
  const block = element.closest('p, li, dd, dt, td, th, figcaption, legend, label, div')
  if (!block) return false
  const others = [...block.querySelectorAll('a')].reduce(
    (rest, link) => rest.replace(link.textContent, ''),
    block.textContent,
  )
  return /\p{L}{2,}/u.test(others)
}

/** The area that reacts: the control, its label where that reacts too, and for a line of text its whole height. */
function areaOf(element: Element): { width: number; height: number } {
  const boxes = [element.getBoundingClientRect()]
  if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) {
    boxes.push(...[...(element.labels ?? [])].map((label) => label.getBoundingClientRect()))
  }
  const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left))
  const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top))
  const inline = getComputedStyle(element).display === 'inline'
  return { width, height: inline ? Math.max(height, parseFloat(getComputedStyle(element).lineHeight) || 0) : height }
}

/** The words of an element that are seen: not what only a screen reader meets. */
function seenWords(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    if (owner && isVisible(owner) && !isVisuallyHidden(owner)) words.push(node.textContent ?? '')
  }
  return words.join(' ').trim()
}

/** Controls that are only a picture, and pictures beside a word that speak as well. */
export function iconFaults(): Fault[] {
  const controls = [...document.querySelectorAll('a, button, summary, label')].filter(
    (element) => element.querySelector('svg, img') !== null && isVisible(element) && !isVisuallyHidden(element),
  )
  return controls.flatMap((control) => {
    const speaks = [...control.querySelectorAll('svg')].some((icon) => icon.closest('[aria-hidden=true]') === null)
    return [
      ...(seenWords(control) === ''
        ? [{ rule: 'icon only', where: nameOf(control), what: 'has no word beside it' }]
        : []),
      ...(speaks ? [{ rule: 'icon speaks', where: nameOf(control), what: 'is read as well as its word' }] : []),
    ]
  })
}

/** Targets under 24 CSS pixels, and those under 44 outside running text. */
export function targetFaults(): Fault[] {
  return [...document.querySelectorAll(interactiveSelector)]
    .filter((element) => isVisible(element) && !isVisuallyHidden(element) && !element.matches(':disabled'))
    .filter((element) => !(element instanceof HTMLElement && element.tabIndex < 0))
    .filter((element) => element.matches('a, button, input, select, textarea, summary'))
    .flatMap((element) => {
      const { width, height } = areaOf(element)
      const least = isInRunningText(element) ? 24 : 44
      // Half a pixel is rounding.
      if (height >= least - 0.5 && (width >= least - 0.5 || least === 24)) return []
      return {
        rule: `target ${least}`,
        where: nameOf(element),
        what: `${Math.round(width)} × ${Math.round(height)} px`,
      }
    })
}
