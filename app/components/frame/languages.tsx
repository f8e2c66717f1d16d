import { useLocation } from '@remix-run/react'
import { useCarriedForm } from '~/components/forms/post-form'
import { htmlLang, languages } from '~/i18n/languages'
import { useLanguage, useTexts } from '~/i18n/context'

/**
 * Links to this page in the other languages; the present one is marked and is no link. Each name is in its own
 * language. Path, query and what is saved of a draft are kept. On a page with a form to fill in they are buttons of that
 * form, which send it nowhere, so that what stands in its fields is kept too. Then they must come after the form: the
 * first of its buttons in the document is the one that the Enter key presses.
 */
export function LanguageLinks() {
  const t = useTexts()
  const current = useLanguage()
  const { pathname, search } = useLocation()
  const here = encodeURIComponent(pathname + search)
  const form = useCarriedForm()
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
            ) : form !== null ? (
              <button
                type="submit"
                form={form}
                formAction={`/sprak/${language}?till=${here}`}
                formMethod="post"
                formNoValidate
                lang={lang}
              >
                {name}
              </button>
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
