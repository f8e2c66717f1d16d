import { load, type CheerioAPI } from 'cheerio'
import type { Language } from '../../app/i18n/languages'
import type { ReadPage } from '../support/crawl'

/** A link of a page: its whole text, hidden words too, and where it leads. */
export type PageLink = { text: string; to: string }

/** Elements of a page. */
type Part = ReturnType<CheerioAPI>

/** A table: what it is called, its columns, and its rows, the first cell of each being its heading. */
export type PageTable = { caption: string; columns: string[]; rows: string[][] }

/** A part of a page under its heading (h2): the names of the things in it (h3), and its links. */
export type PageSection = { heading: string; items: string[]; links: PageLink[] }

/** A page as its reader meets it. */
export type TruePage = {
  person: string
  /** The name of whose matters it is about; empty for a page about nobody. */
  about: string
  path: string
  pattern: string
  status: number
  title: string
  /** Its title in the languages it was read in, Swedish too. */
  titles: Partial<Record<Language, string>>
  heading: string
  /** The places of the menu, as they are heard: with what there is to look at in each. */
  menu: string[]
  /** What stands in `main`, a block of text each. */
  blocks: string[]
  links: PageLink[]
  /** Names with their values. */
  facts: { name: string; value: string }[]
  tables: PageTable[]
  sections: PageSection[]
  /** How many shifts are told, in sentences. */
  shifts: number
}

const blockTags = 'p, h1, h2, h3, h4, li, dt, dd, td, th, caption, summary, legend, label, figcaption, address, div'

/** Blanks as one, and without the signs that only say where a direction ends. */
export const plain = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** The title of a page. */
export const titleOf = (html: string): string => plain(load(html)('title').text())

/** Takes apart a page that was read in Swedish. */
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
  const textOf = (element: Part[number]): string => plain($(element).text())
  const linksIn = (part: Part): PageLink[] =>
    part
      .find('a[href]')
      .toArray()
      .map((element) => ({ text: textOf(element), to: $(element).attr('href') ?? '' }))
  const facts = main
    .find('dl dt')
    .toArray()
    .map((element) => ({ name: textOf(element), value: plain($(element).next('dd').text()) }))
  const tables = main
    .find('table')
    .toArray()
    .map((table) => ({
      caption: plain($(table).find('caption').text()),
      columns: $(table).find('thead th').toArray().map(textOf),
      rows: $(table)
        .find('tbody tr')
        .toArray()
        .map((row) => $(row).children().toArray().map(textOf)),
    }))
  const sections = main
    .find('section')
    .toArray()
    .map((section) => ({
      heading: plain($(section).children('h2').first().text()),
      items: $(section).find('h3').toArray().map(textOf),
      links: linksIn($(section)),
    }))
  const title = plain($('title').text())
  return {
    ...{ person, about, path, pattern, status, blocks, facts, tables, sections },
    ...{ title, titles: { sv: title } },
    heading: plain(main.find('h1').first().text()),
    // What is seen of a figure is hidden from who hears it in words.
    menu: linksIn($('nav.menu')).map(({ text }) => text),
    links: linksIn(main),
    shifts: main.find('.shift').length,
  }
}
