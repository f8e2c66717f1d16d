import { useLocation } from '@remix-run/react'
import { htmlLang, languages } from '~/i18n/languages'
import { useLanguage, useTexts } from '~/i18n/context'

/**
 * Links to this page in the other languages; the present one is marked and is no link. Each name is in its own
 * language. Path, query and what is saved of a draft are kept.
 */
export function LanguageLinks() {
  const t = useTexts()
  const current = useLanguage()
  const { pathname, search } = useLocation()
  const here = encodeURIComponent(pathname + search)
  return (
    <ul className="languages">
      {languages.map((language) => {
        const lang = htmlLang(language)
        const name = t(`frame.languageName.${language}`)
        return (
          <li key={language}>
            {language === current ? (
              <span lang={lang} aria-current="true">
                {name}
              </span>
            ) : (
              <a lang={lang} hrefLang={lang} rel="nofollow" href={`/sprak/${language}?till=${here}`}>
                {name}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
