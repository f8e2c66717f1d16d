import { createInstance } from 'i18next'
import { bent } from './bending'
import type { TextKey } from './keys'
import { defaultLanguage, htmlLang } from './languages'
import type { Language } from './languages'
import { isBlank, isolated } from './outside-text'

/** What fills the `{{names}}` of a text. `count` also chooses its plural form. */
export type TextValues = Readonly<Record<string, string | number>>
/** Gives the text of a key in one language. React escapes what it puts in a page, so nothing is escaped here. */
export type Texts = (key: TextKey, values?: TextValues) => string
/** Key and text, as in one language's files: `{ 'schedule.vacant': 'Ingen är bokad än' }`. */
export type FlatTexts = Readonly<Record<string, string>>

/** A text cut at its names: words, name, words, name, words. A name may say how its value is bent: `date:na`. */
type Template = readonly string[]

/**
 * Makes the texts of one language. i18next finds a text, with plural form and fallback; each answer is kept, because
 * an i18next look-up costs some ten microseconds and a page has hundreds (performance.md).
 *
 * When `strict`, an unknown key or a missing value throws; else Swedish stands in, then the key.
 */
export function createTexts(language: Language, texts: ReadonlyMap<Language, FlatTexts>, strict: boolean): Texts {
  const translate = createInstance()
  void translate.init({
    lng: language,
    fallbackLng: strict ? false : defaultLanguage,
    resources: Object.fromEntries([...texts].map(([name, translation]) => [name, { translation }])),
    load: 'currentOnly',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { skipOnVariables: true, escapeValue: false },
  })
  const plurals = new Intl.PluralRules(htmlLang(language))
  const known = new Map<string, Template>()

  function find(key: TextKey, id: string, count: number | undefined): Template {
    const options = { skipInterpolation: true, ...(count !== undefined && { count }) }
    if (strict && !translate.exists(key, options)) throw new Error(`No text "${id}" in ${language}`)
    const template = translate.t(key, options).split(/\{\{\s*(\w+(?::\w+)?)\s*\}\}/)
    known.set(id, template)
    return template
  }

  return (key, values) => {
    const count = typeof values?.count === 'number' ? values.count : undefined
    const id = count === undefined ? key : `${key}_${plurals.select(count)}`
    const template = known.get(id) ?? find(key, id, count)
    const first = template[0] ?? key
    return template.length === 1 ? first : fill(template, first, { key, values, strict, find })
  }
}

type Filling = {
  key: string
  values: TextValues | undefined
  strict: boolean
  find: (key: TextKey, id: string, count: undefined) => Template
}

/** Text from outside stands as an island; where it is blank, the sentence says so instead of having a hole. */
function outside(value: string, find: Filling['find']): string {
  const island = isolated(value)
  return isBlank(island) ? (find('format.notGiven', 'format.notGiven', undefined)[0] ?? '') : island
}

function fill(template: Template, first: string, { key, values, strict, find }: Filling): string {
  let text = first
  for (let index = 1; index < template.length; index += 2) {
    const [name = '', form] = (template[index] ?? '').split(':')
    const value = values?.[name]
    if (value === undefined && strict) throw new Error(`Text "${key}" needs a value for "${name}"`)
    text +=
      typeof value === 'string' ? outside(form === undefined ? value : bent(value, form), find) : String(value ?? '')
    const after = template[index + 1] ?? ''
    // A name may end with the point that the sentence ends with.
    text += after.startsWith('.') && /\.\u2069?$/u.test(text) ? after.slice(1) : after
  }
  return text
}

/**
 * Makes `{ 'file.path.name': 'text' }` of the nested texts of one file. Throws when something in it is not a text.
 */
export function flatten(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node !== 'object' || node === null || Array.isArray(node)) throw new Error(`Not a text: ${path}`)
  return Object.entries(node).flatMap(([name, child]) => flatten(child, `${path}.${name}`))
}
