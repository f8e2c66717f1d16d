import { useTexts } from '~/i18n/context'
import { LanguageLinks } from './languages'

const pages = [
  ['/hjalp', 'layout.footer.help'],
  ['/kontakt', 'layout.footer.contact'],
  ['/tillganglighet', 'layout.footer.accessibility'],
  ['/integritet', 'layout.footer.privacy'],
] as const

/** The last landmark of every page: help and contact always in the same place, one's own sign-ins, and the languages. */
export function SiteFooter({ signedIn }: { signedIn: boolean }) {
  const t = useTexts()
  return (
    <footer className="site-footer">
      <div className="wrap">
        <nav aria-labelledby="om">
          <h2 id="om">{t('layout.footer.about')}</h2>
          <ul className="links">
            {pages.map(([href, text]) => (
              <li key={href}>
                <a href={href}>{t(text)}</a>
              </li>
            ))}
            {signedIn && (
              <li>
                <a href="/mina-inloggningar">{t('auth.sessions.title')}</a>
              </li>
            )}
          </ul>
        </nav>
        <nav aria-labelledby="sprak">
          <h2 id="sprak">{t('layout.languages')}</h2>
          <LanguageLinks />
        </nav>
      </div>
    </footer>
  )
}
