import { isVisible } from './elements'

/** A block of words as they are read aloud or seen, with the language it is marked as. */
export type Block = {
  text: string
  lang: string
  /** True when it is not only the page that says so. */
  langHere: boolean
  /** The element the words stand in: p, li, td … */
  tag: string
  /** True for what someone wrote in a field of a form or a report: their words, not ours. */
  quoted: boolean
}

const blockSelector =
  'p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, caption, figcaption, legend, label, summary, button, blockquote, address, div, a'

const langOf = (element: Element): string => element.closest('[lang]')?.getAttribute('lang') ?? ''

const isBlock = (element: Element): boolean => {
  const display = getComputedStyle(element).display
  return element.matches(blockSelector) && !display.startsWith('inline') && display !== 'contents'
}

/** The nearest element that stands on its own line. */
const blockOf = (element: Element): Element => {
  for (let one: Element | null = element; one; one = one.parentElement) if (isBlock(one)) return one
  return document.body
}

/** Everything that is read aloud on the page, block by block, without what is hidden from assistive technology. */
export function readableBlocks(): Block[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const blocks: Block[] = []
  let last: Element | undefined
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    const text = (node.textContent ?? '').replace(/\s+/g, ' ')
    if (!owner || owner.closest('[aria-hidden=true], script, style, noscript, textarea, option')) continue
    if (!isVisible(owner)) continue
    const block = blockOf(owner)
    const lang = langOf(owner)
    const previous = blocks.at(-1)
    // A space that stands alone between two texts parts their words, and is no block.
    if (text === ' ' && (block !== last || previous?.lang !== lang)) continue
    if (previous && block === last && previous.lang === lang) previous.text += text
    else {
      const quoted = owner.closest('blockquote, q, [data-quoted]') !== null
      const langHere = owner.closest('[lang]') !== document.documentElement
      blocks.push({ text, lang, langHere, tag: block.localName, quoted })
    }
    last = block
  }
  const labels = [...document.querySelectorAll('[aria-label]')].filter(isVisible).map((element) => ({
    text: element.getAttribute('aria-label') ?? '',
    lang: langOf(element),
    langHere: false,
    tag: 'aria-label',
    quoted: false,
  }))
  return [...blocks, ...labels].map((block) => ({ ...block, text: block.text.trim() }))
}

/** Links and fields of the page, with what matters when it works without scripts. */
export function linksAndFields(): string[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(
    (link) => `link ${link.textContent.trim().replace(/\s+/g, ' ')} → ${link.getAttribute('href') ?? ''}`,
  )
  const fields = [
    ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement>(
      'input, select, textarea, button',
    ),
  ].map((field) => {
    const labels = [...(field.labels ?? [])].map((label) => label.textContent.trim().replace(/\s+/g, ' ')).join(' ')
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => document.getElementById(id))
    return `${field.type} ${field.name} ${labels || field.textContent.trim()} (${described.length} descriptions)`
  })
  return [...links, ...fields]
}
