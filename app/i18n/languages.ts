/** The languages of the portal. Lättläst is Swedish in fewer and simpler words. */
export const languages = ['sv', 'sv-lattlast', 'en', 'fi'] as const

/** One of the portal's languages. */
export type Language = (typeof languages)[number]

/** What is spoken when nothing else is chosen, and what stands in when a text is missing in production. */
export const defaultLanguage: Language = 'sv'

/** The value of the `lang` attribute: easy-read Swedish is Swedish. */
export function htmlLang(language: Language): 'sv' | 'en' | 'fi' {
  return language === 'sv-lattlast' ? 'sv' : language
}

/** The language a cookie, path or query names, or null when it names none of ours. */
export function parseLanguage(value: unknown): Language | null {
  return languages.find((language) => language === value) ?? null
}
