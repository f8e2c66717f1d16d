// Reads the texts of locales/ for the checks, which run without the bundler.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The languages; Swedish is what the others are compared with. */
export const languages = ['sv', 'sv-lattlast', 'en', 'fi']

/** A text's key without its plural form: 'format.hours_one' → 'format.hours'. */
export const baseOf = (key) => key.replace(/_(zero|one|two|few|many|other)$/, '')

/** The names in a text's {{braces}}. */
export const namesIn = (text) => [...text.matchAll(/\{\{\s*(\w+)(?::\w+)?\s*\}\}/g)].map((match) => match[1])

/**
 * Every text: language → file → 'file.path' → text. What is not a text is kept as it is, for the check to find.
 * @param {string} folder
 * @returns {Record<string, Record<string, Record<string, unknown>>>}
 */
export function readTexts(folder) {
  return Object.fromEntries(languages.map((language) => [language, readLanguage(join(folder, language))]))
}

function readLanguage(folder) {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.sort().map((file) => {
      const name = file.replace('.json', '')
      return [name, Object.fromEntries(flatten(JSON.parse(readFileSync(join(folder, file), 'utf8')), name))]
    }),
  )
}

function flatten(node, path) {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [[path, node]]
  return Object.entries(node).flatMap(([name, child]) => flatten(child, `${path}.${name}`))
}
