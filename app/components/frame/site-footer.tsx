import { useTexts } from '~/i18n/context'
import { LanguageLinks } from './languages'

const pages = [
  ['/hjalp', 'frame.footer.help'],
  ['/kontakt', 'frame.footer.contact'],
  ['/tillganglighet', 'frame.footer.accessibility'],
  ['/integritet', 'frame.footer.privacy'],
] as const

/** The last landmark of every page: help and contact always in the same place, one's own sign-ins, and the languages. */
export function SiteFooter({ signedIn }: { signedIn: boolean }) {
  const t = useTexts()
  return (
    <footer className="site-footer">
      <div className="wrap">
        <nav aria-labelledby="om">
          <h2 id="om">{t('frame.footer.about')}</h2>
          <ul className="links">
            {pages.map(([href, text]) => (
              <li key={href}>
                <a href={href}>{t(text)}</a>
              </li>
            ))}
            {signedIn && (
              <li>
                <a href="/mina-inloggningar">{t('sign-in.sessions.title')}</a>
              </li>
            )}
          </ul>
        </nav>
        <nav aria-labelledby="sprak">
          <h2 id="sprak">{t('frame.languages')}</h2>
          <LanguageLinks />
        </nav>
      </div>
    </footer>
  )
}
