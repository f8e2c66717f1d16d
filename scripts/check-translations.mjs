// Checks that every text exists in every language and is used. Prints one line a fault, and ends with 1 if there is one.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { baseOf, languages, namesIn, readTexts } from './texts.mjs'

/** The words of the contract's enumerations are kept whole (app/i18n/terms.test.ts), also those no page shows yet. */
const wordLists = ['terms']

/**
 * Faults within the texts: keys, plural forms or {{names}} that differ between languages, and texts that are empty.
 * @param {ReturnType<typeof readTexts>} texts
 * @returns {string[]}
 */
export function faultsOfTexts(texts) {
  const all = Object.fromEntries(
    languages.map((language) => [language, Object.assign({}, ...Object.values(texts[language]))]),
  )
  const bases = new Set(Object.values(all).flatMap((flat) => Object.keys(flat).map(baseOf)))
  const formsOf = new Map(languages.map((language) => [language, formsByBase(all[language])]))
  return [
    ...languages.flatMap((language) => emptyTexts(language, all[language])),
    ...[...bases].flatMap((base) => faultsOfKey(base, formsOf)),
  ]
}

function formsByBase(flat) {
  const forms = new Map()
  for (const [key, text] of Object.entries(flat)) {
    const base = baseOf(key)
    forms.set(base, { ...forms.get(base), [key.slice(base.length)]: String(text) })
  }
  return forms
}

function emptyTexts(language, flat) {
  return Object.entries(flat)
    .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    .map(([key]) => `${language}: "${key}" is empty or not a text`)
}

function faultsOfKey(base, formsOf) {
  const inSwedish = formsOf.get('sv').get(base)
  return languages.flatMap((language) => {
    const forms = formsOf.get(language).get(base)
    if (!forms) return [`${language}: "${base}" is missing`]
    const faults = pluralFaults(language, forms).map((fault) => `${language}: "${base}" ${fault}`)
    const [own, swedish] = [namesOf(forms), namesOf(inSwedish ?? forms)]
    if (own !== swedish) faults.push(`${language}: "${base}" has the names {${own}}, Swedish has {${swedish}}`)
    return faults
  })
}

function pluralFaults(language, forms) {
  if (Object.keys(forms).every((suffix) => suffix === '')) return []
  const needed = new Intl.PluralRules(language.split('-')[0])
    .resolvedOptions()
    .pluralCategories.map((form) => `_${form}`)
  return [
    ...needed.filter((suffix) => !(suffix in forms)).map((suffix) => `lacks the plural form ${suffix}`),
    ...Object.keys(forms)
      .filter((suffix) => !needed.includes(suffix))
      .map((suffix) => `has a form too many: "${suffix}"`),
  ]
}

/** `count` may be left out of a plural form ("Ett pass"), so there the forms are taken together. */
function namesOf(forms) {
  return [...new Set(Object.values(forms).flatMap(namesIn))].sort().join(', ')
}

/**
 * Faults between texts and code: keys the code names that do not exist, keys no code names.
 * @param {string[]} keys 'file.path', without plural forms
 * @param {{ path: string, text: string }[]} sources
 * @returns {string[]}
 */
export function faultsOfUse(keys, sources) {
  const files = new Set(keys.map((key) => key.split('.')[0]))
  const known = new Set(keys)
  const used = new Set(keys.filter((key) => wordLists.includes(key.split('.')[0])))
  const faults = []
  for (const { path, text } of sources) {
    for (const { line, pattern, exact, isAsked } of namedKeys(path, text, files)) {
      const hits = exact === null ? keys.filter((key) => pattern.test(key)) : [exact].filter((key) => known.has(key))
      if (hits.length === 0 && isAsked) faults.push(`${path}:${line}: no text has the key ${exact ?? pattern.source}`)
      for (const key of hits) used.add(key)
    }
  }
  return [...faults, ...keys.filter((key) => !used.has(key)).map((key) => `"${key}" is not used`)]
}

/** Each string in the code that is a key, or a template of keys such as `terms.reason.${reason}`. */
function namedKeys(path, text, files) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found = []
  const visit = (node) => {
    const parts = partsOf(node)
    if (parts && files.has(parts[0].split('.')[0]) && parts[0].includes('.') && !isModuleName(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      const pattern = new RegExp(`^${escaped.join('[^.]+')}$`)
      if (parts.every((part) => /^[\w.:-]*$/.test(part))) {
        found.push({ line, exact: parts.length === 1 ? parts[0] : null, pattern, isAsked: isAsked(node) })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function partsOf(node) {
  if (ts.isStringLiteralLike(node)) return [node.text]
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)] : null
}

/** True for what is given to `t(…)`. Elsewhere a string of the same form may be something else, and types watch the keys. */
function isAsked(node) {
  const { parent } = node
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) return isAsked(parent)
  return ts.isCallExpression(parent) && parent.arguments[0] === node && /(^|\.)t$/.test(parent.expression.getText())
}

function isModuleName(node) {
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)
}

/** Faults of app/i18n/keys.ts: files it does not name. */
export function faultsOfKeyTypes(fileNames, keysSource) {
  return fileNames
    .filter((name) => !keysSource.includes(`'../../locales/sv/${name}.json'`))
    .map((name) => `app/i18n/keys.ts: locales/sv/${name}.json is not there`)
}

function readSources(root) {
  return readdirSync(join(root, 'app'), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }))
}

function main() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const texts = readTexts(join(root, 'locales'))
  const keys = [...new Set(Object.values(texts.sv).flatMap((flat) => Object.keys(flat).map(baseOf)))]
  const faults = [
    ...faultsOfTexts(texts),
    ...faultsOfUse(keys, readSources(root)),
    ...faultsOfKeyTypes(Object.keys(texts.sv), readFileSync(join(root, 'app/i18n/keys.ts'), 'utf8')),
  ]
  for (const fault of faults) console.log(fault)
  console.log(`${keys.length} texts in ${languages.length} languages, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
