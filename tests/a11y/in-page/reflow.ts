import type { Fault } from '../gates/fault'
import { barOf, isVisible, isVisuallyHidden, nameOf } from './elements'

const allElements = (): Element[] => [...document.body.querySelectorAll('*')]

/** A region that may scroll sideways: it has a name, and Tab reaches it. */
function isNamedScroller(element: Element): boolean {
  const style = getComputedStyle(element)
  const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll'
  const named = element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')
  return scrolls && named && element instanceof HTMLElement && element.tabIndex >= 0
}

const isInNamedScroller = (element: Element): boolean => {
  for (let one: Element | null = element; one; one = one.parentElement) if (isNamedScroller(one)) return true
  return false
}

type Line = { box: DOMRect; owner: Element }

function textLines(): Line[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const lines: Line[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    if (!owner || (node.textContent ?? '').trim() === '' || !isVisible(owner) || isVisuallyHidden(owner)) continue
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, owner })
  }
  return lines.sort((a, b) => a.box.top - b.box.top)
}

/** The page is wider than the window, or something stands outside it. */
function sidewaysFaults(lines: readonly Line[]): Fault[] {
  const width = document.documentElement.clientWidth
  const faults: Fault[] = []
  if (document.documentElement.scrollWidth > width + 1) {
    faults.push({
      rule: 'reflow sideways',
      where: 'html',
      what: `${document.documentElement.scrollWidth} px in ${width}`,
    })
  }
  for (const element of allElements()) {
    const box = element.getBoundingClientRect()
    if (box.right <= width + 1 || !isVisible(element) || isVisuallyHidden(element) || isInNamedScroller(element))
      continue
    if ([...element.children].some((child) => child.getBoundingClientRect().right >= box.right - 1)) continue
    faults.push({
      rule: 'reflow outside',
      where: nameOf(element),
      what: `ends at ${Math.round(box.right)} px of ${width}`,
    })
  }
  for (const { box, owner } of lines) {
    if (box.right <= width + 1 || isInNamedScroller(owner)) continue
    const what = `its text ends at ${Math.round(box.right)} px of ${width}`
    faults.push({ rule: 'reflow outside', where: nameOf(owner), what })
  }
  return faults
}

/** Text that its own box cuts off. */
function clippedFaults(): Fault[] {
  return allElements()
    .filter((element) => {
      const style = getComputedStyle(element)
      const cutsX = style.overflowX === 'hidden' || style.overflowX === 'clip'
      const cutsY = style.overflowY === 'hidden' || style.overflowY === 'clip'
      const cut =
        (cutsX && element.scrollWidth > element.clientWidth + 1) ||
        (cutsY && element.scrollHeight > element.clientHeight + 1)
      return cut && element.textContent.trim() !== '' && isVisible(element) && !isVisuallyHidden(element)
    })
    .map((element) => ({ rule: 'reflow clipped', where: nameOf(element), what: 'its box is smaller than its text' }))
}

/**
 * A bar along the top or bottom of the window that nothing has to lie under: what gets focus is scrolled past it, and the page has
 * room beyond its first or last line, so that each line can be read above or below the bar.
 */
function isScrolledPast(bar: Element, lines: readonly Line[]): boolean {
  const box = bar.getBoundingClientRect()
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement)
  const others = lines.filter(({ owner }) => barOf(owner) === null).map((line) => line.box)
  const end = document.documentElement.scrollHeight - scrollY
  if (box.bottom >= innerHeight - 1)
    return parseFloat(scrollPaddingBottom) >= box.height && others.every(({ bottom }) => bottom <= end - box.height + 1)
  if (box.top > 1) return false
  return parseFloat(scrollPaddingTop) >= box.height && others.every(({ top }) => top + scrollY >= box.height - 1)
}

/** Lines of text that lie over each other, wherever the page is scrolled to. */
function overlapFaults(lines: readonly Line[]): Fault[] {
  const bars = new Map<Element, boolean>()
  const isPast = (bar: Element): boolean => {
    const known = bars.get(bar) ?? isScrolledPast(bar, lines)
    bars.set(bar, known)
    return known
  }
  const isOnlyNow = (one: Element, other: Element): boolean => {
    const [first, second] = [barOf(one), barOf(other)]
    return first !== second && [first, second].every((bar) => bar === null || isPast(bar))
  }
  const faults: Fault[] = []
  lines.forEach((line, index) => {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next]
      if (other === undefined || other.box.top > line.box.bottom) break
      const high = Math.min(line.box.bottom, other.box.bottom) - Math.max(line.box.top, other.box.top)
      const wide = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left)
      // The boxes of neighbouring lines touch; letters do so only when more than a third is shared.
      if (line.owner === other.owner || wide < 3 || high < Math.min(line.box.height, other.box.height) / 3) continue
      if (isOnlyNow(line.owner, other.owner)) continue
      faults.push({ rule: 'reflow overlap', where: nameOf(line.owner), what: `lies over ${nameOf(other.owner)}` })
    }
  })
  return faults
}

/** What does not fit as the page stands: it goes outside, is cut off, or lies over something else. */
export function fitFaults(): Fault[] {
  const lines = textLines()
  return [...sidewaysFaults(lines), ...clippedFaults(), ...overlapFaults(lines)]
}

/** What stays in place when the page scrolls takes at most a quarter of the window. */
export function stickyFaults(): Fault[] {
  const stuck = allElements().filter((element) => {
    const position = getComputedStyle(element).position
    return (position === 'fixed' || position === 'sticky') && isVisible(element) && !isVisuallyHidden(element)
  })
  const height = stuck.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0)
  if (height <= innerHeight / 4) return []
  return [
    { rule: 'reflow sticky', where: stuck.map(nameOf).join(', '), what: `${Math.round(height)} px of ${innerHeight}` },
  ]
}

/** Sets the text spacing of WCAG 1.4.12, or takes it away. */
export function setTextSpacing(on: boolean): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
      'p { margin-bottom: 2em !important }',
  )
  document.adoptedStyleSheets = on ? [sheet] : []
}

/** Makes all text twice as large (WCAG 1.4.4), or takes that away. */
export function setDoubleText(on: boolean): void {
  document.documentElement.style.fontSize = on ? '200%' : ''
}
