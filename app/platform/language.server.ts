import type { Request } from 'express'
import { languages, parseLanguage, type Language } from '~/i18n/languages'

/** The cookie that keeps the chosen language. It says nothing about the person, so it needs no consent. */
export const languageCookie = 'insyn-sprak'

const chosenIn = new RegExp(`(?:^|;\\s*)${languageCookie}=([a-z-]+)`)

/** The chosen language, else the first of the browser's that we have, else Swedish. */
export function languageOf(request: Request): Language {
  const chosen = chosenIn.exec(request.headers.cookie ?? '')?.[1]
  const fromCookie = parseLanguage(chosen)
  if (fromCookie) return fromCookie
  const accepted = request.acceptsLanguages('sv', 'en', 'fi')
  return languages.find((language) => language === accepted) ?? 'sv'
}
