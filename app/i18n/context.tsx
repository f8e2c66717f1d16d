import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { formatsFor } from './format'
import type { Formats } from './format'
import { defaultLanguage } from './languages'
import type { Language } from './languages'
import { textsFor } from './texts'
import type { Texts } from './texts'

const LanguageContext = createContext<Language>(defaultLanguage)

/** Sets the language of everything inside; the root does it once. */
export function TextsProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

/** The page's language. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** The page's texts: `const t = useTexts()`. */
export function useTexts(): Texts {
  return textsFor(useLanguage())
}

/** How times, dates and durations are written on the page. */
export function useFormats(): Formats {
  return formatsFor(useLanguage())
}
