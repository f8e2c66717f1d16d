type Child = ChildNode

/** What the script and the person have made of a page, which no other page knows of. */
const own = new Set(['open', 'hidden', 'aria-busy'])

/** True for a field in which somebody has written or chosen something. */
export function isWritten(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLSelectElement) return [...field.options].some((one) => one.selected !== one.defaultSelected)
  if (!(field instanceof HTMLInputElement)) return false
  return field.checked !== field.defaultChecked || field.value !== field.defaultValue
}

/** True for what must not be taken from under somebody: what has focus, and a form that is being filled in. */
function isHeld(node: Node): boolean {
  if (!(node instanceof Element)) return false
  const { activeElement } = document
  if (activeElement !== document.body && node.contains(activeElement)) return true
  const fields = [...node.querySelectorAll('input,select,textarea')]
  return fields.some((field) => isWritten(field) || (field instanceof HTMLTextAreaElement && field.value !== ''))
}

/** What tells one thing in a list from another: its id, or where it leads. */
const keyOf = (one: Element): string =>
  one.id || (one.getAttribute('href') ?? one.querySelector('a[href]')?.getAttribute('href') ?? '')

const isAlike = (one: Node, other: Node): boolean => one.nodeName === other.nodeName && one.nodeType === other.nodeType

/** How two are the same, the surest first. What leads elsewhere is never the same link. */
const ways: ((one: Child, other: Child) => boolean)[] = [
  (one, other) => one.isEqualNode(other),
  (one, other) =>
    isAlike(one, other) && (!(one instanceof Element && other instanceof Element) || keyOf(one) === keyOf(other)),
  (one, other) =>
    isAlike(one, other) &&
    !(one instanceof HTMLAnchorElement) &&
    !(one instanceof Element && other instanceof Element && one.id !== other.id),
]

/** Which of the old each of the new is. */
function pairsOf(old: readonly Child[], fresh: readonly Child[]): Map<Child, Child> {
  const pairs = new Map<Child, Child>()
  const left = new Set(old)
  for (const isSame of ways) {
    for (const one of fresh) {
      const found = pairs.has(one) ? undefined : [...left].find((other) => isSame(other, one))
      if (found === undefined) continue
      pairs.set(one, found)
      left.delete(found)
    }
  }
  return pairs
}

/**
 * Makes a part of the page what a fresh one is, and touches no more than what differs: never what has focus, and never what
 * has been written. `changed` is told where something that is said has become another.
 * @returns false when something was left as it was, because somebody has it in hand
 */
export function sync(old: Element, fresh: Element, changed: (where: Element) => void): boolean {
  if (old.isEqualNode(fresh) || old.matches('input,select,textarea,[data-live]')) {
    if (old instanceof HTMLInputElement && old.type === 'hidden') old.value = fresh.getAttribute('value') ?? ''
    return true
  }
  if (old.matches('form') && isHeld(old)) return false
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !own.has(name)) old.removeAttribute(name)
  for (const { name, value } of fresh.attributes)
    if (!own.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value)

  const tell = () => {
    if (!(old instanceof SVGElement)) changed(old)
  }
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]]
  const pairs = pairsOf(before, after)
  const stay = new Set(pairs.values())
  let isWhole = true
  const kept = new Set<Child>()
  for (const gone of before) {
    if (stay.has(gone)) continue
    const isOnce = gone instanceof Element && gone.hasAttribute('data-once')
    if (!isOnce && !isHeld(gone)) {
      gone.remove()
      tell()
      continue
    }
    kept.add(gone)
    if (!isOnce) isWhole = false
  }
  let place = old.firstChild
  for (const next of after) {
    while (place !== null && kept.has(place)) place = place.nextSibling
    const same = pairs.get(next)
    if (same === undefined) {
      old.insertBefore(next, place)
      tell()
      continue
    }
    if (same === place) place = place.nextSibling
    else old.insertBefore(same, place)
    if (same instanceof Element && next instanceof Element) isWhole = sync(same, next, changed) && isWhole
    else if (same.nodeValue !== next.nodeValue) {
      same.nodeValue = next.nodeValue
      tell()
    }
  }
  return isWhole
}
