import { load } from 'cheerio'
import type { ReadPage } from '../support/crawl'

/** A link of a page: its whole text, hidden words too, and where it leads. */
export type PageLink = { text: string; to: string }

/** A page as its reader meets it. */
export type TruePage = {
  person: string
  /** The name of whose matters it is about; empty for a page about nobody. */
  about: string
  path: string
  pattern: string
  status: number
  title: string
  heading: string
  /** What stands in `main`, a block of text each. */
  blocks: string[]
  links: PageLink[]
}

const blockTags = 'p, h1, h2, h3, h4, li, dt, dd, td, th, caption, summary, legend, label, figcaption, address, div'

/** Blanks as one, and without the signs that only say where a direction ends. */
export const plain = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** Takes apart a page that was read. */
export function readPage(person: string, about: string, { path, pattern, status, html }: ReadPage): TruePage {
  const $ = load(html)
  $('script, style, template').remove()
  const main = $('main')
  const blocks = main
    .find(blockTags)
    .toArray()
    .map((element) => $(element).clone())
    .map((one) => {
      one.find('ul, ol, dl, table, p, div, details').remove()
      return plain(one.text())
    })
    .filter(Boolean)
  const links = main
    .find('a[href]')
    .toArray()
    .map((element) => ({ text: plain($(element).text()), to: $(element).attr('href') ?? '' }))
  const heading = plain(main.find('h1').first().text())
  return { person, about, path, pattern, status, title: plain($('title').text()), heading, blocks, links }
}
