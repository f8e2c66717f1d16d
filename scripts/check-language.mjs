// Checks that the texts are easy to read, can be spoken, and have one word a thing. Prints one line a fault, and ends with 1 if there is one.
import { fileURLToPath } from 'node:url'
import { glossary, wordFaults } from './glossary.mjs'
import { presenceFaults } from './presence.mjs'
import { languages, readTexts } from './texts.mjs'

/**
 * accessibility.md: the most words in a sentence; and LIX, the Swedish readability index, over a file. LIX counts long words in Swedish, so the other languages have none.
 */
export const limits = {
  sv: { words: 25, lix: 35 },
  'sv-lattlast': { words: 15, lix: 25 },
  en: { words: 25 },
  fi: { words: 25 },
}

/** Less running text than this says nothing about how it reads: one long word would decide. */
const fewestWords = 40

/** What Swedish speech leaves out, or reads as something else. */
const unspoken = [
  [/[–—]/, 'a dash is not spoken: write "till" or a new sentence'],
  [/§/, '"§" is not spoken: write "paragraf"'],
  [/[→←↑↓⇒»«›‹]/, 'an arrow is not spoken'],
  [/[✓✔✗✘☑]/, 'a check mark is not spoken: the word carries the state'],
  [/(^|\s)kl\.?\s/i, '"kl." is spelled out in speech: write "klockan"'],
  [/(^|\s)klo\s/i, '"klo" is an abbreviation: write "kello"'],
  [/\}\}\s*-\s*\{\{/, 'a hyphen between two values is not spoken: write "till"'],
  [
    /(^|\s)(t\.\s?ex|bl\.\s?a|m\.\s?m|o\.\s?s\.\s?v|e\.g|i\.e|esim|mm|osv)\.(\s|$)/i,
    'an abbreviation: write the words',
  ],
]

/** The sentences of a text, each an array of words; {{names}} count as one short word. */
export function sentencesOf(text) {
  return text
    .replaceAll(/\{\{\s*\w+(?::\w+)?\s*\}\}/g, 'Pia')
    .split(/[.!?:]+(?=\s|$)|\n/)
    .map((sentence) => sentence.match(/[\p{L}\p{N}]+(?:[-'’:.,][\p{L}\p{N}]+)*/gu) ?? [])
    .filter((words) => words.length > 0)
}

/**
 * LIX (Björnsson 1968) of some texts: words a sentence, plus the share of words over six letters in per cent. Null when
 * there is too little text.
 */
export function lixOf(texts) {
  const sentences = texts.flatMap(sentencesOf)
  const words = sentences.flat()
  if (words.length < fewestWords) return null
  const long = words.filter((word) => word.length > 6).length
  return words.length / sentences.length + (100 * long) / words.length
}

/** Names of values that are numbers or lengths of time. */
const numberName =
  'count|done|all|onTime|judged|percent|delivered|granted|difference|duration|converted|clock|theirs|ours|added|stated|forecast|planned|reported|faststalld|reports|hours|start|end|total|before|divisor'
/** A number; "3 av 5" and "klockan 7 till 22" are one thing to take in. */
const oneNumber = new RegExp(
  String.raw`klockan \d+ (?:till|och) \d+|\{\{(?:${numberName})\}\} av \{\{(?:${numberName})\}\}|\{\{(?:${numberName})\}\}|\b\d[\d\s:-]*\b`,
  'gu',
)

/** What is easy to read has one number a sentence (MTM's advice for lättläst). */
function numberFaults(language, key, text) {
  if (language !== 'sv-lattlast') return []
  return text
    .split(/[.!?:]+(?=\s|$)|\n/)
    .filter((sentence) => (sentence.match(oneNumber) ?? []).length > 1)
    .map((sentence) => `${language}: "${key}": more than one number in a sentence: ${sentence.trim()}`)
}

/** Running text, as against headings, labels and words put into other texts. */
export const isRunningText = (text) => /[.!?]$/.test(text.trim())

/**
 * Every fault of one file in one language.
 * @param {string} language
 * @param {string} file
 * @param {Record<string, unknown>} flat key → text
 * @returns {string[]}
 */
export function languageFaults(language, file, flat) {
  const limit = limits[language]
  const texts = Object.entries(flat).filter(([, text]) => typeof text === 'string')
  const faults = texts.flatMap(([key, text]) => [
    ...unspoken.filter(([sign]) => sign.test(text)).map(([, why]) => `${language}: "${key}": ${why}`),
    ...numberFaults(language, key, text),
    ...sentencesOf(text)
      .filter((words) => words.length > limit.words)
      .map(
        (words) =>
          `${language}: "${key}": a sentence of ${words.length} words, at most ${limit.words}: ${words.slice(0, 6).join(' ')} …`,
      ),
  ])
  const all = texts.map(([, text]) => text)
  return limit.lix === undefined ? faults : [...faults, ...lixFaults(language, file, all, limit.lix)]
}

/** The file as a whole, and its running text alone: many short labels would hide heavy sentences. */
function lixFaults(language, file, texts, most) {
  const measured = { 'as a whole': lixOf(texts), 'in running text': lixOf(texts.filter(isRunningText)) }
  return Object.entries(measured)
    .filter(([, lix]) => lix !== null && lix > most)
    .map(([part, lix]) => `${language}: ${file}.json has LIX ${lix.toFixed(1)} ${part}, at most ${most}`)
}

function main() {
  const texts = readTexts(fileURLToPath(new URL('../locales', import.meta.url)))
  const files = languages.flatMap((language) =>
    Object.entries(texts[language]).map(([file, flat]) => ({ language, file, flat })),
  )
  const words = glossary()
  const faults = files.flatMap(({ language, file, flat }) => [
    ...languageFaults(language, file, flat),
    ...wordFaults(words, language, flat),
    ...presenceFaults(language, flat),
  ])
  for (const fault of faults) console.log(fault)
  console.log(`${files.length} files of texts, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
