import { PostForm } from '~/components/forms/post-form'
import { useTexts } from '~/i18n/context'
import { LanguageLinks } from './languages'
import { Logo } from './logo'

/**
 * The first landmark of every page: the name of the service, the languages, and signing in or out. For one who is signed
 * in the languages are one link, to the same list in the footer, so that the header stays short to listen to: with the
 * person and the menu at most eight stops.
 */
export function SiteHeader({ userName }: { userName: string | null }) {
  const t = useTexts()
  return (
    <header className="site-header">
      <div className="wrap">
        <Logo />
        {userName === null ? (
          <>
            <a className="header-link" href="/logga-in">
              {t('frame.signIn')}
            </a>
            <nav aria-label={t('frame.chooseLanguage')}>
              <LanguageLinks />
            </nav>
          </>
        ) : (
          <div className="header-tools">
            <a href="#sprak">{t('frame.languages')}</a>
            <PostForm action="/logga-ut">
              <button type="submit" className="sign-out">
                {t('frame.signOut')} <span>{userName}</span>
              </button>
            </PostForm>
          </div>
        )}
      </div>
    </header>
  )
}
