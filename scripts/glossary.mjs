// Reads the words of docs/glossary.md, and finds other words for the same thing in the texts.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { languages } from './texts.mjs'

/** How the table names the columns of the languages. */
const columnOf = { sv: 'svenska', 'sv-lattlast': 'lättläst', en: 'English', fi: 'suomi' }

/**
 * The table of the glossary: for each language what is struck in it, `~~chef-~~`, and the words to use instead.
 * @param {string} markdown
 * @returns {Record<string, { struck: string, use: string, pattern: RegExp }[]>} by language
 */
export function readGlossary(markdown) {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const [heads = [], , ...terms] = rows
  return Object.fromEntries(
    languages.map((language) => {
      const column = heads.indexOf(columnOf[language])
      if (column < 0) throw new Error(`docs/glossary.md has no column "${columnOf[language]}"`)
      return [language, terms.flatMap((cells) => struckIn(cells[column] ?? ''))]
    }),
  )
}

function struckIn(cell) {
  const use = cell.replaceAll(/~~[^~]+~~/g, '').trim()
  return [...cell.matchAll(/~~([^~]+)~~/g)].map(([, struck = '']) => ({ struck, use, pattern: patternOf(struck) }))
}

/** A word of a text: "chef-" is one that begins so, "rapport" that one alone. */
function patternOf(struck) {
  const isStem = struck.endsWith('-')
  const word = (isStem ? struck.slice(0, -1) : struck).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\d])${word}${isStem ? '' : String.raw`(?![\p{L}\d])`}`, 'iu')
}

/**
 * Every word of a text that the glossary has another word for.
 * @param {ReturnType<typeof readGlossary>} glossary
 * @param {string} language
 * @param {Record<string, unknown>} flat key → text
 * @returns {string[]}
 */
export function wordFaults(glossary, language, flat) {
  return Object.entries(flat).flatMap(([key, text]) =>
    glossary[language]
      .filter(({ pattern }) => typeof text === 'string' && pattern.test(text))
      .map(({ struck, use }) => `${language}: "${key}": "${struck}" is called "${use}" (docs/glossary.md)`),
  )
}

/** The glossary of this repository. */
export const glossary = () =>
  readGlossary(readFileSync(fileURLToPath(new URL('../docs/glossary.md', import.meta.url)), 'utf8'))
