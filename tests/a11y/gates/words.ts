import type { Page } from '@playwright/test'
import type { Block } from '../in-page/reading'
import type { Fault } from './fault'
import { putGatesInto } from './in-page'

/** What Swedish, English and Finnish screen-reader voices do not say, or say wrongly. */
const unspeakable: { rule: string; pattern: RegExp; what: string }[] = [
  { rule: 'speech range', pattern: /\d\s*[–—]\s*\d/u, what: 'a dash between numbers is not spoken' },
  { rule: 'speech range', pattern: /\d{1,2}[.:]\d{2}\s*-\s*\d/u, what: 'a hyphen between times is not spoken' },
  { rule: 'speech kl.', pattern: /\bkl\.?\s*\d/iu, what: '"kl." is spelt out; write "klockan"' },
  { rule: 'speech sign', pattern: /[§→←↑↓⇒➜►▶✓✔✗✘☑☐★•]/u, what: 'the sign is not spoken' },
  { rule: 'speech short', pattern: /\d\s?(tim|min|h|st)(?!\p{L})/u, what: 'the unit is shortened' },
  {
    rule: 'speech short',
    pattern: /\b(t\.ex|bl\.a|dvs|m\.m|osv|o\.s\.v|m\.fl|f\.d|tfn|tel)\b\./iu,
    what: 'an abbreviation',
  },
  { rule: 'speech hours', pattern: /\d[,.]\d+\s*(timm|hour|tunti)/iu, what: 'hours as decimals' },
  { rule: 'text key', pattern: /\{\{|\}\}|\b(undefined|NaN|Invalid Date|\[object)\b/u, what: 'not a text but code' },
  {
    rule: 'text key',
    pattern: /(^|\s)[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]+){1,4}(\s|$)/u,
    what: 'a key instead of its text',
  },
]

/** Addresses look like keys and are not. */
const notKeys = /[\w.-]+@[\w.-]+|\b[\w-]+(\.[\w-]+)*\.(se|eu|example|fi|com|org|test|pdf|csv)\b/gu

const speechFaults = (block: Block): Fault[] =>
  unspeakable
    .filter(({ rule, pattern }) => pattern.test(rule === 'text key' ? block.text.replace(notKeys, '') : block.text))
    .map(({ rule, what }) => ({ rule, where: block.text.slice(0, 120), what }))

/** Small words that give a language away; those spelt alike in two of them are left out. */
const smallWords = {
  sv: [
    'och',
    'är',
    'inte',
    'för',
    'till',
    'med',
    'som',
    'det',
    'att',
    'du',
    'av',
    'på',
    'eller',
    'har',
    'kan',
    'din',
    'när',
  ],
  en: ['the', 'and', 'is', 'not', 'of', 'with', 'you', 'your', 'to', 'or', 'are', 'this', 'what', 'when', 'who'],
  fi: ['ja', 'ei', 'tai', 'sinun', 'voit', 'ovat', 'että', 'jos', 'kun', 'mitä', 'tämä', 'sinulla', 'sen', 'on'],
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+(?:[-’']\p{L}+)*/gu) ?? []

/** Words that somebody wrote say in what language they are, or that it is not known: else they are read as the page is. */
const unmarkedQuotes = (blocks: readonly Block[]): Fault[] =>
  blocks
    .filter((block) => block.quoted && !block.langHere)
    .map((block) => ({ rule: 'lang quoted', where: block.text.slice(0, 120), what: 'does not say its language' }))

function languageFaults(block: Block): Fault[] {
  // What language a person writes in is not known; the provider's quoted words are marked as Swedish.
  if (block.quoted && block.lang !== 'sv') return []
  const words = wordsOf(block.text)
  const count = (language: keyof typeof smallWords): number =>
    words.filter((word) => smallWords[language].includes(word)).length
  const others = (['sv', 'en', 'fi'] as const).filter((language) => language !== block.lang)
  const own = block.lang === 'sv' || block.lang === 'en' || block.lang === 'fi' ? count(block.lang) : 0
  const foreign = others.find((language) => count(language) >= 2 && count(language) > own)
  return foreign
    ? [{ rule: 'lang unmarked', where: block.text.slice(0, 120), what: `reads as ${foreign}, marked ${block.lang}` }]
    : []
}

/** Limits of readability; LIX is words a sentence plus the percentage of words over six letters (Björnsson 1968). */
export type Readability = { lix: number | null; sentenceWords: number }

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?:])\s+(?=["”(]?[\p{Lu}\d])/u).filter((one) => wordsOf(one).length > 0)

/** A sentence without what differs from one row of data to the next: numbers, names, days and months. */
const patternOf = (sentence: string): string =>
  sentence
    .replace(/\d+/gu, '0')
    .replace(/(?<=\s)\p{Lu}\p{L}+/gu, 'X')
    .replace(/\p{L}+dag\b/gu, 'dag')
    .replace(/\b(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b/gu, 'månad')

/** Short texts swing too much for LIX to mean anything. */
const leastWordsForLix = 100

/** LIX of running text, to one decimal, or null when there is too little of it. */
export function lixOf(texts: readonly string[]): number | null {
  const words = texts.flatMap(wordsOf)
  if (words.length < leastWordsForLix) return null
  const long = words.filter((word) => word.length > 6).length
  const sentences = texts.flatMap(sentencesOf).length
  return Math.round((words.length / sentences + (100 * long) / words.length) * 10) / 10
}

function readabilityFaults(blocks: Block[], lang: string, limits: Readability): Fault[] {
  const running = blocks.filter(
    (block) => ['p', 'li', 'dd', 'div'].includes(block.tag) && block.lang === lang && !block.quoted,
  )
  const long = running
    .flatMap((block) => sentencesOf(block.text))
    .filter((sentence) => wordsOf(sentence).length > limits.sentenceWords)
    .map((sentence) => ({
      rule: 'reading sentence',
      where: sentence.slice(0, 160),
      what: `${wordsOf(sentence).length} words of ${limits.sentenceWords}`,
    }))
  // Only whole sentences count; names, times and links in lists are not prose. The same sentence about the next shift,
  // with other names and times, is no new sentence.
  const prose = running.filter((block) => /[.!?]$/u.test(block.text)).flatMap((block) => sentencesOf(block.text))
  const different = new Map(prose.map((sentence) => [patternOf(sentence), sentence]))
  const lix = lixOf([...different.values()])
  if (limits.lix === null || lix === null || lix <= limits.lix) return long
  return [...long, { rule: 'reading lix', where: 'the page', what: `${lix} of ${limits.lix}` }]
}

/** Everything about the words of a page: what voices cannot say, keys, unmarked languages, length of sentences, LIX. */
export async function wordFaults(page: Page, lang: string, limits: Readability): Promise<Fault[]> {
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  const blocks = await page.evaluate(() => window.gates.readableBlocks())
  const wrongLang = await page.evaluate(
    (wanted) =>
      document.documentElement.lang === wanted
        ? []
        : [{ rule: 'lang html', where: 'html', what: `is "${document.documentElement.lang}", not "${wanted}"` }],
    lang,
  )
  return [
    ...wrongLang,
    ...blocks.flatMap((block) => speechFaults(block)),
    ...unmarkedQuotes(blocks),
    ...blocks.filter((block) => !block.quoted).flatMap(languageFaults),
    ...readabilityFaults(blocks, lang, limits),
  ]
}
