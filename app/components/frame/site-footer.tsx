import { useTexts } from '~/i18n/context'
import { LanguageLinks } from './languages'

const pages = [
  ['/hjalp', 'frame.footer.help'],
  ['/kontakt', 'frame.footer.contact'],
  ['/tillganglighet', 'frame.footer.accessibility'],
  ['/integritet', 'frame.footer.privacy'],
] as const

/** The last landmark of every page: help and contact always in the same place, and the languages. */
export function SiteFooter() {
  const t = useTexts()
  return (
    <footer className="site-footer">
      <div className="wrap">
        <nav aria-label={t('frame.footer.about')}>
          <ul className="links">
            {pages.map(([href, text]) => (
              <li key={href}>
                <a href={href}>{t(text)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t('frame.languages')} id="sprak" tabIndex={-1}>
          <LanguageLinks />
        </nav>
      </div>
    </footer>
  )
}
