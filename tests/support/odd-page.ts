/** What must not be on a page whatever a provider sends: a hole in a sentence, a name of nothing, words that turn others. */
import { load } from 'cheerio'
import { turningText } from './contract-edges'

const blocks =
  'p, blockquote, h1, h2, h3, h4, li, dt, dd, td, th, caption, summary, legend, label, figcaption, address, div, title'
const within = 'ul, ol, dl, table, p, blockquote, div, details, section, form, fieldset, h1, h2, h3, h4'
/** What is to be named: pressed, filled in, or a name itself. */
const named = 'a[href], button, h1, h2, h3, h4, label, legend, caption, summary, option, dt, th[scope=row], title'

/** An element that says nothing, or a sentence in which a value has left a hole. */
const hole =
  /\bundefined\b|\bnull\b|\bNaN\b|\{\{|\}\}|\[object|Invalid Date|(?<![.\s])\s[.,;:](?!\d)|[,:]\s*[,.](?!\d)|\(\s*\)|^[,.;:]/u

/** Braces are what a provider may send too: `{{x}}`, cut anywhere. */
const sentBraces = /\{\{x?\}{0,2}/gu

const turning = /[\u202a-\u202e\u2066-\u2069]/u
const islands = /\u2068[^\u2066-\u2069\u202a-\u202e]*\u2069/gu
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** A text without what is an island in it. */
const mainland = (text: string): string => text.replaceAll(islands, '')

/** True of what a provider sent and nothing else: in a block of its own it turns nobody's words. */
function isSentAlone(text: string): boolean {
  const bare = text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return turningText.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '').startsWith(bare)
}

/** Faults of a page, each with the words it is in. */
export function oddFaults(html: string): string[] {
  const $ = load(html)
  $('script, style, template').remove()
  const faults: string[] = []
  for (const element of $(named).toArray()) {
    const one = $(element)
    const name = [one.text(), one.attr('aria-label'), one.find('img').attr('alt')].join(' ').trim()
    if (name === '') faults.push(`<${element.tagName}> says nothing: ${one.parent().text().trim().slice(0, 80)}`)
  }
  for (const element of $(blocks).toArray()) {
    const one = $(element).clone()
    one.find(within).remove()
    const said = one.text().replace(/\s+/gu, ' ').trim()
    if (hole.test(said.replaceAll(sentBraces, 'x'))) faults.push(`a hole: ${said.slice(0, 160)}`)
    one.find('bdi, [dir=auto]').remove()
    const around = mainland(one.text())
    const turns = turning.test(around) || rightToLeft.test(around)
    if (turns && !isSentAlone(around)) faults.push(`turned: ${JSON.stringify(around.trim().slice(0, 160))}`)
  }
  return [...new Set(faults)]
}
