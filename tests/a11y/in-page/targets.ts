import type { Fault } from '../gates/fault'
import { interactiveSelector, isVisible, isVisuallyHidden, nameOf } from './elements'

/** The nearest element around it that begins a line of its own. */
function lineOf(element: Element): Element {
  let one = element.parentElement
  while (one && getComputedStyle(one).display === 'inline') one = one.parentElement
  return one ?? document.body
}

/** True for a link with words beside it, of the same paragraph, cell or item, that are no links themselves. */
function isInRunningText(element: Element): boolean {
  if (element.localName !== 'a' || !getComputedStyle(element).display.startsWith('inline')) return false
  const line = lineOf(element)
  // What stands in a flex box or a grid is a box of its own, however it is displayed.
  if (/flex|grid/.test(getComputedStyle(line).display)) return false
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    if (!owner || !/\p{L}{2,}/u.test(node.textContent ?? '')) continue
    const isOfLine = owner === line || (getComputedStyle(owner).display === 'inline' && lineOf(owner) === line)
    if (isOfLine && owner.closest('a') === null && isVisible(owner) && !isVisuallyHidden(owner)) return true
  }
  return false
}

/** The area that reacts: the control, and its label where that reacts too; of a link over several lines, its lowest line. */
function areaOf(element: Element): { width: number; height: number } {
  const boxes = [element.getBoundingClientRect()]
  if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) {
    boxes.push(...[...(element.labels ?? [])].map((label) => label.getBoundingClientRect()))
  }
  const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left))
  const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top))
  if (getComputedStyle(element).display !== 'inline') return { width, height }
  const lines = [...element.getClientRects()].filter((box) => box.width > 0).map((box) => box.height)
  return { width, height: Math.min(height, ...lines) }
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
