/** Elements of the page as a person meets them. Runs in the browser. */

/** A short name for an element in a message: its tag, id or classes, and the beginning of its text. */
export function nameOf(element: Element): string {
  const id = element.id === '' ? '' : `#${element.id}`
  const classes = id === '' && element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''
  const text = (element.textContent || element.getAttribute('aria-label') || element.getAttribute('name') || '').trim()
  return `${element.localName}${id}${classes} "${text.replace(/\s+/g, ' ').slice(0, 50)}"`
}

/** True when the element takes up room and is not made invisible. */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }))
    return false
  const box = element.getBoundingClientRect()
  return box.width > 0 && box.height > 0
}

/** True for what only a screen reader meets: cut down to a dot, or moved out of the page. */
export function isVisuallyHidden(element: Element): boolean {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const box = one.getBoundingClientRect()
    const style = getComputedStyle(one)
    const cut = style.overflow !== 'visible' && (box.width <= 2 || box.height <= 2)
    if (cut || style.clipPath.startsWith('inset(50%') || box.right < 0 || box.bottom + scrollY < 0) return true
  }
  return false
}

/** Everything a pointer or key can act on, visible or not. */
export const interactiveSelector =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=""], [contenteditable=true]'

const isDisabled = (element: Element): boolean => element.matches(':disabled') || element.closest('[inert]') !== null

/** Every element that Tab must reach, in the order of the document; of a radio group the one that Tab stops at. */
export function tabStops(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>(interactiveSelector)].filter(
    (element) => element.tabIndex >= 0 && !isDisabled(element) && element.checkVisibility({ visibilityProperty: true }),
  )
  return all.filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.name === '') return true
    const group = all.filter(
      (other): other is HTMLInputElement =>
        other instanceof HTMLInputElement &&
        other.type === 'radio' &&
        other.name === element.name &&
        other.form === element.form,
    )
    return (group.find((radio) => radio.checked) ?? group[0]) === element
  })
}

/** The part of the page that an element is in and that stays in the window when the page scrolls; null when it scrolls along. */
export function barOf(element: Element): Element | null {
  for (let one: Element | null = element; one; one = one.parentElement) {
    if (getComputedStyle(one).position === 'fixed') return one
  }
  return null
}
