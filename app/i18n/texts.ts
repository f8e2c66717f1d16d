import { createTexts, flatten } from './create-texts'
import type { FlatTexts, Texts } from './create-texts'
import { languages } from './languages'
import type { Language } from './languages'

export type { Texts } from './create-texts'
export type { TextKey } from './keys'

/** Every file of locales/, built into the bundle: '../../locales/sv/home.json' → its content. */
const files = import.meta.glob<unknown>('../../locales/*/*.json', { eager: true, import: 'default' })
const allTexts = new Map(languages.map((language) => [language, textsOf(language)]))
const made = new Map<Language, Texts>()

/** The texts of a language; made once and kept. A missing text throws outside production. */
export function textsFor(language: Language): Texts {
  const kept = made.get(language)
  if (kept) return kept
  const texts = createTexts(language, allTexts, !import.meta.env.PROD)
  made.set(language, texts)
  return texts
}

function textsOf(language: Language): FlatTexts {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, content]) => {
      const [folder, file = ''] = path.split('/').slice(-2)
      return folder === language ? flatten(content, file.replace('.json', '')) : []
    }),
  )
}
