/** What a page must say of the language of words that are not ours (WCAG 3.1.2). */
import { load } from 'cheerio'

/** Words that are not ours, and the `lang` they must stand in. */
export type NotOurs = { words: string; lang: string }

/**
 * Where a page has such words without their language: `lang` is that of the nearest element that says one, and the page's own
 * is not enough, though it may be the same. Nothing can be marked in an attribute or a title, so they may not be there.
 */
export function unmarked(html: string, all: readonly NotOurs[]): string[] {
  const $ = load(html)
  const faults: string[] = []
  const texts = $('body *')
    .contents()
    .toArray()
    .filter((node) => node.nodeType === 3)
  for (const node of texts) {
    for (const { words, lang } of all) {
      if (!$(node).text().includes(words)) continue
      const marked = $(node).parent().closest('[lang]')
      const isPage = marked.length === 0 || marked.is('html')
      if (isPage || marked.attr('lang') !== lang)
        faults.push(`"${words}" is marked ${isPage ? 'as the page' : `"${marked.attr('lang')}"`}, not "${lang}"`)
    }
  }
  for (const element of $('title, [aria-label], [title], [alt], [placeholder]').toArray()) {
    const { 'aria-label': label, title, alt, placeholder } = $(element).attr() ?? {}
    const said = [label, title, alt, placeholder, element.tagName === 'title' ? $(element).text() : ''].join(' ')
    for (const { words } of all) if (said.includes(words)) faults.push(`"${words}" stands where it cannot be marked`)
  }
  return faults
}
